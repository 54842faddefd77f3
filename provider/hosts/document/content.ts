import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type { Asset } from "./source";

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** The content of an asset. Fails, naming the property, where it cannot be had. */
export async function assetContent({ path, text, uri }: Asset, property: string): Promise<Buffer> {
  if (path !== undefined) return fileContent(path, property);
  if (uri !== undefined) return contentAt(uri, property);
  return Buffer.from(text ?? "");
}

/** The text of an asset. Fails, naming the property and the file, where it is none. */
export async function assetText(asset: Asset, property: string): Promise<string> {
  const { path, text, uri } = asset;
  const shown = path ?? (uri === undefined ? undefined : shownAddress(addressOf(uri, property)));
  if (shown === undefined) return text ?? "";
  return decoded(await assetContent(asset, property), `${property}: ${shown}`);
}

/** The encodings that a byte order mark names, but for UTF-8, whose mark stays in the text. */
const MARKED: readonly (readonly [encoding: string, mark: readonly number[]])[] = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

function decoded(content: Buffer, what: string): string {
  const [encoding] = MARKED.find(([, mark]) => mark.every((byte, index) => content[index] === byte)) ?? [
    "utf-8",
  ];
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === "utf-8" }).decode(content);
    // So read UTF-16 without a mark, UTF-32 and most files that are no text.
    if (!text.includes("\0")) return text;
  } catch {
    // The decoder says no more than that it is invalid.
  }
  throw new TypeError(`${what} must be a text in UTF-8, or in UTF-16 with a byte order mark`);
}

/** Fails without showing what is no address: it may hold a credential all the same. */
function addressOf(uri: string, property: string): URL {
  try {
    return new URL(uri);
  } catch {
    throw new TypeError(`${property} must be at an https, http or file address`);
  }
}

/** An address without its query, which may be what gives access to it. */
function shownAddress({ origin, pathname, protocol, href }: URL): string {
  return protocol === "file:" ? href : origin + pathname;
}

/** The content of a file. */
export async function fileContent(path: string, property: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Error(`${property}: ${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

/** What an address leads to. */
export async function contentAt(uri: string, property: string): Promise<Buffer> {
  const url = addressOf(uri, property);
  if (url.protocol === "file:") return fileContent(fileURLToPath(url), property);
  const shown = shownAddress(url);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new TypeError(`${property}: ${shown} must be an https, http or file address`);
  }
  // Loaded when first used: few programs have documents at addresses.
  const { download } = await import("../../core/rest/transport/download.js");
  const { status, content } = await download(uri, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
    timeout: TIMEOUT_MS,
    maxContentLength: MAX_BYTES,
    maxRedirects: MAX_REDIRECTS,
    advice: "Check the address and the proxy",
  }).catch((error: unknown) => {
    throw new Error(`${property}: ${shown} cannot be read: ${(error as Error).message}`);
  });
  if (status >= 200 && status < 300) return content;
  throw new Error(`${property}: ${shown} cannot be read: HTTP status ${status}`);
}
