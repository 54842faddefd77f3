import { describe, expect, it } from "vitest";

import { cellsOf, nameOf, sharesOf } from "../../../bench/growth/cells";

const rest = {
  mixes: ["templates"],
  backends: ["file"],
  hosts: ["dynamic"],
  rates: ["off"],
  savings: ["steps"],
  parallel: [undefined],
} as const;

describe("the cells of a measurement of growth", () => {
  it("are all combinations, the small sizes first", () => {
    const cells = cellsOf({
      ...rest,
      sizes: [1_000, 300],
      perStack: [Infinity, 250],
      backends: ["file", "s3"],
    });
    expect(cells.map(({ size, stacks, backend }) => [size, stacks, backend])).toEqual([
      [300, 1, "file"],
      [300, 1, "s3"],
      [300, 2, "file"],
      [300, 2, "s3"],
      [1_000, 1, "file"],
      [1_000, 1, "s3"],
      [1_000, 4, "file"],
      [1_000, 4, "s3"],
    ]);
    expect(new Set(cells.map(nameOf)).size).toBe(8);
  });

  it("leave out how many go on at a time where the CLI decides", () => {
    const cells = cellsOf({ ...rest, sizes: [300], perStack: [Infinity], parallel: [undefined, 128] });
    expect(cells).toEqual([expect.not.objectContaining({ parallel: 128 }), { ...cells[0], parallel: 128 }]);
  });

  it("have one for cuts that come to the same", () => {
    const cells = cellsOf({ ...rest, sizes: [300], perStack: [Infinity, 300, 1_000] });
    expect(cells.map(({ stacks }) => stacks)).toEqual([1]);
  });

  it("share the resources out evenly", () => {
    const [cell] = cellsOf({ ...rest, sizes: [1_000], perStack: [300] });
    expect(sharesOf(cell!)).toEqual([250, 250, 250, 250]);
    expect(sharesOf({ ...cell!, size: 10, stacks: 3 })).toEqual([4, 3, 3]);
  });
});
