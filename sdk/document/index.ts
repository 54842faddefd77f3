import * as pulumi from "@pulumi/pulumi";

import { zipOf } from "./archive";
import { assetText } from "./content";
import { refusal } from "../refusal";

/**
 * A text, or a file or an address that holds it. The text becomes part of the state, so that a preview shows what changes
 * in it.
 */
export type TextDocument =
  string | pulumi.asset.FileAsset | pulumi.asset.StringAsset | pulumi.asset.RemoteAsset;

/** A YAML text, a file that holds it, or its content as an object, which may hold outputs. */
export type YamlDocument = TextDocument | Readonly<Record<string, unknown>>;

export type { ZipDocument } from "./archive";

export type DocumentKind = "text" | "yaml" | "zip";

const FORMS: Readonly<Record<DocumentKind, string>> = {
  text: "a text or an asset",
  yaml: "a text, an asset or an object",
  zip: "a zip archive: Base64, an asset or an archive",
};

/** The text of a document. Absent values stay absent. */
export function documentText(value: unknown, kind: DocumentKind, property: string): unknown {
  if (typeof value === "string" || value === undefined || value === null) return value;
  return pulumi.output(value).apply((known: unknown) =>
    textOf(known, kind, property).catch((error: unknown) => {
      throw error instanceof Error ? refusal(error) : error;
    }),
  );
}

/** The text of a document whose outputs are known. Fails, naming the property, where it is none. */
export async function textOf(value: unknown, kind: DocumentKind, property: string): Promise<unknown> {
  if (typeof value === "string" || value === undefined || value === null) return value;
  const { Asset, Archive } = pulumi.asset;
  if (Asset.isInstance(value) || Archive.isInstance(value)) {
    if (kind === "zip") return (await zipOf(value, property)).toString("base64");
    if (Asset.isInstance(value)) return assetText(value, property);
    throw new TypeError(`${property} is one text and takes no archive: give the file in it as a FileAsset`);
  }
  if (kind === "yaml" && typeof value === "object")
    return (await import("./yaml.js")).yamlOf(value, property);
  throw new TypeError(`${property} must be ${FORMS[kind]}`);
}
