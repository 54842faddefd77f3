import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { documentText, textOf } from "../../../../sdk/document";
import { mockEngine, valueOf } from "../setup";
import { readZip } from "./zipReader";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "archive-")));
const text = (value: unknown, kind: "zip") => valueOf(pulumi.output(documentText(value, kind, "yaml")));
const { AssetArchive, FileArchive, FileAsset, RemoteArchive, StringAsset } = pulumi.asset;

/** A server on loopback that answers everything with an archive. */
let server: Server;
let address: string;

beforeAll(async () => {
  await mockEngine();
  server = createServer((_request, response) => {
    response.writeHead(200, { connection: "close" }).end("PK\x05\x06");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
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

describe("links in a folder that becomes an archive", () => {
  const root = join(folder, "linked");
  const inner = join(root, "inner");
  const link = (path: string, target: string) => symlinkSync(target, join(root, path));
  const warned = () => vi.mocked(pulumi.log.warn).mock.calls.map(([message]) => message);
  const zipped = async () =>
    readZip(Buffer.from((await textOf(new FileArchive(root), "zip", "dependencies")) as string, "base64"));

  beforeAll(() => {
    mkdirSync(join(inner, "deep"), { recursive: true });
    mkdirSync(join(folder, "beside"));
    writeFileSync(join(folder, "beside", "x.wdl"), "x");
    writeFileSync(join(root, "a.wdl"), "a");
    writeFileSync(join(inner, "deep", "b.wdl"), "b");
    link("to-file.wdl", "a.wdl");
    link("to-folder", "inner");
  });
  afterEach(() => {
    for (const name of ["up", "inner/round", "inner/deep/top", "out", "gone.wdl", "self"]) {
      rmSync(join(root, name), { force: true });
    }
    vi.restoreAllMocks();
  });

  const whole = {
    "a.wdl": "a",
    "inner/deep/b.wdl": "b",
    "to-file.wdl": "a",
    "to-folder/deep/b.wdl": "b",
  };

  it("are followed inside it", async () => {
    expect(await zipped()).toEqual(whole);
  });

  it.each([
    ["up", "..", "leads out of the folder"],
    ["inner/round", "../inner", "leads to a folder that it is in"],
    ["inner/deep/top", root, "leads to a folder that it is in"],
    ["out", "../beside/x.wdl", "leads out of the folder"],
    ["gone.wdl", "nothing.wdl", "leads nowhere"],
    ["self", "self", "leads nowhere"],
  ])("are left out, and named, where one leads elsewhere: %s", async (path, target, reason) => {
    vi.spyOn(pulumi.log, "warn").mockResolvedValue();
    link(path, target);
    expect(await zipped()).toEqual(whole);
    const message = `dependencies: ${join(root, path)} is left out of the archive: it is a link that ${reason}`;
    expect(warned()).toContain(message);
    expect(warned().every((one) => one.endsWith(reason))).toBe(true);
  });
});
