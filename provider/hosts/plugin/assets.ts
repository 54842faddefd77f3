import type { ResourceDefinition } from "../../core/definition";
import type { Path } from "../../core/disclosure/places";
import type { Properties } from "../../core/lifecycle";
import type { ObjectShape } from "../../core/schema/shape";
import { containsUnknown, isRecord, SIGNATURE, sorted, UNKNOWN } from "../../core/schema/values";
import { contextOf, INTERNAL } from "../bag";
import { type DocumentHost, documentText } from "../document";

/** The signatures of assets and archives, as Pulumi's protocol has them. */
const KINDS: ReadonlyMap<unknown, ReturnType<DocumentHost["kindOf"]>> = new Map([
  ["c44067f5952c0a294b673a41bacd8c17", "asset"],
  ["0def7320c3a5731c473e5ecbe6d01bc7", "archive"],
]);

function kindOf(value: unknown): ReturnType<DocumentHost["kindOf"]> {
  return isRecord(value) ? KINDS.get(value[SIGNATURE]) : undefined;
}

/**
 * Inputs, as the engine sends them and without marks of secrets, with their documents as texts. One of which a part is
 * not known yet is not known as a whole. Fails, naming the property, where a document cannot be read.
 *
 * An object comes from the engine without the order in which the program wrote it, so that its YAML has its members
 * sorted. The dynamic host writes them in the program's order: the texts mean the same, which is no difference.
 */
export async function documentInputs(
  { fields }: ObjectShape,
  inputs: Properties,
  warn: DocumentHost["warn"],
): Promise<Record<string, unknown>> {
  const texts = Object.entries(inputs).map(async ([name, value]) => {
    const kind = fields.get(name)?.marks.document;
    if (kind === undefined) return [name, value] as const;
    if (containsUnknown(value)) return [name, UNKNOWN] as const;
    return [name, await documentText(sorted(value), kind, name, { kindOf, warn })] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

/** Where secrets are once documents are texts: one in a document is a secret of the whole. */
export function documentSecrets({ fields }: ObjectShape, secrets: readonly Path[]): Path[] {
  const places = secrets.map((path) => {
    const [top] = path;
    return top !== undefined && fields.get(String(top))?.marks.document !== undefined ? [top] : path;
  });
  return [...new Map(places.map((path) => [JSON.stringify(path), path])).values()];
}

/** The properties of a request with their documents as texts. */
export async function withDocuments(
  { inputs }: ResourceDefinition,
  bag: Properties,
  warn: DocumentHost["warn"],
): Promise<Properties> {
  const marked = contextOf(bag).secrets ?? [];
  return {
    ...(await documentInputs(inputs, bag, warn)),
    ...(marked.length > 0 && { [INTERNAL.secrets]: documentSecrets(inputs, marked) }),
  };
}
