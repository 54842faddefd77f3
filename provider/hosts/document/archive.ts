import { readdir, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";

import { assetContent, contentAt, fileContent } from "./content";
import type { Archive, DocumentHost, Source } from "./source";

type Warn = DocumentHost["warn"];

/** Names in an archive, with their contents. */
type Files = ReadonlyMap<string, Buffer>;

/** The zip archive that an asset or archive holds or makes. Fails, naming the property. */
export async function zipOf(source: Source, property: string, warn: Warn): Promise<Buffer> {
  if (source.kind === "asset") return checked(await assetContent(source, property), property);
  const { path, uri } = source;
  if (uri !== undefined) return checked(await contentAt(uri, property), property);
  if (path !== undefined && !(await isFolder(path, property))) {
    return checked(await fileContent(path, property), property);
  }
  const files = await filesOf(source, property, warn);
  // Loaded when first used: few programs have archives.
  return (await import("./zip.js")).packZip(files, property);
}

/** The files of an archive that is a folder or made of assets, at any depth. */
async function filesOf(archive: Archive | undefined, property: string, warn: Warn): Promise<Files> {
  const { path, assets } = archive ?? {};
  if (path !== undefined && (await isFolder(path, property))) return filesIn(path, property, warn);
  if (assets === undefined) {
    throw new TypeError(`${property}: an archive in an archive must be a folder, or made of assets`);
  }
  const files = await Promise.all(
    Object.entries(assets).map(async ([name, item]): Promise<Files> => {
      if (item?.kind === "asset") return new Map([[name, await assetContent(item, property)]]);
      const inner = await filesOf(item, property, warn);
      return new Map([...inner].map(([part, content]) => [`${name}/${part}`, content]));
    }),
  );
  return new Map(files.flatMap((some) => [...some]));
}

async function filesIn(folder: string, property: string, warn: Warn): Promise<Files> {
  const walk = new Walk(await realpath(folder), property, warn);
  await walk.into("", []);
  return walk.files;
}

/** Follows a folder's links, but for those that lead out of it, round in it or nowhere: they are left out, and named. */
class Walk {
  readonly files = new Map<string, Buffer>();
  readonly #root: string;
  readonly #property: string;
  readonly #warn: Warn;

  constructor(root: string, property: string, warn: Warn) {
    this.#root = root;
    this.#property = property;
    this.#warn = warn;
  }

  /** Reads what is below a folder. `above` are the true paths of those on the way to it. */
  async into(folder: string, above: readonly string[]): Promise<void> {
    const way = [...above, await realpath(join(this.#root, folder))];
    for (const entry of await readdir(join(this.#root, folder), { withFileTypes: true })) {
      const name = join(folder, entry.name);
      if (entry.isSymbolicLink() && (await this.#isLeftOut(name, way))) continue;
      const path = join(this.#root, name);
      const found = await stat(path);
      if (found.isDirectory()) await this.into(name, way);
      else if (found.isFile()) {
        this.files.set(name.replaceAll(sep, "/"), await fileContent(path, this.#property));
      }
    }
  }

  async #isLeftOut(name: string, way: readonly string[]): Promise<boolean> {
    const target = await realpath(join(this.#root, name)).catch(() => undefined);
    const reason =
      target === undefined
        ? "leads nowhere"
        : way.includes(target)
          ? "leads to a folder that it is in"
          : isInside(target, this.#root)
            ? undefined
            : "leads out of the folder";
    if (reason === undefined) return false;
    this.#warn(
      `${this.#property}: ${join(this.#root, name)} is left out of the archive: it is a link that ${reason}`,
    );
    return true;
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
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
