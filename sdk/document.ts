import { readFile } from "node:fs/promises";

import * as pulumi from "@pulumi/pulumi";
import { stringify } from "yaml";

/** A text, or a file that holds it. The text becomes part of the state, so that a preview shows what changes in it. */
export type TextDocument = string | pulumi.asset.FileAsset | pulumi.asset.StringAsset;

/** A YAML text, a file that holds it, or its content as an object, which may hold outputs. */
export type YamlDocument = TextDocument | Readonly<Record<string, unknown>>;

export type DocumentKind = "text" | "yaml";

/** The text of a document. Absent values stay absent. */
export function documentText(value: unknown, kind: DocumentKind, property: string): unknown {
  if (typeof value === "string" || value === undefined || value === null) return value;
  return pulumi.output(value).apply((known: unknown) => textOf(known, kind, property));
}

/** The text of a document whose outputs are known. Fails, naming the property, where it is none. */
export async function textOf(value: unknown, kind: DocumentKind, property: string): Promise<unknown> {
  if (typeof value === "string" || value === undefined || value === null) return value;
  if (pulumi.asset.Asset.isInstance(value)) {
    const { path, text } = value as Partial<pulumi.asset.FileAsset & pulumi.asset.StringAsset>;
    if (path !== undefined) return fileText(await path, property);
    if (text !== undefined) return text;
  } else if (kind === "yaml" && typeof value === "object" && !pulumi.asset.Archive.isInstance(value)) {
    return stringify(value);
  }
  const yaml = kind === "yaml" ? ", a StringAsset or an object" : " or a StringAsset";
  throw new TypeError(`${property} must be a text, a FileAsset${yaml}`);
}

async function fileText(path: string, property: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new Error(`${property}: ${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
