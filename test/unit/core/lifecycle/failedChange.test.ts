import { beforeEach, describe, expect, it } from "vitest";

import { RefusedError } from "../../../../provider/core/errors";
import { PartialFailure, type Properties } from "../../../../provider/core/lifecycle";
import { packed } from "../../../../provider/hosts/bag";
import { INPUTS, newRun, withSpec } from "../sample/runs";
import { freshPlatform, sample, type SamplePlatform } from "../sample/definition";

let platform: SamplePlatform;
beforeEach(() => {
  platform = freshPlatform();
});

const object = () => [...platform.objects.values()][0];

/** The outputs that the engine keeps of an update that fails once it was carried out, or before. */
async function failing(outputs: Properties, news: Properties, reached: boolean): Promise<Properties> {
  const run = withSpec({
    update: async (operation) => {
      if (reached) await sample.spec.update?.(operation);
      throw new RefusedError("the second request was refused");
    },
  });
  const failure: unknown = await run.update("obj-1", outputs, news).catch((error: unknown) => error);
  if (!(failure instanceof PartialFailure))
    throw new Error("it did not fail, or was not kept", { cause: failure });
  expect(failure.message).toBe("sample:Object train (obj-1): the second request was refused");
  return packed(failure.state, news);
}

describe("a change that failed half-way", () => {
  it.each([true, false])("is made by the next update (carried out already: %s)", async (reached) => {
    const { outputs } = await newRun().create({ ...INPUTS, pin: "1111" });
    const news = { ...INPUTS, size: 3, pin: "2222" };
    const left = await failing(outputs, news, reached);
    expect(left).not.toHaveProperty("pin");
    expect((await newRun().diff("obj-1", left, news)).changed).toBe(true);
    const { outputs: after } = await newRun().update("obj-1", left, news);
    expect(object()).toMatchObject({ size: 3, pin: "2222" });
    expect(after).not.toHaveProperty("__incomplete");
    expect((await newRun().diff("obj-1", after, news)).changed).toBe(false);
  });

  it.each([true, false])("is taken back where the program is (carried out already: %s)", async (reached) => {
    const before = { ...INPUTS, pin: "1111" };
    const { outputs } = await newRun().create(before);
    const left = await failing(outputs, { ...before, size: 3, pin: "2222" }, reached);
    expect((await newRun().diff("obj-1", left, before)).changed).toBe(true);
    await newRun().update("obj-1", left, before);
    expect(object()).toMatchObject({ size: 2, pin: "1111" });
  });

  it("brings about nothing that no preview has shown", async () => {
    const { outputs } = await newRun().create(INPUTS);
    const found = object();
    if (found === undefined) throw new Error("there is no object");
    found.size = 9;
    // The program ignores the size: the engine hands over that of before.
    const left = await failing(outputs, { ...INPUTS, pin: "1111" }, false);
    await newRun().update("obj-1", left, { ...INPUTS, pin: "1111" });
    expect(Number(object()?.size)).toBe(9);
    expect(object()).toMatchObject({ pin: "1111" });
  });
});
