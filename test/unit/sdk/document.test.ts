import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { safeLoad } from "js-yaml";

import { huawei } from "../../../sdk";
import { type DocumentKind, documentText, textOf } from "../../../sdk/document";
import { isSecret, mockEngine, valueOf } from "./setup";
import { readZip } from "./zipReader";

const folder = mkdtempSync(join(tmpdir(), "document-"));
const file = join(folder, "run.yaml");

const text = (value: unknown, kind: DocumentKind = "yaml") =>
  valueOf(pulumi.output(documentText(value, kind, "yaml")));
const { AssetArchive, FileArchive, FileAsset, RemoteArchive, RemoteAsset, StringAsset } = pulumi.asset;

/** A server on loopback that knows two pages. */
const pages: Record<string, string> = { "/run.yaml": "name: from afar\n", "/w.zip": "PK\x05\x06" };
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

describe("an archive among the arguments", () => {
  const tasks = join(folder, "tasks");
  const unzipped = async (value: unknown) =>
    readZip(Buffer.from((await text(value, "zip")) as string, "base64"));

  beforeAll(() => {
    mkdirSync(join(tasks, "inner"), { recursive: true });
    writeFileSync(join(tasks, "b.wdl"), "task b {}\n");
    writeFileSync(join(tasks, "inner", "基因.wdl"), "# 基因\n");
    writeFileSync(join(folder, "w.zip"), "PK\x05\x06");
    writeFileSync(join(folder, "w.tar"), "w.wdl");
  });

  it("is Base64 as it is given", async () => {
    expect(await text("UEsFBg==", "zip")).toBe("UEsFBg==");
  });

  it("is a folder with all its files, the same for the same files", async () => {
    expect(await unzipped(new FileArchive(tasks))).toEqual({
      "b.wdl": "task b {}\n",
      "inner/基因.wdl": "# 基因\n",
    });
    expect(await text(new FileArchive(tasks), "zip")).toBe(await text(new FileArchive(tasks), "zip"));
  });

  it("is made of assets, in whatever order, also with outputs in them", async () => {
    const parts = { "z.wdl": new StringAsset("task z {}"), "a/b.wdl": new FileAsset(join(tasks, "b.wdl")) };
    const archive = new AssetArchive({ ...parts, more: new FileArchive(tasks) });
    expect(await unzipped(pulumi.output(archive))).toEqual({
      "a/b.wdl": "task b {}\n",
      "more/b.wdl": "task b {}\n",
      "more/inner/基因.wdl": "# 基因\n",
      "z.wdl": "task z {}",
    });
    const [one, other] = [parts, Object.fromEntries(Object.entries(parts).reverse())];
    expect(await text(new AssetArchive(one), "zip")).toBe(await text(new AssetArchive(other), "zip"));
  });

  it("is compressed: a server takes 8 MiB at most unless it is told otherwise", async () => {
    const content = new StringAsset("task t { command <<< echo hi >>> }\n".repeat(10_000));
    const zip = (await text(new AssetArchive({ "t.wdl": content }), "zip")) as string;
    expect(zip.length).toBeLessThan(10_000);
    expect(Object.keys(await unzipped(new AssetArchive({ "t.wdl": content })))).toEqual(["t.wdl"]);
  });

  it("has the published check value of its format", async () => {
    const zip = Buffer.from(
      (await text(new AssetArchive({ a: new StringAsset("123456789") }), "zip")) as string,
      "base64",
    );
    expect(zip.readUInt32LE(14)).toBe(0xcbf43926);
  });

  it.each([
    ["a file", () => new FileArchive(join(folder, "w.zip"))],
    ["a file as an asset", () => new FileAsset(join(folder, "w.zip"))],
    ["at an address", () => new RemoteArchive(`${address}/w.zip`)],
  ])("that is a zip archive already is taken as it is: %s", async (_what, value) => {
    expect(await text(value(), "zip")).toBe(Buffer.from("PK\x05\x06").toString("base64"));
  });

  it.each([
    [
      "of another kind",
      new FileArchive(join(folder, "w.tar")),
      /must be a zip archive; .* unpacked into a folder/,
    ],
    ["that is not there", new FileArchive(join(folder, "none")), /none cannot be read/],
    ["with nothing in it", new AssetArchive({}), /the archive is empty/],
    [
      "with another archive file in it",
      new AssetArchive({ a: new FileArchive(join(folder, "w.zip")) }),
      /an archive in an archive must be a folder/,
    ],
  ])("is refused by the property's name where it is one %s", async (_what, value, message) => {
    await expect(textOf(value, "zip", "dependencies")).rejects.toThrow(message);
    await expect(textOf(value, "zip", "dependencies")).rejects.toThrow(/^dependencies/);
  });
});
