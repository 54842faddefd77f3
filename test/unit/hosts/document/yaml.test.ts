import fc from "fast-check";
import { safeLoad } from "js-yaml";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { yamlOf } from "../../../../provider/hosts/document/yaml";
import { delicate, documents } from "./texts";

/** The same object without prototypes, which readers give differently. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const READERS = {
  "js-yaml": safeLoad,
  "the newer edition": (text: string) => parse(text) as unknown,
  "the older edition": (text: string) => parse(text, { version: "1.1" }) as unknown,
};

describe("the YAML of an object", () => {
  it.each(Object.entries(READERS))("comes back the same from %s, whatever its texts are", (_name, read) => {
    for (const content of delicate) expect(plain(read(yamlOf(content, "yaml")))).toEqual(plain(content));
    fc.assert(
      fc.property(documents, (content) => {
        expect(plain(read(yamlOf(content, "yaml")))).toEqual(plain(content));
      }),
      { numRuns: 300 },
    );
  });

  it("leaves ordinary texts as a person would write them", () => {
    expect(yamlOf({ image: "nginx:1.7.9", command: "echo 'a: b'\nexit 0", path: "/a b" }, "yaml")).toBe(
      "image: nginx:1.7.9\ncommand: |-\n  echo 'a: b'\n  exit 0\npath: /a b\n",
    );
  });

  it("is refused by the property's name where a text has half a character", () => {
    for (const content of [{ a: "\uD83D" }, { "\uDE00": 1 }, { a: ["x\uD83D\uD83D\uDE00"] }]) {
      expect(() => yamlOf(content, "file")).toThrow(/^file has half a character in a text/);
    }
    expect(() => yamlOf({ a: "😀" }, "file")).not.toThrow();
  });
});
