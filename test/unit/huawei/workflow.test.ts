import { describe, expect, it } from "vitest";

import { yamlKey } from "../../../provider/core/schema/yaml";
import { fileProblem } from "../../../provider/platforms/huawei/workflow/file";

describe("the content of a workflow's file", () => {
  it.each([
    ["line ends and comments", "a: 1\nb: [x]\n", "# comment\r\na:   1\r\nb:\r\n  - x"],
    ["JSON", '{"a": {"b": "c"}}', "a:\n  b: c\n"],
    ["a text without quotes", "a: 'text'", "a: text"],
  ])("is the same in spite of %s", (_what, one, other) => {
    expect(yamlKey(one)).toBe(yamlKey(other));
  });

  it.each([
    ["a text and a number", 'a: "1"', "a: 1"],
    ["the order of a list", "a: [1, 2]", "a: [2, 1]"],
    ["what YAML 1.1 alone takes for a truth value", "a: yes", 'a: "yes"'],
    ["a key", "a: 1", "b: 1"],
  ])("differs in %s", (_what, one, other) => {
    expect(yamlKey(one)).not.toBe(yamlKey(other));
  });

  it("is compared as text where it is no YAML", () => {
    expect(yamlKey("a: [\r\n")).toBe(yamlKey("a: ["));
    expect(yamlKey("a: [")).not.toBe(yamlKey("b: ["));
  });

  it("must be a mapping", () => {
    expect(fileProblem("a: 1")).toBeUndefined();
    expect(fileProblem("- a")).toBe("must be a YAML mapping");
    expect(fileProblem("a: [")).toMatch(/^must be YAML: .* at line 1, column \d+$/);
    expect(fileProblem("a: 1\n---\nb: 2")).toBe("must be one YAML document, without others after it");
    // The grammar lets the later one of two inputs of a name win.
    expect(fileProblem("inputs: {a: {type: number}, a: {type: string}}")).toBeUndefined();
    expect(fileProblem("variants.yaml")).toMatch(/^must be a YAML mapping; .*FileAsset/);
  });
});
