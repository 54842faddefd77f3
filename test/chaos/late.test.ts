import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

import { kinds } from "./programs/kinds";
import { Lane } from "./lane";
import { LATE_TIME_SCALE, type LateCase, runLate } from "./late";
import { Lanes } from "./lanes";

// They mostly wait.
const LANES = 8;
vi.setConfig({ maxConcurrency: LANES });

/** Seconds in the emulator's time, of which 30 may pass until a request is certainly not carried out any more. */
const CASES: readonly LateCase[] = [
  ...[0.3, 1.5, 4, 20].flatMap((seconds) =>
    [false, true].map((kill) => ({ operation: "create" as const, seconds, kill })),
  ),
  ...[false, true].map((kill) => ({ operation: "delete" as const, seconds: 4, kill })),
];

const lanes = new Lanes();
const rows = new Map<string, string[]>();

const titleOf = ({ operation, seconds, kill }: LateCase): string =>
  `${operation} ${seconds} s${kill ? ", killed" : ""}`;

describe.concurrent("a request that the platform carries out late", () => {
  beforeAll(async () => {
    lanes.add(
      await Promise.all(
        Array.from({ length: LANES }, () =>
          Lane.start({ timeScale: LATE_TIME_SCALE, lateAnswers: 30 / LATE_TIME_SCALE }),
        ),
      ),
    );
  });
  afterAll(async () => {
    const head = ["", ...CASES.map(titleOf)];
    const table = [
      head,
      ...[...rows].sort(([one], [other]) => one.localeCompare(other)).map(([type, row]) => [type, ...row]),
    ];
    console.log(table.map((cells) => `| ${cells.join(" | ")} |`).join("\n"));
    await lanes.close();
  });

  it.each(kinds.map(({ fixture }) => fixture.type))(
    "%s: one object, or the surplus is named, and no successor is lost",
    { timeout: 10 * 60_000 },
    async (type) => {
      const lane = await lanes.take();
      const wrong: string[] = [];
      try {
        const row: string[] = [];
        rows.set(type, row);
        for (const each of CASES) {
          const outcome = await runLate(lane, type, each);
          row.push(outcome.cell);
          const text = [`${type}, ${titleOf(each)}: ${outcome.cell}`, ...outcome.lines].join("\n  ");
          if (process.env.CHAOS_LINES === "all") console.log(text);
          if (outcome.wrong) wrong.push(text);
        }
      } finally {
        lanes.giveBack(lane);
      }
      expect(wrong.join("\n")).toBe("");
    },
  );
});
