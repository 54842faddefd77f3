import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import * as pulumi from "@pulumi/pulumi";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { safeLoad } from "js-yaml";

import { huawei } from "../../../../sdk";
import { type DocumentKind, documentText, textOf } from "../../../../sdk/document";
import { readZip } from "../../hosts/document/zipReader";
import { isSecret, mockEngine, valueOf } from "../setup";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "document-")));
const file = join(folder, "run.yaml");
const zip = join(folder, "w.zip");
const tasks = join(folder, "tasks");

const PLACE = { resource: "huawei:Workflow variants", property: "file" };
const text = (value: unknown, kind: DocumentKind = "yaml") =>
  valueOf(pulumi.output(documentText(value, kind, PLACE)));
const unzipped = async (value: unknown) =>
  readZip(Buffer.from((await text(value, "zip")) as string, "base64"));
const { AssetArchive, FileArchive, FileAsset, RemoteArchive, RemoteAsset, StringAsset } = pulumi.asset;

beforeAll(async () => {
  await mockEngine();
  writeFileSync(file, "name: from file\n");
  writeFileSync(zip, "PK\x05\x06");
  mkdirSync(tasks);
  writeFileSync(join(tasks, "b.wdl"), "task b {}\n");
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

describe("a document among the arguments", () => {
  it.each([
    ["a text", "name: given", "name: given"],
    ["a file", new FileAsset(file), "name: from file\n"],
    ["a file at an address", new RemoteAsset(pathToFileURL(file).href), "name: from file\n"],
    ["a text as an asset", new StringAsset("name: asset"), "name: asset"],
    ["an empty text as an asset", new StringAsset(""), ""],
    ["an output", pulumi.output("name: later"), "name: later"],
    ["an output of a file", pulumi.output(new FileAsset(file)), "name: from file\n"],
    ["a promise of a path", new FileAsset(Promise.resolve(file)), "name: from file\n"],
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
    expect(await isSecret(documentText({ env: { KEY: pulumi.secret("hidden") } }, "yaml", PLACE))).toBe(true);
  });

  it.each([
    [
      "an archive",
      new FileArchive(tasks),
      /variants: file is one text .* give the file in it as a FileAsset$/,
    ],
    [
      "an object with an asset in it",
      { a: new FileAsset(file) },
      /variants: file\.a must not be an asset or archive/,
    ],
    [
      "a file that is not there",
      new FileAsset(join(folder, "none")),
      /variants: file: .*none cannot be read/,
    ],
  ])(
    "ends the program, by the names of resource and property, where it is %s",
    async (_what, value, message) => {
      const known = await valueOf(pulumi.output<unknown>(value));
      const failed: unknown = await textOf(known, "yaml", PLACE).catch((error: unknown) => error);
      expect(pulumi.RunError.isInstance(failed)).toBe(true);
      expect((failed as Error).message).toMatch(message);
      expect((failed as Error).stack).toBe("");
    },
  );
});

describe("an archive among the arguments", () => {
  it("is Base64 as it is given", async () => {
    expect(await text("UEsFBg==", "zip")).toBe("UEsFBg==");
  });

  it.each([
    ["a file", new FileArchive(zip)],
    ["a file as an asset", new FileAsset(zip)],
    ["at an address", new RemoteArchive(pathToFileURL(zip).href)],
  ])("that is a zip archive already is taken as it is: %s", async (_what, value) => {
    expect(await text(value, "zip")).toBe(Buffer.from("PK\x05\x06").toString("base64"));
  });

  it("is made of assets and archives, also with outputs in them", async () => {
    const inner = new AssetArchive({ "c.wdl": new FileAsset(join(tasks, "b.wdl")) });
    const archive = new AssetArchive({
      "z.wdl": new StringAsset("task z {}"),
      more: new FileArchive(tasks),
      inner,
    });
    const expected = { "inner/c.wdl": "task b {}\n", "more/b.wdl": "task b {}\n", "z.wdl": "task z {}" };
    expect(await unzipped(archive)).toEqual(expected);
    expect(await unzipped(pulumi.output(archive))).toEqual(expected);
  });

  it("warns of what is left out of it", async () => {
    const warn = vi.spyOn(pulumi.log, "warn").mockResolvedValue();
    symlinkSync("nothing", join(tasks, "gone.wdl"));
    expect(await unzipped(new FileArchive(tasks))).toEqual({ "b.wdl": "task b {}\n" });
    expect(warn.mock.calls).toEqual([
      [
        `huawei:Workflow variants: file: ${join(tasks, "gone.wdl")} is left out of the archive: it is a link that leads nowhere`,
      ],
    ]);
  });
});
