import * as pulumi from "@pulumi/pulumi";

import {
  type DocumentHost,
  type DocumentKind,
  documentText as readText,
} from "../../provider/hosts/document";
import { refusal } from "../refusal";

export type { DocumentKind } from "../../provider/hosts/document";

/**
 * A text, or a file or an address that holds it. The text becomes part of the state, so that a preview shows what changes
 * in it.
 */
export type TextDocument =
  string | pulumi.asset.FileAsset | pulumi.asset.StringAsset | pulumi.asset.RemoteAsset;

/** A YAML text, a file that holds it, or its content as an object, which may hold outputs. */
export type YamlDocument = TextDocument | Readonly<Record<string, unknown>>;

/**
 * A zip archive in Base64, a file that holds one, or an archive. One that is a folder, or made of assets, is packed; its
 * content becomes part of the state.
 */
export type ZipDocument = string | pulumi.asset.FileAsset | pulumi.asset.RemoteAsset | pulumi.asset.Archive;

/** Where a document stands: `huawei:Workflow variants`, and the name of the argument. */
export interface DocumentPlace {
  readonly resource: string;
  readonly property: string;
}

const hostFor = (resource: string): DocumentHost => ({
  kindOf(value) {
    if (pulumi.asset.Asset.isInstance(value)) return "asset";
    return pulumi.asset.Archive.isInstance(value) ? "archive" : undefined;
  },
  warn: (line) => void pulumi.log.warn(`${resource}: ${line}`),
});

/** The text of a document. Absent values stay absent. */
export function documentText(value: unknown, kind: DocumentKind, place: DocumentPlace): unknown {
  if (typeof value === "string" || value === undefined || value === null) return value;
  return pulumi.output(value).apply((known: unknown) => textOf(known, kind, place));
}

/** The text of a document whose promises and outputs are known. Fails, naming its place, where it is none. */
export async function textOf(
  known: unknown,
  kind: DocumentKind,
  { resource, property }: DocumentPlace,
): Promise<unknown> {
  try {
    return await readText(known, kind, property, hostFor(resource));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Pulumi tells of an argument that fails without saying whose it is.
    error.message = `${resource}: ${error.message}`;
    throw refusal(error);
  }
}
