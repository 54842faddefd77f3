import type { Marks } from "../../core/schema/field";
import { formatPath, isNothing, isRecord } from "../../core/schema/values";
import { zipOf } from "./archive";
import { assetText } from "./content";
import { type DocumentHost, sourceOf } from "./source";

export type { DocumentHost, Source } from "./source";

export type DocumentKind = NonNullable<Marks["document"]>;

const FORMS: Readonly<Record<DocumentKind, string>> = {
  text: "a text or an asset",
  yaml: "a text, an asset or an object",
  zip: "a zip archive: Base64, an asset or an archive",
};

/**
 * The text of a document that a program gives as a text, an asset, an archive or an object, all known. Absent values stay
 * absent. Fails, naming the property and the file or address, where there is no such text.
 */
export async function documentText(
  value: unknown,
  kind: DocumentKind,
  property: string,
  host: DocumentHost,
): Promise<unknown> {
  if (typeof value === "string" || isNothing(value)) return value;
  const source = sourceOf(value, host);
  if (source !== undefined) {
    if (kind === "zip") return (await zipOf(source, property, host.warn)).toString("base64");
    if (source.kind === "asset") return assetText(source, property);
    throw new TypeError(`${property} is one text and takes no archive: give the file in it as a FileAsset`);
  }
  if (kind === "yaml" && typeof value === "object") {
    refuseSources(value, [property], host);
    return (await import("./yaml.js")).yamlOf(value, property);
  }
  throw new TypeError(`${property} must be ${FORMS[kind]}`);
}

/** An asset in an object would be written as what it is made of. */
function refuseSources(value: unknown, path: readonly PropertyKey[], host: DocumentHost): void {
  if (host.kindOf(value) !== undefined) {
    throw new TypeError(`${formatPath(path)} must not be an asset or archive: an object takes texts`);
  }
  if (!isRecord(value) && !Array.isArray(value)) return;
  for (const [name, item] of Object.entries(value)) {
    refuseSources(item, [...path, Array.isArray(value) ? Number(name) : name], host);
  }
}
