import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import type * as pulumi from "@pulumi/pulumi";

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_REDIRECTS = 5;

/** The content of an asset whose outputs are known. Fails, naming the property, where it cannot be had. */
export async function assetContent(asset: object, property: string): Promise<Buffer> {
  const { path, text, uri } = asset as Partial<
    pulumi.asset.FileAsset & pulumi.asset.StringAsset & pulumi.asset.RemoteAsset
  >;
  if (path !== undefined) return fileContent(await path, property);
  if (uri !== undefined) return contentAt(await uri, property);
  return Buffer.from((await text) ?? "");
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
  const url = new URL(uri);
  if (url.protocol === "file:") return fileContent(fileURLToPath(url), property);
  // The query of an address may be what gives access to it.
  const shown = url.origin + url.pathname;
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new TypeError(`${property}: ${shown} must be an https, http or file address`);
  }
  // Loaded when first used: few programs have documents at addresses.
  const { download } = await import("../provider/core/rest/transport/download.js");
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
