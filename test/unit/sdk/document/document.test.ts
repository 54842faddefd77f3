import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { safeLoad } from "js-yaml";

import { huawei } from "../../../../sdk";
import { type DocumentKind, documentText, textOf } from "../../../../sdk/document";
import { isSecret, mockEngine, valueOf } from "../setup";

const folder = mkdtempSync(join(tmpdir(), "document-"));
const file = join(folder, "run.yaml");
const file16 = join(folder, "encoded.yaml");

const text = (value: unknown, kind: DocumentKind = "yaml") =>
  valueOf(pulumi.output(documentText(value, kind, "yaml")));
const { FileArchive, FileAsset, RemoteAsset, StringAsset } = pulumi.asset;

/** A server on loopback that knows one page. */
const pages: Record<string, string> = { "/run.yaml": "name: from afar\n" };
let server: Server;
let address: string;

beforeAll(async () => {
  await mockEngine();
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

describe("a document among the arguments", () => {
  it("is what an address leads to", async () => {
    expect(await text(new RemoteAsset(`${address}/run.yaml`))).toBe("name: from afar\n");
    expect(await text(new RemoteAsset(pathToFileURL(file).href))).toBe("name: from file\n");
  });

  it("is refused by the property's name where an address leads to nothing, without the address's query", async () => {
    const read = (uri: string) => textOf(new RemoteAsset(uri), "text", "file");
    await expect(read(`${address}/none?signature=hidden`)).rejects.toThrow(
      `file: ${address}/none cannot be read: HTTP status 404`,
    );
    await expect(read("ftp://127.0.0.1/a")).rejects.toThrow(
      /^file: .* must be an https, http or file address$/,
    );
  });

  it.each([
    ["a text", "name: given", "name: given"],
    ["a file", new FileAsset(file), "name: from file\n"],
    ["a text as an asset", new StringAsset("name: asset"), "name: asset"],
    ["an output", pulumi.output("name: later"), "name: later"],
    ["an output of a file", pulumi.output(new FileAsset(file)), "name: from file\n"],
    ["nothing", undefined, undefined],
  ])("is %s", async (_what, value, expected) => {
    expect(await text(value)).toBe(expected);
  });

  it("is an object with outputs in it, which becomes YAML that others read the same", async () => {
    const content = {
      name: "train",
      entry_points: { main: { command: "echo 'a: b'\nexit 0", "n o": [1, true, "yes"] } },
    };
    const written = await text({ ...content, name: pulumi.output("train") });
    expect(safeLoad(written as string)).toEqual(content);
  });

  it("quotes what only one edition of YAML takes for a text", async () => {
    expect(await text({ a: "yes", b: "1:30", c: "1_000", d: "plain" })).toBe(
      'a: "yes"\nb: "1:30"\nc: "1_000"\nd: plain\n',
    );
  });

  it("is an object where the platform wants YAML, as for a workflow of Huawei Cloud", async () => {
    const content = { version: "genecontainer_0_1", workflow: { "job-a": { commands: ["echo ${name}"] } } };
    const { file: written } = new huawei.Workflow("alignment", {
      file: { ...content, workflow: pulumi.output(content.workflow) },
    });
    expect(safeLoad(await valueOf(written))).toEqual(content);
  });

  it.each([
    ["UTF-8", Buffer.from("echo 基因 é\n")],
    ["UTF-16 as PowerShell writes it", Buffer.from("\uFEFFecho 基因 é\n", "utf16le")],
    ["UTF-16 the other way round", Buffer.from("\uFEFFecho 基因 é\n", "utf16le").swap16()],
  ])("is a file in %s", async (_what, content) => {
    writeFileSync(file16, content);
    expect(await text(new FileAsset(file16), "text")).toBe("echo 基因 é\n");
  });

  it("keeps the mark of UTF-8, which others have in state", async () => {
    writeFileSync(file16, "\uFEFFa: 1\n");
    expect(await text(new FileAsset(file16))).toBe("\uFEFFa: 1\n");
  });

  it.each([
    ["Latin-1", Buffer.from("echo é\n", "latin1")],
    ["GBK", Buffer.from([0xbb, 0xf9, 0xd2, 0xf2, 0x0a])],
    ["UTF-16 without a mark", Buffer.from("echo\n", "utf16le")],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
    ["UTF-16 with half a character", Buffer.from([0xff, 0xfe, 0x3d, 0xd8, 0x61, 0])],
    ["none at all", Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0xff])],
  ])("is refused by its name where it is in %s", async (_what, content) => {
    writeFileSync(file16, content);
    const message = `yaml: ${file16} must be a text in UTF-8, or in UTF-16 with a byte order mark`;
    await expect(textOf(new FileAsset(file16), "yaml", "yaml")).rejects.toThrow(message);
    const uri = pathToFileURL(file16).href;
    await expect(textOf(new RemoteAsset(uri), "text", "yaml")).rejects.toThrow(/must be a text in UTF-8/);
  });

  it("stays secret where a part of it is", async () => {
    expect(await isSecret(documentText({ env: { KEY: pulumi.secret("hidden") } }, "yaml", "yaml"))).toBe(
      true,
    );
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
      new FileArchive(folder),
      "yaml",
      /^file is one text .* give the file in it as a FileAsset$/,
    ],
    ["a file that is not there", new FileAsset(join(folder, "none")), "text", /^file: .*none cannot be read/],
  ] as const)("is refused by the property's name where it is %s", async (_what, value, kind, message) => {
    await expect(textOf(value, kind, "file")).rejects.toThrow(message);
  });
});
