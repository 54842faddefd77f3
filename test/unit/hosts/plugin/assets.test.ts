import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import * as pulumi from "@pulumi/pulumi";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { safeLoad } from "js-yaml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { field, structure } from "../../../../provider/core/schema/field";
import { type ObjectShape, shapeOf } from "../../../../provider/core/schema/shape";
import { UNKNOWN } from "../../../../provider/core/schema/values";
import { documentInputs, documentSecrets } from "../../../../provider/hosts/plugin/assets";
import { documentText } from "../../../../sdk/document";
import { resources } from "../../../definitions";
import { EngineRun } from "../../../engineRun";
import { mockEngine, valueOf } from "../../sdk/setup";
import { readZip } from "../document/zipReader";

const { AssetArchive, FileArchive, FileAsset, RemoteArchive, RemoteAsset, StringAsset } = pulumi.asset;

const folder = realpathSync(mkdtempSync(join(tmpdir(), "assets-")));
const file = join(folder, "run.yaml");
const zip = join(folder, "w.zip");
const tasks = join(folder, "tasks");

const shape = shapeOf(
  structure("Documents", "Documents.", {
    yaml: field(z.string(), "YAML.", { document: "yaml" }),
    text: field(z.string(), "A text.", { document: "text" }),
    zip: field(z.string(), "An archive.", { document: "zip" }),
    labels: field(z.record(z.string(), z.string()), "No document."),
  }),
) as ObjectShape;

const warned: string[] = [];
const read = (inputs: Readonly<Record<string, unknown>>) =>
  documentInputs(shape, inputs, (line) => warned.push(line));

/** Inputs as Pulumi's own SDK writes them, after the way through the protocol's messages. */
async function sent(inputs: pulumi.Inputs): Promise<Record<string, unknown>> {
  const written = (await pulumi.runtime.serializeProperties("test", inputs)) as Record<
    string,
    JavaScriptValue
  >;
  return Struct.deserializeBinary(Struct.fromJavaScript(written).serializeBinary()).toJavaScript();
}
const readSent = async (inputs: pulumi.Inputs) => read(await sent(inputs));
const unzipped = (text: unknown) => readZip(Buffer.from(text as string, "base64"));

