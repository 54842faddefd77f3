import { describe, expect, it } from "vitest";

import { Batch } from "../../../../provider/core/rest/batch";
import { ServerError } from "../../../../provider/core/errors";

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

  it("fails each read of a failed request", async () => {
    const batch = new Batch<string>({ maxSize: 10, load: () => Promise.reject(new ServerError("down")) });
    await expect(batch.load("a")).rejects.toThrow("down");
  });
});
