import { describe, expect, it } from "vitest";

import { pathWith, targetOf } from "../../../../provider/core/rest/call";

describe("the target of a call", () => {
  it("encodes values, repeats lists and leaves out what says nothing", () => {
    const query = { name: "a b&c", limit: 10, flag: false, empty: "", absent: undefined, id: ["1", "2"] };
    expect(targetOf({ path: "/v1/x", query })).toBe("/v1/x?name=a%20b%26c&limit=10&flag=false&id=1&id=2");
    expect(targetOf({ path: "/v1/x", query: { absent: undefined } })).toBe("/v1/x");
  });

  it("has each value of a path as one segment", () => {
    const path = pathWith();
    expect(path`/v1/x/${"a/b"}/parts`).toBe("/v1/x/a%2Fb/parts");
  });
});
