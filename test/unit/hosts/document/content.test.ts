import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type DocumentKind, documentText } from "../../../../provider/hosts/document";
import { archive, asset, hostOf } from "./given";

const folder = mkdtempSync(join(tmpdir(), "document-"));
const file = join(folder, "run.yaml");
const encoded = join(folder, "encoded.yaml");

const text = (value: unknown, kind: DocumentKind = "yaml") => documentText(value, kind, "file", hostOf());
const at = (uri: string) => text(asset({ uri }), "text");

/** A server on loopback that knows one page. */
const pages: Record<string, string> = { "/run.yaml": "name: from afar\n" };
let server: Server;
let address: string;

beforeAll(async () => {
  writeFileSync(file, "name: from file\n");
  server = createServer(({ url = "" }, response) => {
    const page = pages[url.split("?")[0] ?? ""];
    response.writeHead(page === undefined ? 404 : 200, { connection: "close" }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

describe("a document that a program names by where it is", () => {
  it("is what an address leads to", async () => {
    expect(await at(`${address}/run.yaml`)).toBe("name: from afar\n");
    expect(await at(pathToFileURL(file).href)).toBe("name: from file\n");
  });

  it("is what a path leads to, from the working directory too", async () => {
    expect(await text(asset({ path: file }))).toBe("name: from file\n");
    expect(await text(asset({ path: relative(process.cwd(), file) }))).toBe("name: from file\n");
  });

  it("is the asset's own text, also where that is empty", async () => {
    expect(await text(asset({ text: "name: asset" }))).toBe("name: asset");
    expect(await text(asset({}))).toBe("");
  });

  it("is refused by the property's name where an address leads to nothing, without the address's query", async () => {
    await expect(at(`${address}/none?signature=hidden`)).rejects.toThrow(
      `file: ${address}/none cannot be read: HTTP status 404`,
    );
    await expect(at("ftp://127.0.0.1/a")).rejects.toThrow(
      /^file: .* must be an https, http or file address$/,
    );
  });

  it("is refused by the property's name where it has no address, without what stands there", async () => {
    for (const kind of ["text", "zip"] as const) {
      await expect(text(asset({ uri: "//host/a?signature=hidden" }), kind)).rejects.toThrow(
        /^file must be at an https, http or file address$/,
      );
    }
  });

  it.each([
    ["UTF-8", Buffer.from("echo 基因 é\n")],
    ["UTF-16 as PowerShell writes it", Buffer.from("\uFEFFecho 基因 é\n", "utf16le")],
    ["UTF-16 the other way round", Buffer.from("\uFEFFecho 基因 é\n", "utf16le").swap16()],
  ])("is a file in %s", async (_what, content) => {
    writeFileSync(encoded, content);
    expect(await text(asset({ path: encoded }), "text")).toBe("echo 基因 é\n");
  });

  it("keeps the mark of UTF-8, which others have in state", async () => {
    writeFileSync(encoded, "\uFEFFa: 1\n");
    expect(await text(asset({ path: encoded }))).toBe("\uFEFFa: 1\n");
  });

  it.each([
    ["Latin-1", Buffer.from("echo é\n", "latin1")],
    ["GBK", Buffer.from([0xbb, 0xf9, 0xd2, 0xf2, 0x0a])],
    ["UTF-16 without a mark", Buffer.from("echo\n", "utf16le")],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
    ["UTF-16 with half a character", Buffer.from([0xff, 0xfe, 0x3d, 0xd8, 0x61, 0])],
    ["none at all", Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff])],
  ])("is refused by its name where it is in %s", async (_what, content) => {
    writeFileSync(encoded, content);
    const message = `file: ${encoded} must be a text in UTF-8, or in UTF-16 with a byte order mark`;
    await expect(text(asset({ path: encoded }))).rejects.toThrow(message);
    await expect(at(pathToFileURL(encoded).href)).rejects.toThrow(/must be a text in UTF-8/);
  });
});

describe("a document among the inputs", () => {
  it.each([["a: 1"], [undefined], [null]])("stays as it is where it is %j", async (value) => {
    expect(await text(value)).toBe(value);
  });

  it.each([
    ["an object for a text", { a: 1 }, "text", /^file must be a text or an asset$/],
    ["a number", 5, "yaml", /^file must be a text, an asset or an object$/],
    [
      "an object for an archive",
      { a: 1 },
      "zip",
      /^file must be a zip archive: Base64, an asset or an archive$/,
    ],
    [
      "an archive",
      archive({ path: folder }),
      "yaml",
      /^file is one text .* give the file in it as a FileAsset$/,
    ],
    [
      "a file that is not there",
      asset({ path: join(folder, "none") }),
      "text",
      /^file: .*none cannot be read/,
    ],
    [
      "an object with an asset in it",
      { steps: [{ script: asset({ text: "echo" }) }] },
      "yaml",
      /^file\.steps\[0\]\.script must not be an asset or archive: an object takes texts$/,
    ],
  ] as const)("is refused by the property's name where it is %s", async (_what, value, kind, message) => {
    await expect(text(value, kind)).rejects.toThrow(message);
  });
});
