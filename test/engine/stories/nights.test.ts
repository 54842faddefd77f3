import { expect, it } from "vitest";

import { createStack, expectSuccess } from "../../toolchain/stack";
import { changingRequests, start } from "../tencent/setup";
import { environment, job, options, program } from "./setup";

const NIGHTS = 6;
/** Less than what looking past the earlier nights' objects would take in the last one. */
const OPTIONS = { customTimeouts: { create: "18s" } };

it("a stack that is brought up and destroyed every night makes its objects with one request each", async () => {
  const emulator = await start();
  const stack = await createStack(
    options(emulator, program(environment("train", {}, OPTIONS), job("render", {}, OPTIONS))),
  );
  try {
    const ids = new Set<unknown>();
    for (let night = 0; night < NIGHTS; night++) {
      emulator.control.clearRequests();
      expectSuccess(await stack.up());
      expect(emulator.control.countRequests()).toMatchObject({ CreateComputeEnv: 1, SubmitJob: 1 });
      const { computeEnvs, jobs } = emulator.control.state("tencent");
      const [train, render] = [computeEnvs.filter(({ deleting }) => !deleting), jobs];
      expect([train.length, render.length]).toEqual([1, 1]);
      expect(await stack.outputs()).toEqual({ train: train[0]?.id, render: render[0]?.id });
      ids.add(train[0]?.id).add(render[0]?.id);

      emulator.control.clearRequests();
      expectSuccess(await stack.destroy());
      expect(changingRequests(emulator)).toEqual(expect.arrayContaining(["DeleteComputeEnv", "DeleteJob"]));
    }
    expect(ids.size).toBe(2 * NIGHTS);
  } finally {
    stack.remove();
    await emulator.close();
  }
});
