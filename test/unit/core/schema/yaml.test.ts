import { describe, expect, it } from "vitest";

import { yamlKey } from "../../../../provider/core/schema/yaml";

describe("the key of a YAML text", () => {
  it.each([
    ["numbers that JavaScript cannot tell apart", "id: 900719925474099312", "id: 900719925474099313"],
    ["versions that are the same number", "version: 4.10", "version: 4.1"],
    ["a number and its text", "id: 12", 'id: "12"'],
    ["no number and nothing", "a: .nan", "a: null"],
    ["infinity and nothing", "a: .inf", "a: ~"],
    ["keys that are numbers", "900719925474099312: x", "900719925474099313: x"],
  ])("differs for %s", (_what, one, other) => {
    expect(yamlKey(one)).not.toBe(yamlKey(other));
  });

  it.each([
    ["bases of one number", "a: 0x10", "a: 16"],
    ["spaces, comments and order", "a: 1\nb: 4.10 # x", "{b:  4.10, a: 1}"],
    ["an anchor and its value", "a: &x [1.5]\nb: *x", "a: [1.5]\nb: [1.5]"],
  ])("is the same for %s", (_what, one, other) => {
    expect(yamlKey(one)).toBe(yamlKey(other));
  });
});
