import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { line, printableJson } from "../../../../provider/core/disclosure/line";

describe("a line of any origin", () => {
  it.each([
    ["a forged line", "no\r\nResources:\n    + 1 created", "no\\r\\nResources:\\n    + 1 created"],
    ["a colour and a cleared screen", "\u001b[31mred\u001b[2J", "\\u001b[31mred\\u001b[2J"],
    ["an escape of eight bits", "\u009b2K", "\\u009b2K"],
    ["a change of the direction", "a\u202eb\u2066c", "a\\u202eb\\u2066c"],
    ["line separators of Unicode", "a\u2028b\u2029c", "a\\u2028b\\u2029c"],
    ["invisible letters", "pass\u200bword\ufeff!", "pass\\u200bword\\ufeff!"],
    ["backspaces", "delete\b\b\b", "delete\\u0008\\u0008\\u0008"],
    ["half a character", "a\ud800b", "a\\ud800b"],
    ["what is beyond the first plane", "\u{e0041}", "\\udb40\\udc41"],
  ])("shows %s as escapes", (_what, text, shown) => {
    expect(line(text)).toBe(shown);
  });

  it("leaves letters of all languages as they are", () => {
    expect(line("Größe 任务 «é» 🚀")).toBe("Größe 任务 «é» 🚀");
  });

  it("is bounded, and keeps its end, where the next step stands", () => {
    const shown = line(`${"x".repeat(5_000_000)}. Check the endpoint`);
    expect(shown.length).toBeLessThan(4_000);
    expect(shown).toMatch(/^x+… \[499\d{4} characters left out\] …x+\. Check the endpoint$/);
  });

  it("never holds what is not printed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(line(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

it("JSON for programs has escapes, and means the same", () => {
  const value = { name: "a\u001b[2J\u009b2K\u202e\nb", list: ["\u2028"] };
  const shown = printableJson(value);
  expect(shown.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(shown)).toEqual(value);
});
