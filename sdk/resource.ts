import * as pulumi from "@pulumi/pulumi";

import { dynamicType, providerSource } from "../provider/hosts/token";
import { UNKNOWN } from "../provider/core/schema/values";
import { type DocumentKind, documentText } from "./document";
import { secondsOf } from "./duration";
import { refusal } from "./refusal";
import { lastly, markedSecrets, type SecretPlaces, wrapSecrets } from "./secrets";

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

/** What the base class needs to know of a resource type. */
export interface ResourceSpec {
  /** `platform:Type`. */
  readonly type: string;
  /** All properties, so that a preview shows those as unknown that create will give. */
  readonly properties: readonly string[];
  /** Where arguments hold credentials. */
  readonly secretInputs: SecretPlaces;
  /** Outputs that are credentials without being arguments. */
  readonly secretOutputs: readonly string[];
  /** Arguments that may be given as files, for YAML as objects, for zip archives as folders. */
  readonly documents: Readonly<Record<string, DocumentKind>>;
}

/** What stands for an organization in backends that have none. */
const NO_ORGANIZATION = "organization";

type Arguments = Readonly<Record<string, unknown>>;

/** The base of all resources of this package. */
export abstract class Resource extends pulumi.CustomResource {
  protected constructor(
    spec: ResourceSpec,
    name: string,
    args: object | undefined,
    options: ResourceOptions = {},
  ) {
    const { adopt, ...engineOptions } = options;
    const properties = {
      ...Object.fromEntries(spec.properties.map((property) => [property, undefined])),
      ...args,
      __provider: providerSource(spec.type),
      __identity: identity(spec.type, name, options),
      ...(adopt !== undefined && { __adopt: adopt }),
      ...organization(),
    };
    super(
      dynamicType(spec.type),
      name,
      properties,
      pulumi.mergeOptions(
        // A mark on the platform names one object of a resource: the old and the new one must not be there together.
        {
          deleteBeforeReplace: true,
          additionalSecretOutputs: [...spec.secretOutputs],
          transformations: [lastly((args) => completed(args, spec))],
        },
        engineOptions,
      ),
    );
  }

  /** Whether an object is a resource of the type, also of another loaded copy of this package. */
  protected static isOfType(object: unknown, spec: ResourceSpec): boolean {
    return (
      pulumi.CustomResource.isInstance(object) &&
      Reflect.get(object, "__pulumiType") === dynamicType(spec.type)
    );
  }
}

/**
 * What the provider is given, from what all transformations have left of arguments and options: documents as texts,
 * credentials marked, where the program itself has marked values, and the options that the engine does not hand on.
 */
function completed(
  { name, props, opts }: pulumi.ResourceTransformationArgs,
  spec: ResourceSpec,
): pulumi.ResourceTransformationResult {
  const options: pulumi.CustomResourceOptions = opts;
  refuseImport(`${spec.type} ${name}`, options);
  const given = withTexts(props, spec.documents);
  return {
    props: {
      ...(wrapSecrets(given, spec.secretInputs) as Arguments),
      __secrets: marks(given, spec),
      __timeouts: timeouts(`${spec.type} ${name}`, options.customTimeouts),
      __createFirst: standsBeside(options) || undefined,
    },
    opts,
  };
}

/** The engine would call a program's provider code, which an import does not have yet, and fail without a word. */
function refuseImport(resource: string, options: pulumi.CustomResourceOptions): void {
  if (options.import === undefined) return;
  throw refusal(
    new TypeError(
      `${resource}: the option \`import\` does not work with dynamic resources: use \`adopt\`, or \`batchflow import\` with \`pulumi import --file\``,
    ),
  );
}

/** Where the program has marked values secret; absent where nowhere. */
async function marks(given: Arguments, { secretInputs }: ResourceSpec): Promise<unknown> {
  const own = Object.entries(given).filter(([name]) => !name.startsWith("__"));
  const marked = await markedSecrets(Object.fromEntries(own), secretInputs, UNKNOWN);
  return marked.length === 0 ? undefined : marked;
}

function withTexts(args: Arguments, documents: ResourceSpec["documents"]): Arguments {
  const texts = Object.entries(documents).map(([property, kind]) => [
    property,
    documentText(args[property], kind, property),
  ]);
  return { ...args, ...(Object.fromEntries(texts) as Arguments) };
}

/** Whether the old object is still there when a replacement is made. */
function standsBeside({ deleteBeforeReplace, retainOnDelete }: pulumi.CustomResourceOptions): boolean {
  return deleteBeforeReplace === false || retainOnDelete === true;
}

/** The stack's organization, where the backend has such: with it the stack's own state is found. */
function organization(): Arguments {
  try {
    const name = pulumi.getOrganization();
    return name === NO_ORGANIZATION ? {} : { __organization: name };
  } catch {
    // Outside a run of the engine, as in a unit test, there is none.
    return {};
  }
}

/** The resource's URN as a promise: as an output it would depend on the parent, and so on its own siblings. */
function identity(type: string, name: string, { parent }: ResourceOptions): Promise<string> {
  const urn = pulumi.createUrn(name, dynamicType(type), parent);
  return new Promise((resolve) => urn.apply(resolve));
}

/** The time limits of operations, in seconds; absent where the program sets none. */
function timeouts(
  resource: string,
  custom: ResourceOptions["customTimeouts"],
): Readonly<Record<string, number>> | undefined {
  const limits = Object.entries(custom ?? {}).flatMap(([operation, value]) => {
    const seconds = secondsOf(value, `${resource}: customTimeouts.${operation}`);
    return seconds === undefined ? [] : [[operation, seconds] as const];
  });
  return limits.length === 0 ? undefined : Object.fromEntries(limits);
}
