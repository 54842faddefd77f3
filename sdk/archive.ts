import { readdir, stat } from "node:fs/promises";
import { join, sep } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { assetContent, contentAt, fileContent } from "./content";
import { packZip } from "./zip";

/**
 * A zip archive in Base64, a file that holds one, or an archive. One that is a folder, or made of assets, is packed; its
 * content becomes part of the state.
 */
export type ZipDocument = string | pulumi.asset.FileAsset | pulumi.asset.RemoteAsset | pulumi.asset.Archive;

/** Names in an archive, with their contents. */
type Files = ReadonlyMap<string, Buffer>;

/** The zip archive that an asset or archive whose outputs are known holds or makes. Fails, naming the property. */
export async function zipOf(
  value: pulumi.asset.Asset | pulumi.asset.Archive,
  property: string,
): Promise<Buffer> {
  if (pulumi.asset.Asset.isInstance(value)) return checked(await assetContent(value, property), property);
  const { path, uri } = value as Partial<pulumi.asset.FileArchive & pulumi.asset.RemoteArchive>;
  if (uri !== undefined) return checked(await contentAt(await uri, property), property);
  if (path !== undefined && !(await isFolder(await path, property))) {
    return checked(await fileContent(await path, property), property);
  }
  return packZip(await filesOf(value, property), property);
}

/** The files of an archive that is a folder or made of assets, at any depth. */
async function filesOf(archive: object, property: string): Promise<Files> {
  const { path, assets } = archive as Partial<pulumi.asset.FileArchive & pulumi.asset.AssetArchive>;
  if (path !== undefined && (await isFolder(await path, property))) return filesIn(await path, property);
  if (assets === undefined) {
    throw new TypeError(`${property}: an archive in an archive must be a folder, or made of assets`);
  }
  const files = await Promise.all(
    Object.entries(await assets).map(async ([name, item]): Promise<Files> => {
      if (pulumi.asset.Asset.isInstance(item)) return new Map([[name, await assetContent(item, property)]]);
      const inner = await filesOf(item, property);
      return new Map([...inner].map(([part, content]) => [`${name}/${part}`, content]));
    }),
  );
  return new Map(files.flatMap((some) => [...some]));
}

async function filesIn(folder: string, property: string): Promise<Files> {
  const names = await readdir(folder, { recursive: true });
  const files = await Promise.all(
    names.map(async (name): Promise<[string, Buffer][]> => {
      const path = join(folder, name);
      if (!(await stat(path)).isFile()) return [];
      return [[name.replaceAll(sep, "/"), await fileContent(path, property)]];
    }),
  );
  return new Map(files.flat());
}

async function isFolder(path: string, property: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw new Error(`${property}: ${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function checked(content: Buffer, property: string): Buffer {
  if (content.toString("latin1", 0, 2) === "PK") return content;
  throw new TypeError(
    `${property} must be a zip archive; one of another kind is to be unpacked into a folder`,
  );
}
