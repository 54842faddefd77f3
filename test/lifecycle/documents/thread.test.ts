import { join } from "node:path";

import { beforeAll, describe, expect, it } from "vitest";

import { describe as meaningOf } from "../../../provider/core/schema/yaml/reading";
import type * as Away from "../../../provider/core/schema/yaml/away";
import { repositoryRoot } from "../../toolchain/repository";

let built: typeof Away;

beforeAll(async () => {
  built = (await import(join(repositoryRoot, "dist/provider/core/schema/yaml/away.js"))) as typeof Away;
});

const TEXTS = ["name: p\nentry_points: {a: {command: echo}}\n", "a: [", "a: !x 1\n"];

/** Whether other work of the process had a turn before the promise was settled. */
async function leavesATurn(promise: Promise<unknown>): Promise<boolean> {
  let had = false;
  setImmediate(() => (had = true));
  await promise;
  return had;
}

describe("a large document in the built package", () => {
  it("is read in a thread, which says the same as a reading on the spot", async () => {
    expect(await leavesATurn(Promise.resolve())).toBe(false);
    expect(await leavesATurn(built.describeAway(TEXTS))).toBe(true);
    expect(await built.describeAway(TEXTS)).toEqual(TEXTS.map(meaningOf));
    expect(await built.contentAway("a: &x [1]\nb: *x\n")).toEqual({ a: [1], b: [1] });
  });

  it("is read beside others, each getting its own answer", async () => {
    const texts = TEXTS.map((text) => [text]);
    const found = await Promise.all(texts.map((one) => built.describeAway(one)));
    expect(found.flat()).toEqual(TEXTS.map(meaningOf));
  });
});
