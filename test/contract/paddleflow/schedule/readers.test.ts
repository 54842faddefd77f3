import { describe, expect, it } from "vitest";

import { fsRequest, pipelineRequest, yamlOf } from "../../../lifecycle/paddleflow/data";
import { make, prepare, run, type Scene, startScene, stateOf } from "../scene/setup";

async function withPipelines(): Promise<Scene> {
  const scene = await startScene({}, 0);
  await prepare(scene, fsRequest("data"));
  scene.emulator.control.paddleflow.putFile("root/data", "run.yaml", yamlOf("train", "echo file"));
  await make(scene, "Pipeline", { yaml: yamlOf("train"), desc: "every night" });
  await prepare(
    scene,
    ["POST", "/pipeline/ppl-000001", { fsName: "data", desc: "every day" }],
    pipelineRequest(yamlOf("test")),
  );
  return scene;
}

describe("readers of schedules", () => {
  it("show schedules, and one with its runs", async () => {
    const scene = await withPipelines();
    const base = { pipelineId: "ppl-000001", pipelineVersionId: "1" };
    await make(scene, "Schedule", { ...base, name: "minutely", crontab: "@every 1m", concurrency: 3 }, "a");
    await make(scene, "Schedule", { ...base, name: "stopped", crontab: "@daily", stopped: true }, "b");
    scene.emulator.control.advance(130);
    const minutely = {
      scheduleId: "schedule-000001",
      name: "minutely",
      ...base,
      username: "root",
      crontab: "@every 1m",
      concurrency: 3,
      concurrencyPolicy: "suspend",
      status: "running",
    };
    expect(await run(scene, "getSchedules")).toMatchObject([minutely, { name: "stopped" }]);
    for (const filter of [
      { names: ["minutely"] },
      { statuses: ["running"] },
      { scheduleIds: ["schedule-000001"] },
      { pipelineIds: ["ppl-000001"], pipelineVersionIds: ["1"], names: ["minutely"], usernames: ["root"] },
    ]) {
      expect(await run(scene, "getSchedules", filter)).toMatchObject([minutely]);
    }
    expect(await run(scene, "getSchedules", { pipelineIds: ["ppl-000002"] })).toEqual([]);
    const scheduleId = "schedule-000001";
    const runs = stateOf(scene).runs.map(({ id }) => ({ runId: id, scheduleId, name: "minutely" }));
    expect(runs).toHaveLength(2);
    expect(await run(scene, "getSchedule", { scheduleId })).toMatchObject({ ...minutely, runs });
    const filtered = { scheduleId, runIds: [runs[1]!.runId] };
    expect(await run(scene, "getSchedule", filtered)).toMatchObject({ runs: [runs[1]] });
    expect(await run(scene, "getSchedule", { scheduleId, statuses: ["skipped"] })).toMatchObject({
      runs: [],
    });
    await expect(run(scene, "getSchedule", { scheduleId: "schedule-000009" })).rejects.toThrow(
      /schedule-000009/,
    );
  });
});
