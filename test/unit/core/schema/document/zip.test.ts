import { deflateRawSync } from "node:zlib";

import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { zipKey, zipText } from "../../../../../provider/core/schema/document/zip";

const files = { "a.wdl": Buffer.from("task a {}\n".repeat(50)), "b/c.wdl": Buffer.from("task c {}\n") };
const packed = (content: Record<string, Uint8Array>, level: 0 | 6 | 9): string =>
  Buffer.from(zipSync(content, { level })).toString("base64");

describe("a zip archive in Base64", () => {
  const problem = (text: string) => zipText.safeParse(text).error?.issues.map(({ message }) => message);

  it("may be larger than any regular expression can be asked about", () => {
    const large = Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(15 * 1024 * 1024)]);
    expect(problem(large.toString("base64"))).toBeUndefined();
    expect(problem(`${large.toString("base64")}!!!!`)).toEqual(["must be Base64"]);
  });

  it.each([
    ["UEs=", undefined],
    ["UEsDBA==", undefined],
    ["UEsDBA=", ["must be Base64"]],
    ["UEsD-A==", ["must be Base64"]],
    ["UEsD BA=", ["must be Base64"]],
    ["UE=sDBAA", ["must be Base64"]],
    ["AAAA", ["must be a zip archive"]],
    ["", ["must be a zip archive"]],
  ])("%j: %j", (text, expected) => {
    expect(problem(text)).toEqual(expected);
  });

  it("means the same however it is compressed, and whatever the order of its files", () => {
    const [stored, small] = [
      packed(files, 0),
      packed(Object.fromEntries(Object.entries(files).reverse()), 9),
    ];
    expect(small.length).toBeLessThan(stored.length);
    expect(zipKey(small)).toBe(zipKey(stored));
  });

  it("means something else with another file, name or content", () => {
    const changed = { ...files, "a.wdl": Buffer.from("task b {}\n") };
    const renamed = { "d.wdl": files["a.wdl"], "b/c.wdl": files["b/c.wdl"] };
    const keys = [files, changed, renamed, {}].map((content) => zipKey(packed(content, 6)));
    expect(new Set(keys).size).toBe(4);
  });

  it("is itself where it cannot be unpacked", () => {
    const broken = Buffer.concat([Buffer.from("PK"), deflateRawSync("x")]).toString("base64");
    expect(zipKey(broken)).toBe(broken);
    expect(zipKey(undefined)).toBeUndefined();
  });
});
