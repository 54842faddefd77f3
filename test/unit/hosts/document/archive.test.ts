import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { documentText } from "../../../../provider/hosts/document";
import { archive, asset, hostOf } from "./given";
import { readZip } from "./zipReader";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "archive-")));
const warned: string[] = [];
const zipOf = (value: unknown) => documentText(value, "zip", "dependencies", hostOf(warned));
const textAsset = (text: string) => asset({ text });
const folderOf = (path: string) => archive({ path });
const madeOf = (assets: Readonly<Record<string, unknown>>) => archive({ assets });
const unzipped = async (value: unknown) => readZip(Buffer.from((await zipOf(value)) as string, "base64"));

/** A server on loopback that answers everything with an archive. */
let server: Server;
let address: string;

beforeAll(async () => {
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

  beforeAll(() => {
    mkdirSync(join(tasks, "inner"), { recursive: true });
    writeFileSync(join(tasks, "b.wdl"), "task b {}\n");
    writeFileSync(join(tasks, "inner", "基因.wdl"), "# 基因\n");
    writeFileSync(join(folder, "w.zip"), "PK\x05\x06");
    writeFileSync(join(folder, "w.tar"), "w.wdl");
  });

  it("is Base64 as it is given", async () => {
    expect(await zipOf("UEsFBg==")).toBe("UEsFBg==");
  });

  it("is a folder with all its files, the same for the same files", async () => {
    expect(await unzipped(folderOf(tasks))).toEqual({
      "b.wdl": "task b {}\n",
      "inner/基因.wdl": "# 基因\n",
    });
    expect(await zipOf(folderOf(tasks))).toBe(await zipOf(folderOf(tasks)));
  });

  it("is made of assets and archives, in whatever order", async () => {
    const parts = { "z.wdl": textAsset("task z {}"), "a/b.wdl": asset({ path: join(tasks, "b.wdl") }) };
    expect(await unzipped(madeOf({ ...parts, more: folderOf(tasks) }))).toEqual({
      "a/b.wdl": "task b {}\n",
      "more/b.wdl": "task b {}\n",
      "more/inner/基因.wdl": "# 基因\n",
      "z.wdl": "task z {}",
    });
    const [one, other] = [parts, Object.fromEntries(Object.entries(parts).reverse())];
    expect(await zipOf(madeOf(one))).toBe(await zipOf(madeOf(other)));
  });

  it("is compressed: a server takes 8 MiB at most unless it is told otherwise", async () => {
    const content = textAsset("task t { command <<< echo hi >>> }\n".repeat(10_000));
    const zip = (await zipOf(madeOf({ "t.wdl": content }))) as string;
    expect(zip.length).toBeLessThan(10_000);
    expect(Object.keys(await unzipped(madeOf({ "t.wdl": content })))).toEqual(["t.wdl"]);
  });

  it("has the published check value of its format", async () => {
    const zip = Buffer.from((await zipOf(madeOf({ a: textAsset("123456789") }))) as string, "base64");
    expect(zip.readUInt32LE(14)).toBe(0xcbf43926);
  });

  it.each([
    ["a file", () => folderOf(join(folder, "w.zip"))],
    ["a file as an asset", () => asset({ path: join(folder, "w.zip") })],
    ["at an address", () => archive({ uri: `${address}/w.zip` })],
  ])("that is a zip archive already is taken as it is: %s", async (_what, value) => {
    expect(await zipOf(value())).toBe(Buffer.from("PK\x05\x06").toString("base64"));
  });

  it.each([
    ["of another kind", folderOf(join(folder, "w.tar")), /must be a zip archive; .* unpacked into a folder/],
    ["that is not there", folderOf(join(folder, "none")), /none cannot be read/],
    ["with nothing in it", madeOf({}), /the archive is empty/],
    [
      "with something else in it",
      madeOf({ a: "text" }),
      /an archive in an archive must be a folder, or made/,
    ],
    [
      "with another archive file in it",
      madeOf({ a: folderOf(join(folder, "w.zip")) }),
      /an archive in an archive must be a folder/,
    ],
  ])("is refused by the property's name where it is one %s", async (_what, value, message) => {
    await expect(zipOf(value)).rejects.toThrow(message);
    await expect(zipOf(value)).rejects.toThrow(/^dependencies/);
  });
});

describe("links in a folder that becomes an archive", () => {
  const root = join(folder, "linked");
  const inner = join(root, "inner");
  const link = (path: string, target: string) => symlinkSync(target, join(root, path));
  const zipped = () => unzipped(folderOf(root));

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
    warned.length = 0;
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
    link(path, target);
    expect(await zipped()).toEqual(whole);
    const message = `dependencies: ${join(root, path)} is left out of the archive: it is a link that ${reason}`;
    expect(warned).toContain(message);
    expect(warned.every((one) => one.endsWith(reason))).toBe(true);
  });
});
