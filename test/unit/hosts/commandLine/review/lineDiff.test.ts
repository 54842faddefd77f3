import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { lineDiff } from "../../../../../provider/hosts/commandLine/review/report/lineDiff";

const texts = fc
  .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.join("\n"));

describe("the difference of two texts", () => {
  it("leads from the one to the other", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { diff, lines, added, removed } = lineDiff(before, after);
        const [old, now] = [before.split("\n"), after.split("\n")];
        expect(lines).toBe(now.length);
        expect(now.length - old.length).toBe(added - removed);
        // What is shown are lines of the texts, in their order.
        const shown = (sign: string) =>
          diff
            .filter((line) => line.startsWith(sign) || (line.startsWith(" ") && line !== " …"))
            .map((line) => line.slice(1));
        expect(isPart(shown("-"), old)).toBe(true);
        expect(isPart(shown("+"), now)).toBe(true);
        expect(diff.filter((line) => line.startsWith("+"))).toHaveLength(added);
        expect(diff.filter((line) => line.startsWith("-"))).toHaveLength(removed);
        if (before === after) expect(diff).toEqual([]);
      }),
    );
  });

  it("is no longer than it must be", () => {
    const before = ["a", "b", "c", "d", "e", "f", "g", "h"].join("\n");
    const after = ["a", "b", "c", "d", "X", "f", "g", "h", "i"].join("\n");
    expect(lineDiff(before, after)).toEqual({
      lines: 9,
      added: 2,
      removed: 1,
      diff: [" c", " d", "-e", "+X", " f", " g", " h", "+i"],
    });
  });

  it("is cut where it is long", () => {
    const many = (sign: string) => Array.from({ length: 1_000 }, (_, index) => `${sign}${index}`).join("\n");
    const { diff, added, removed } = lineDiff(many("a"), many("b"));
    expect([added, removed]).toEqual([1_000, 1_000]);
    expect(diff).toHaveLength(41);
    expect(diff.at(-1)).toBe(" … 1960 more lines");
  });
});

function isPart(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  return some.every((line) => {
    at = all.indexOf(line, at) + 1;
    return at > 0;
  });
}
