import * as pulumi from "@pulumi/pulumi";

import { dynamicType, providerSource } from "../provider/hosts/dynamic/token";
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
    // The engine would call a program's provider code, which an import does not have yet, and fail without a word.
    if (options.import !== undefined) {
      throw refusal(
        new TypeError(
          `${spec.type} ${name}: the option \`import\` does not work with dynamic resources: use \`adopt\`, or \`batchflow import\` with \`pulumi import --file\``,
        ),
      );
    }
    const own = wrapSecrets(withTexts(args ?? {}, spec.documents), spec.secretInputs) as Arguments;
    const properties = {
      ...Object.fromEntries(spec.properties.map((property) => [property, undefined])),
      ...own,
      ...internalProperties(spec, name, options, adopt),
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
          transformations: [lastly((args) => withMarked(args, spec))],
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

/** The properties as they are after all transformations, with where in them the program has marked secrets. */
function withMarked(
  { props, opts }: pulumi.ResourceTransformationArgs,
  spec: ResourceSpec,
): pulumi.ResourceTransformationResult {
  const given = Object.entries(props as Arguments).filter(([name]) => !name.startsWith("__"));
  const marked = markedSecrets(Object.fromEntries(given), spec.secretInputs, UNKNOWN);
  const __secrets = marked.then((found) => (found.length === 0 ? undefined : found));
  return { props: { ...props, __secrets }, opts };
}

function withTexts(args: object, documents: ResourceSpec["documents"]): Arguments {
  const texts = Object.entries(documents).map(([property, kind]) => [
    property,
    documentText(Reflect.get(args, property), kind, property),
  ]);
  return { ...args, ...(Object.fromEntries(texts) as Arguments) };
}

/** Properties that the engine keeps, and shows at most by name. What they mean stands in docs/architecture.md. */
function internalProperties(
  spec: ResourceSpec,
  name: string,
  options: ResourceOptions,
  adopt: string | undefined,
): Arguments {
  return {
    __provider: providerSource(spec.type),
    __identity: identity(spec.type, name, options),
    ...timeouts(`${spec.type} ${name}`, options.customTimeouts),
    ...(adopt !== undefined && { __adopt: adopt }),
    ...(standsBeside(options) && { __createFirst: true }),
    ...organization(),
  };
}

/** Whether the old object is still there when a replacement is made. */
function standsBeside({ deleteBeforeReplace, retainOnDelete }: ResourceOptions): boolean {
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

/** The time limits of operations, in seconds, where the program sets one. */
function timeouts(resource: string, custom: ResourceOptions["customTimeouts"]): Arguments {
  const limits = Object.entries(custom ?? {}).flatMap(([operation, value]) => {
    const seconds = secondsOf(value, `${resource}: customTimeouts.${operation}`);
    return seconds === undefined ? [] : [[operation, seconds] as const];
  });
  return limits.length === 0 ? {} : { __timeouts: Object.fromEntries(limits) };
}
