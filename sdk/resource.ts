import * as pulumi from "@pulumi/pulumi";

import { resourceType } from "../provider/hosts/token";
import { documentText } from "./document";
import { type Arguments, type Form, formOf, type ResourceSpec } from "./form";
import { lastly, wrapSecrets } from "./secrets";

export type { ResourceSpec } from "./form";

/** Options of a resource: those that Pulumi has, and the way to take over an existing object. */
export interface ResourceOptions extends pulumi.CustomResourceOptions {
  /**
   * The id of an existing object, which the resource takes over instead of creating one. The preview says what will
   * change in it. Fails where the object differs in what cannot be changed in place. What the program leaves out stays
   * as the object has it, as long as the option stays. Where there is no such object any more, and in a replacement, a
   * new one is created.
   */
  adopt?: string | undefined;
}

/** The base of all resources of this package. */
export abstract class Resource extends pulumi.CustomResource {
  /** The engine's type of a class, by which policies know it. */
  declare static readonly __pulumiType: string;

  protected constructor(
    spec: ResourceSpec,
    name: string,
    args: object | undefined,
    options: ResourceOptions = {},
  ) {
    const { adopt, ...engineOptions } = options;
    const { __pulumiType: type } = new.target;
    const form = formOf(type);
    const properties = {
      ...Object.fromEntries(spec.properties.map((property) => [property, undefined])),
      ...args,
      ...form.beside(spec, name, options),
      ...(adopt !== undefined && { __adopt: adopt }),
    };
    super(
      type,
      name,
      properties,
      pulumi.mergeOptions(
        {
          ...form.options(spec),
          aliases: aliases(spec, name, form, options),
          // A mark on the platform names one object of a resource: the old and the new one must not be there together.
          deleteBeforeReplace: true,
          transformations: [lastly((last) => completed(last, spec, form))],
        },
        engineOptions,
      ),
    );
  }

  /** Whether an object is a resource of an engine's type, also of another loaded copy of this package. */
  protected static isOfType(object: unknown, type: string): boolean {
    return pulumi.CustomResource.isInstance(object) && Reflect.get(object, "__pulumiType") === type;
  }
}

/** The arguments and options of a resource that is an existing object, read by its id. */
export function existing<Args>(
  id: pulumi.Input<pulumi.ID>,
  { connection, ...options }: ResourceOptions & { connection?: string } = {},
): [args: Args, options: ResourceOptions] {
  return [{ connection } as Args, { ...options, id }];
}

/** As what the state has a resource that was declared in the other form. What is only read is not moved. */
function aliases(
  { type }: ResourceSpec,
  name: string,
  { other }: Form,
  { id, parent }: ResourceOptions,
): pulumi.Input<pulumi.URN | pulumi.Alias>[] {
  if (id !== undefined) return [];
  const own = { type: other.type(type) };
  // The engine takes no aliases of parents that are only read, of which a child would inherit.
  return isBelowOwn(parent) ? [own, pulumi.createUrn(name, own.type, parent).apply(other.urn)] : [own];
}

/** Whether a parent, or a parent of it, is a resource of this package. */
function isBelowOwn(parent: unknown): boolean {
  if (!pulumi.Resource.isInstance(parent)) return false;
  return (
    resourceType(String(Reflect.get(parent, "__pulumiType"))) !== undefined ||
    isBelowOwn(Reflect.get(parent, "__parentResource"))
  );
}

/**
 * What the provider is given, from what all transformations have left of arguments and options: documents as texts,
 * credentials marked, and what the resource's form puts beside.
 */
function completed(
  { name, props, opts }: pulumi.ResourceTransformationArgs,
  spec: ResourceSpec,
  form: Form,
): pulumi.ResourceTransformationResult {
  const given = withTexts(props, spec, name);
  return {
    props: {
      ...(wrapSecrets(given, spec.secretInputs) as Arguments),
      ...form.besideLast(spec, name, given, opts),
    },
    opts,
  };
}

function withTexts(args: Arguments, { documents, type }: ResourceSpec, name: string): Arguments {
  const texts = Object.entries(documents).map(([property, kind]) => [
    property,
    documentText(args[property], kind, { resource: `${type} ${name}`, property }),
  ]);
  return { ...args, ...(Object.fromEntries(texts) as Arguments) };
}
