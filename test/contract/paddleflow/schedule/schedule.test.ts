import { describe, expect, it } from "vitest";

import { pipelineRequest, yamlOf } from "../../../lifecycle/paddleflow/data";
import {
  countOf,
  lifecycleOf,
  make,
  prepare,
  resource,
  run,
  type Scene,
  startScene,
  stateOf,
  urnOf,
} from "../scene/setup";

const args = { name: "nightly", pipelineId: "ppl-000001", pipelineVersionId: "1", crontab: "@daily" };
const schedule = resource("Schedule");

async function withPipeline(timeScale?: number): Promise<Scene> {
  const scene = await startScene({}, timeScale);
  await prepare(scene, pipelineRequest(yamlOf("train")));
  return scene;
}

describe("a schedule", () => {
  it("is stored as the program has it, with the server's defaults where it says nothing", async () => {
    const scene = await withPipeline();
    const { id, inputs, outputs } = await make(scene, "Schedule", args);
    expect(stateOf(scene).schedules).toMatchObject([
      {
        id,
        crontab: "@daily",
        concurrency: 0,
        concurrencyPolicy: "suspend",
        expireInterval: 0,
        catchup: true,
      },
    ]);
    expect((await lifecycleOf(scene, "Schedule").read(id, outputs))?.inputs).toEqual(inputs);
  });

  it.each([
    "CRON_TZ=Asia/Shanghai 0 8 * * *",
    "TZ=UTC @daily",
    "0\t8 * *\t*",
    " 0 8 * * * ",
    "TZ= @every 1h30m",
  ])("has the times %j as they were given", async (crontab) => {
    const scene = await withPipeline();
    const { id, inputs, outputs } = await make(scene, "Schedule", { ...args, crontab });
    expect(stateOf(scene).schedules).toMatchObject([{ id, crontab }]);
    expect((await lifecycleOf(scene, "Schedule").read(id, outputs))?.inputs).toEqual(inputs);
  });

  it.each(["TZ=UTC", "TZ=UTC 0 8 * *", "CRON_TZ=UTC\t0 8 * * *", "0 8 * *", "@daily 0 8 * *", " @daily"])(
    "is not made with the times %j",
    async (crontab) => {
      const { failures } = await lifecycleOf(await startScene(), "Schedule").check({}, { ...args, crontab });
      expect(failures).toMatchObject([{ property: "crontab" }]);
    },
  );

  it("is stopped at once where the program says so", async () => {
    const scene = await withPipeline();
    const { id, inputs, outputs } = await make(scene, "Schedule", { ...args, stopped: true });
    expect(stateOf(scene).schedules).toMatchObject([{ id, status: "terminated" }]);
    const lifecycle = lifecycleOf(scene, "Schedule");
    expect((await lifecycle.read(id, outputs))?.inputs).toEqual(inputs);
    const { stopped: _, ...going } = inputs;
    for (const news of [going, { ...going, stopped: false }]) {
      expect(await lifecycle.diff(id, outputs, news)).toMatchObject({ changed: true, replaces: ["stopped"] });
    }
  });

  it("is stopped again where the stop has met a firing and was lost", async () => {
    const scene = await withPipeline();
    const { control } = scene.emulator;
    const id = await schedule.make(scene, args);
    const { id: held } = control.injectFault({
      platform: "paddleflow",
      action: "stopSchedule",
      kind: "hold",
    });
    const stopped = schedule.settle(scene, id, { ...args, stopped: true });
    await control.waitForFault(held);
    control.paddleflow.change("schedule", id, { status: "running" });
    control.releaseHeld(held);
    await stopped;
    expect(stateOf(scene).schedules).toMatchObject([{ status: "terminated" }]);
    expect(countOf(scene, "stopSchedule")).toBe(2);
  });

  it("shows somebody else's stop, and none where its end has come", async () => {
    const scene = await withPipeline(0);
    const { id, inputs, outputs } = await make(scene, "Schedule", {
      ...args,
      endTime: "2099-01-01 00:00:00",
    });
    const lifecycle = lifecycleOf(scene, "Schedule");
    const stored = stateOf(scene).schedules[0];
    scene.emulator.control.paddleflow.change("schedule", id, { status: "success" });
    expect(await lifecycle.read(id, outputs)).toEqual({ id, inputs, outputs });
    scene.emulator.control.paddleflow.change("schedule", id, { status: "terminated" });
    const found = await lifecycle.read(id, outputs);
    expect(found?.inputs).toMatchObject({ stopped: true });
    expect((await lifecycle.diff(id, found?.outputs ?? {}, inputs)).replaces).toEqual(["stopped"]);
    expect(stored?.status).toBe("running");
  });

  it("is stopped before it is deleted, and its runs stay", async () => {
    const scene = await withPipeline(0);
    const id = await schedule.make(scene, { ...args, crontab: "@every 1m" });
    scene.emulator.control.advance(90);
    expect(stateOf(scene).runs).toMatchObject([{ scheduleId: id }]);
    await schedule.remove(scene, id);
    expect(stateOf(scene)).toMatchObject({ schedules: [], runs: [{ scheduleId: id }] });
    expect(countOf(scene, "stopSchedule")).toBe(1);
  });

  it("that has ended is deleted without a stop", async () => {
    const scene = await withPipeline();
    const id = await schedule.make(scene, args);
    scene.emulator.control.paddleflow.change("schedule", id, { status: "success" });
    await schedule.remove(scene, id);
    expect(stateOf(scene).schedules).toEqual([]);
    expect(countOf(scene, "stopSchedule")).toBe(0);
  });

  it("of a name that is taken is refused, and one left behind is found by a generated name", async () => {
    const scene = await withPipeline();
    const id = await schedule.make(scene, args);
    await expect(make(scene, "Schedule", args)).rejects.toThrow(/nightly exists already.*schedule-000001/);
    expect(await schedule.find(scene, args)).toEqual([{ id, createTime: expect.any(Number) as number }]);
    const { name: _, ...unnamed } = args;
    const left = await make(scene, "Schedule", unnamed);
    await expect(make(scene, "Schedule", unnamed)).rejects.toThrow(/exists already.*schedule-000002/);
    scene.state.interrupted(urnOf());
    expect((await make(scene, "Schedule", unnamed)).id).toBe(left.id);
    expect(stateOf(scene).schedules).toHaveLength(2);
  });

  it("gets a name that the server takes from a resource's name", async () => {
    const scene = await withPipeline();
    const { name: _, ...unnamed } = args;
    const { outputs } = await make(scene, "Schedule", unnamed, "every-night.run");
    expect(outputs.name).toMatch(/^every_night_run_[0-9a-f]{7}$/);
    expect(stateOf(scene).schedules).toMatchObject([{ name: outputs.name }]);
  });
});

it("stopSchedule stops, and leaves alone what has ended", async () => {
  const scene = await withPipeline();
  const scheduleId = await schedule.make(scene, args);
  expect(await run(scene, "stopSchedule", { scheduleId })).toEqual({ status: "terminated" });
  expect(await run(scene, "stopSchedule", { scheduleId })).toEqual({ status: "terminated" });
  expect(stateOf(scene).schedules).toMatchObject([{ status: "terminated" }]);
  await expect(run(scene, "stopSchedule", { scheduleId: "schedule-000009" })).rejects.toThrow(/not found/);
});
