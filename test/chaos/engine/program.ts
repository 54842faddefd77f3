import type { Properties } from "../../lifecycle/process";

/** A value that another resource of the program gives. */
export class Reference {
  constructor(
    readonly name: string,
    /** `id`, or one of its outputs. */
    readonly property: string,
  ) {}
}

/** A resource as the program declares it. */
export interface Declared {
  readonly name: string;
  /** `platform:Type`. */
  readonly type: string;
  /** Values, and references to other resources among the top-level ones. */
  readonly inputs: Properties;
  readonly adopt?: string;
  readonly createFirst?: boolean;
  readonly retainOnDelete?: boolean;
  readonly timeouts?: Readonly<Record<string, number>>;
}

/** What of a resource others refer to. */
export interface Referred {
  readonly urn: string;
  readonly id: string;
  readonly outputs: Properties;
}

/** The names of the resources that one needs. */
export function dependenciesOf({ inputs }: Declared): string[] {
  const names = Object.values(inputs).flatMap((value) => (value instanceof Reference ? [value.name] : []));
  return [...new Set(names)];
}

/** Puts the values of other resources in place of the references to them. */
export function resolve(
  { name, inputs }: Declared,
  find: (name: string, property: string) => Referred | undefined,
): { inputs: Properties; propertyDependencies: Record<string, string[]> } {
  const propertyDependencies: Record<string, string[]> = {};
  const entries = Object.entries(inputs).map(([key, value]) => {
    if (!(value instanceof Reference)) return [key, value];
    const other = find(value.name, value.property);
    if (other === undefined) throw new RangeError(`${name} refers to ${value.name}, which is not there`);
    propertyDependencies[key] = [other.urn];
    return [key, value.property === "id" ? other.id : other.outputs[value.property]];
  });
  return { inputs: Object.fromEntries(entries) as Properties, propertyDependencies };
}
