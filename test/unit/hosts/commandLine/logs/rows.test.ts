import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ShownStory } from "../../../../../provider/core/story/shown";
import { leftOut, rowsOf } from "../../../../../provider/hosts/commandLine/logs/rows";
import { anyStory, failedJob, part, shown } from "../../../core/story/stories";

const paths = (story: ShownStory, most: number) => rowsOf(story, most).map(({ path }) => path.join("/"));
const sizeOf = ({ parts }: ShownStory): number => parts.reduce((sum, one) => sum + 1 + sizeOf(one), 0);

describe("the rows of a story", () => {
  it("have what failed before other parts, each below the part that it is of", () => {
    expect(paths(shown(failedJob), 50)).toEqual([
      "task train",
      "task train/instance 1",
      "task train/instance 0",
      "task prepare",
    ]);
  });

  it("keep what failed where not all fit, and count what they leave out", () => {
    const tasks = ["a", "b", "c"].map((name) =>
      part(name, "failed", {
        parts: Array.from({ length: 1_000 }, (_, index) =>
          part(`${index}`, index === 999 ? "failed" : "succeeded"),
        ),
        unread: 5,
      }),
    );
    const story = shown(part("job", "failed", { parts: [part("first", "succeeded"), ...tasks] }));
    const rows = rowsOf(story, 6);
    expect(rows.map(({ path }) => path.join("/"))).toEqual(["a", "a/999", "b", "b/999", "c", "c/999"]);
    expect(rows[0]?.left).toBe("999 more: 999 succeeded; 5 more that were not read");
    expect(leftOut(story, rows)).toBe("1 more: 1 succeeded");
  });

  it("are all parts where there is room, and never more than are asked for, with those around each", () => {
    fc.assert(
      fc.property(anyStory, fc.integer({ min: 0, max: 30 }), (story, most) => {
        const whole = shown(story);
        const rows = rowsOf(whole, most);
        expect(rows.length).toBeLessThanOrEqual(most);
        if (sizeOf(whole) <= most) expect(rows).toHaveLength(sizeOf(whole));
        const known = new Set<ShownStory>([whole]);
        for (const { part: row, path } of rows) {
          expect([...known].some(({ parts }) => parts.includes(row))).toBe(true);
          known.add(row);
          expect(path.at(-1)).toBe(row.name);
        }
      }),
    );
  });
});
