import { getEventListeners } from "node:events";

import { describe, expect, it } from "vitest";

import { Batch } from "../../../../provider/core/rest/batch";
import { DeadlineError, ServerError } from "../../../../provider/core/errors";

describe("Batch", () => {
  it("joins a wave of reads, splits at the request's size, and keeps what is missing apart", async () => {
    const requests: number[] = [];
    const batch = new Batch<string>({
      maxSize: 100,
      load: (ids) => {
        requests.push(ids.length);
        return Promise.resolve(new Map(ids.filter((id) => id !== "id-7").map((id) => [id, `object ${id}`])));
      },
    });
    const found = await Promise.all(Array.from({ length: 250 }, (_, index) => batch.load(`id-${index}`)));
    expect(requests.sort()).toEqual([100, 100, 50]);
    expect(found[7]).toBeUndefined();
    expect(found[8]).toBe("object id-8");
  });

  it("lets reads that arrive while it waits for its turn join", async () => {
    const requests: string[][] = [];
    let open = (): void => undefined;
    let reached = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (reached = resolve));
    const gate = new Promise<void>((resolve) => (open = resolve));
    const batch = new Batch<string>({
      maxSize: 100,
      ready: () => {
        reached();
        return gate;
      },
      load: (ids) => {
        requests.push([...ids]);
        return Promise.resolve(new Map());
      },
    });
    const first = batch.load("a");
    await waiting;
    const second = batch.load("b");
    open();
    await Promise.all([first, second]);
    expect(requests).toEqual([["a", "b"]]);
  });

  it("sends nothing for whom nobody waits any more, and gives up its turn", async () => {
    const requests: string[][] = [];
    const gates: { open: () => void; abandoned: AbortSignal }[] = [];
    let reached = (): void => undefined;
    const batch = new Batch<string>({
      maxSize: 100,
      ready: (abandoned) =>
        new Promise((open, reject) => {
          gates.push({ open, abandoned });
          abandoned.addEventListener("abort", () => reject(new DeadlineError("gave up")));
          reached();
        }),
      load: (ids) => {
        requests.push([...ids]);
        return Promise.resolve(new Map(ids.map((id) => [id, `object ${id}`])));
      },
    });
    const nextGate = () => new Promise<void>((resolve) => (reached = resolve));
    const [one, two, three] = [new AbortController(), new AbortController(), new AbortController()];
    let gate = nextGate();
    const hasty = batch.load("a", one.signal);
    const patient = [batch.load("a", two.signal), batch.load("b", two.signal)];
    await gate;
    one.abort();
    expect(gates[0]?.abandoned.aborted).toBe(false);
    gates[0]?.open();
    expect(await Promise.all(patient)).toEqual(["object a", "object b"]);
    await hasty;

    gate = nextGate();
    const alone = batch.load("c", three.signal);
    await gate;
    three.abort();
    expect(gates[1]?.abandoned.aborted).toBe(true);
    expect(await alone).toBeUndefined();
    expect(requests).toEqual([["a", "b"]]);
    for (const { signal } of [one, two, three]) expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("fails each read of a failed request", async () => {
    const batch = new Batch<string>({ maxSize: 10, load: () => Promise.reject(new ServerError("down")) });
    await expect(batch.load("a")).rejects.toThrow("down");
  });
});
