import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { safeLoad } from "js-yaml";

import { documentText, textOf } from "../../../sdk/document";
import { isSecret, mockEngine, valueOf } from "./setup";

const folder = mkdtempSync(join(tmpdir(), "document-"));
const file = join(folder, "run.yaml");

const text = (value: unknown, kind: "text" | "yaml" = "yaml") =>
  valueOf(pulumi.output(documentText(value, kind, "yaml")));

describe("a document among the arguments", () => {
  beforeAll(async () => {
    await mockEngine();
    writeFileSync(file, "name: from file\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["a text", "name: given", "name: given"],
    ["a file", new pulumi.asset.FileAsset(file), "name: from file\n"],
    ["a text as an asset", new pulumi.asset.StringAsset("name: asset"), "name: asset"],
    ["an output", pulumi.output("name: later"), "name: later"],
    ["an output of a file", pulumi.output(new pulumi.asset.FileAsset(file)), "name: from file\n"],
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

  it("stays secret where a part of it is", async () => {
    expect(await isSecret(documentText({ env: { KEY: pulumi.secret("hidden") } }, "yaml", "yaml"))).toBe(
      true,
    );
  });

  it.each([
    ["an object for a text", { a: 1 }, "text", /^file must be a text, a FileAsset or a StringAsset$/],
    ["a number", 5, "yaml", /^file must be a text, a FileAsset, a StringAsset or an object$/],
    ["an address", new pulumi.asset.RemoteAsset("https://example.com/a"), "yaml", /^file must be a text/],
    [
      "a file that is not there",
      new pulumi.asset.FileAsset(join(folder, "none")),
      "text",
      /^file: .*none cannot be read/,
    ],
  ] as const)("is refused by the property's name where it is %s", async (_what, value, kind, message) => {
    await expect(textOf(value, kind, "file")).rejects.toThrow(message);
  });
});
