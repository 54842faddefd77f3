import type { PolicyResource } from "@pulumi/policy";

import type { ResourceDefinition } from "../../../provider/core/definition";
import { type Path, secretsIn } from "../../../provider/core/disclosure/places";
import { Secrets } from "../../../provider/core/disclosure/redact";
import type { Machines } from "../../../provider/core/machines";
import { type ObjectShape, shapeOf } from "../../../provider/core/schema/shape";
import { formatPath, isRecord, isUnknown, valueAt } from "../../../provider/core/schema/values";
import { contextOf, INTERNAL, ownOf } from "../../../provider/hosts/bag";
import { resourceType } from "../../../provider/hosts/token";
import { loadPlatform, type PlatformDefinitions, platformOf } from "../../../provider/registry";
import { connectionsOf } from "./connection";
import { placeOf, type Properties, read, unchecked, unknownAt } from "./offered";

/** What a policy is told of a resource, alone or as one of a stack's. */
export type Offered = Pick<PolicyResource, "type" | "name" | "props" | "provider">;

/** A resource of this package, in either host, as policies judge it. */
export class Subject {
  /** Its own properties, with `UNKNOWN` for what is not known yet. */
  readonly properties: Properties;
  readonly #offered: Offered;
  readonly #secrets: Secrets;

  constructor(
    offered: Offered,
    readonly definition: ResourceDefinition,
    readonly platform: PlatformDefinitions,
  ) {
    const bag = unchecked(offered.props);
    this.#offered = offered;
    this.properties = ownOf(bag);
    // While it is not known whether a value is a secret, any may be one.
    const marked = isUnknown(bag[INTERNAL.secrets]) ? [[]] : contextOf(bag).secrets;
    this.#secrets = new Secrets(secretsIn(definition.inputs, this.properties, marked));
  }

  /** The machines that it lets run. */
  get machines(): readonly Machines[] {
    return this.definition.spec.machines?.(this.properties) ?? [];
  }

  /** A setting of its connection, as far as the provider's inputs tell it, or what holds where it is left out. */
  setting(key: string): unknown {
    const { name, schema } = this.platform.platform;
    const own = this.properties.connection ?? name;
    const settings = connectionsOf(this.#offered.provider).find((one) => one.name === own)?.settings;
    const given = isRecord(settings) ? settings[key] : undefined;
    return given ?? (shapeOf(schema) as ObjectShape).fields.get(key)?.default;
  }

  /** What is to be said of a property, with the resource's type and name, on one line and without secrets. */
  says(path: Path, text: string): string {
    const { type } = this.definition;
    return this.#secrets.show(`${type} ${this.#offered.name}: ${formatPath(path)} ${text}`);
  }

  /** Where a text stands: below a place, or else anywhere. */
  placeOf(text: string, below: Path): Path | undefined {
    const isText = (value: unknown) => value === text;
    return placeOf(isText, valueAt(this.properties, below), below) ?? placeOf(isText, this.properties);
  }

  /** Ends the policy with a warning where something is not known yet: at a place, or else anywhere. */
  demand(path: Path): void {
    read(this.#offered.props, unknownAt(this.properties, path) ?? placeOf(isUnknown, this.properties));
  }
}

/** The resource as one of this package's; undefined where it is another's. */
export async function subjectOf(offered: Offered): Promise<Subject | undefined> {
  const type = resourceType(offered.type);
  if (type === undefined) return undefined;
  const platform = await loadPlatform(platformOf(type));
  const definition = platform?.resources.get(type);
  return platform && definition && new Subject(offered, definition, platform);
}