beforeAll(async () => {
  await mockEngine(true);
  writeFileSync(file, "name: from file\n");
  writeFileSync(zip, "PK\x05\x06");
  mkdirSync(tasks);
  writeFileSync(join(tasks, "b.wdl"), "task b {}\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("documents as the protocol carries them", () => {
  it.each([
    ["a text", "name: given", "name: given"],
    ["a file", new FileAsset(file), "name: from file\n"],
    ["a file at an address", new RemoteAsset(pathToFileURL(file).href), "name: from file\n"],
    ["a text as an asset", new StringAsset("name: asset"), "name: asset"],
    ["an output of a file", pulumi.output(new FileAsset(file)), "name: from file\n"],
    ["null", null, null],
  ])("are texts where they are %s", async (_what, value, expected) => {
    expect(await readSent({ yaml: value, text: value })).toEqual({ yaml: expected, text: expected });
  });

  it.each([
    ["a file", new FileArchive(zip)],
    ["a file as an asset", new FileAsset(zip)],
    ["at an address", new RemoteArchive(pathToFileURL(zip).href)],
  ])("are the Base64 of an archive that is there: %s", async (_what, value) => {
    expect(await readSent({ zip: value })).toEqual({ zip: Buffer.from("PK\x05\x06").toString("base64") });
  });

  it("are archives of folders, assets and archives, and say what is left out", async () => {
    symlinkSync("nothing", join(tasks, "gone.wdl"));
    const inner = new AssetArchive({ "c.wdl": new FileAsset(join(tasks, "b.wdl")) });
    const parts = { "z.wdl": new StringAsset("task z {}"), more: new FileArchive(tasks), inner };
    const { zip: written } = await readSent({ zip: new AssetArchive(parts) });
    expect(unzipped(written)).toEqual({
      "inner/c.wdl": "task b {}\n",
      "more/b.wdl": "task b {}\n",
      "z.wdl": "task z {}",
    });
    expect(warned).toEqual([
      `zip: ${join(tasks, "gone.wdl")} is left out of the archive: it is a link that leads nowhere`,
    ]);
  });

  it("are assets with the engine's hashes, and without members that are empty", async () => {
    const SIGNATURE = "4dabf18193072939515e22adb298388d";
    const asset = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17" };
    const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const archive = {
      [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7",
      hash,
      assets: { empty: { ...asset, hash }, run: { ...asset, hash, path: file } },
    };
    const found = await read({
      text: { ...asset, hash },
      yaml: { ...asset, hash, path: file },
      zip: archive,
    });
    expect(found).toMatchObject({ text: "", yaml: "name: from file\n" });
    expect(unzipped(found.zip)).toEqual({ empty: "", run: "name: from file\n" });
  });

  it("are YAML where they are objects, and leave other inputs alone", async () => {
    const content = { name: "train", steps: { b: { run: ["z", "a"] }, a: { when: "yes", size: 2 } } };
    const written = await readSent({ yaml: content, labels: { b: "1", a: "2" } });
    expect(safeLoad(written.yaml as string)).toEqual(content);
    expect(written.labels).toEqual({ b: "1", a: "2" });
  });

  it("are the same text whatever the order is in which their members come", async () => {
    const one = { b: { d: 1, c: [{ f: 1, e: 2 }] }, a: "x" };
    const other = { a: "x", b: { c: [{ e: 2, f: 1 }], d: 1 } };
    expect((await read({ yaml: one })).yaml).toBe("a: x\nb:\n  c:\n    - e: 2\n      f: 1\n  d: 1\n");
    expect(await read({ yaml: other })).toEqual(await read({ yaml: one }));
  });

  it("are unknown as a whole where a part is", async () => {
    const later = pulumi.output(pulumi.unknown);
    const archive = pulumi.output({ a: later }).apply(() => new AssetArchive({}));
    expect(await readSent({ yaml: { a: [{ b: later }], c: 1 }, text: later, zip: archive })).toEqual({
      yaml: UNKNOWN,
      text: UNKNOWN,
      zip: UNKNOWN,
    });
  });

  it.each([
    ["an asset that is not there", { text: new FileAsset(join(folder, "none")) }, /^text: .*none cannot be/],
    ["an object for a text", { text: { a: 1 } }, /^text must be a text or an asset$/],
    ["an archive for a text", { yaml: new FileArchive(tasks) }, /^yaml is one text and takes no archive/],
    [
      "an asset in an object",
      { yaml: { a: { b: new StringAsset("c") } } },
      /^yaml\.a\.b must not be an asset/,
    ],
  ] as const)("are refused by their property's name where they are %s", async (_what, inputs, message) => {
    await expect(readSent(inputs)).rejects.toThrow(message);
  });
});

describe("secrets in documents", () => {
  it("make the whole text one, and stand where they were elsewhere", () => {
    const places = [["yaml", "env", "KEY"], ["yaml", "env", "TOKEN"], ["text"], ["labels", "a"]];
    expect(documentSecrets(shape, places)).toEqual([["yaml"], ["text"], ["labels", "a"]]);
  });
});

describe("an object that moves from one host to the other", () => {
  const content = {
    name: "train",
    entry_points: { main: { command: "echo 'a: b'\nexit 0", args: ["yes", "1:30", { z: 1, a: null }] } },
    docker_env: "nginx:1.7.9",
    "0": { on: true },
  };
  const documents = [...resources.values()].flatMap((definition) =>
    [...definition.inputs.fields].flatMap(([name, { marks }]) =>
      marks.document === "yaml" ? [[definition.spec.type, name, definition] as const] : [],
    ),
  );
  const settings: Readonly<Record<string, unknown>> = {
    "batchflow:huawei": { accessKey: "a", secretKey: "s", projectId: "p", region: "cn-north-4" },
    "batchflow:paddleflow": { endpoint: "http://127.0.0.1:1", username: "root", password: "p" },
  };
  const config = (key: string) => (key in settings ? JSON.stringify(settings[key]) : undefined);

  it.each(documents)(
    "is no change, though its members are in another order: %s.%s",
    async (_type, name, definition) => {
      const run = new EngineRun(definition, { config, log: () => undefined });
      const dynamic = {
        [name]: await valueOf(
          pulumi.output(documentText(content, "yaml", { resource: "a:B c", property: name })),
        ),
      };
      const plugin = await documentInputs(
        definition.inputs,
        await sent({ [name]: content }),
        () => undefined,
      );
      expect(plugin[name]).not.toBe(dynamic[name]);
      for (const [before, after] of [
        [dynamic, plugin],
        [plugin, dynamic],
      ] as const) {
        expect(await run.diff("id", before, after)).toMatchObject({ changed: false, differences: [] });
      }
      const other = await documentInputs(
        definition.inputs,
        { [name]: { ...content, name: "other" } },
        () => undefined,
      );
      expect(await run.diff("id", dynamic, other)).toMatchObject({ changed: true });
    },
  );
});
