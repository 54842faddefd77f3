import { describe, expect, it } from "vitest";

import { firstCircle } from "../../../../provider/core/schema/rules";

const edges = (...pairs: string[]) => pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));

describe("the first circle of a graph", () => {
  it("is none where edges lead on only", () => {
    expect(firstCircle([])).toBeUndefined();
    expect(firstCircle(edges("ab", "ac", "bd", "cd"))).toBeUndefined();
  });

  it("is told by the edge that closes it, and by the shortest way round", () => {
    expect(firstCircle(edges("ab", "bc", "cd", "bd", "da"))).toEqual({
      edge: { from: "d", to: "a" },
      nodes: ["d", "a", "b", "d"],
    });
    expect(firstCircle(edges("aa"))?.nodes).toEqual(["a", "a"]);
  });
});
