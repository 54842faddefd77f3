import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ConflictError, ConnectionError, ServerError } from "../../../provider/core/errors";
import { createUnnamed, type UnnamedCreation } from "../../../provider/paddleflow/createUnnamed";

vi.mock("node:timers/promises", () => import("../core/sleep.js"));

const never = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** A creation of which each try ends as told, and where each search finds what the next list holds; the last one stays. */
function creation(tries: readonly (string | Error)[], lists: readonly (readonly string[])[]) {
  const events: { what: "send" | "search"; at: number }[] = [];
  const start = Date.now();
  const note = (what: "send" | "search") => events.push({ what, at: Date.now() - start });
  let [sent, searched] = [0, 0];
  const given = (change: Partial<UnnamedCreation> = {}): UnnamedCreation => ({
    what: "the thing",
    unique: false,
    refusedTwice: false,
    candidates: () => {
      note("search");
      return Promise.resolve(lists[Math.min(searched++, lists.length - 1)] ?? []);
    },
    send: () => {
      note("send");
      const end = tries[Math.min(sent++, tries.length - 1)];
      return end instanceof Error ? Promise.reject(end) : Promise.resolve(String(end));
    },
    signal: never,
    log: () => undefined,
    ...change,
  });
  return { events, given };
}

async function ended<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(60_000);
  return work;
}

const broken = new ConnectionError("reset");

describe("an object without a name of its own", () => {
  it("is looked for during two seconds before it is asked for again", async () => {
    const { events, given } = creation([broken, "second"], [[]]);
    expect(await ended(createUnnamed(given()))).toBe("second");
    const sent = events.filter(({ what }) => what === "send").map(({ at }) => at);
    expect(sent).toHaveLength(2);
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThan(2_000);
    expect(events.filter(({ what }) => what === "search")).toHaveLength(1 + 5);
  });

  it("that shows late is taken, and not made twice", async () => {
    const { events, given } = creation([broken, "second"], [["old"], ["old"], ["old"], ["old", "late"]]);
    expect(await ended(createUnnamed(given()))).toBe("late");
    expect(events.filter(({ what }) => what === "send")).toHaveLength(1);
  });

  it("is asked for again at once where the server refuses a second one, or has said that it failed", async () => {
    const failed = new ServerError("oops", { code: "InternalError" });
    for (const [failure, refusedTwice] of [
      [broken, true],
      [failed, false],
    ] as const) {
      const { events, given } = creation([failure, "second"], [[]]);
      expect(await ended(createUnnamed(given({ refusedTwice })))).toBe("second");
      expect(events.filter(({ what }) => what === "search")).toHaveLength(2);
    }
  });

  it("that is in the way of a later try is taken only where it is what was sent", async () => {
    const taken = new ConflictError("taken");
    const late = creation([broken, taken], [[], [], ["late"]]);
    expect(await ended(createUnnamed(late.given({ refusedTwice: true })))).toBe("late");
    const other = creation([broken, taken], [[], [], ["theirs"]]);
    const isOwn = () => Promise.resolve(false);
    await expect(ended(createUnnamed(other.given({ refusedTwice: true, isOwn })))).rejects.toBe(taken);
    const first = creation([taken], [[], ["theirs"]]);
    await expect(ended(createUnnamed(first.given({ refusedTwice: true })))).rejects.toBe(taken);
  });

  it("is not looked for past the deadline", async () => {
    const { given } = creation([broken], [[]]);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1_000);
    const { signal } = controller;
    await expect(ended(createUnnamed(given({ signal })))).rejects.toThrow(/the creation of the thing/);
  });
});
