import { expect, it } from "vitest";

import { NotFoundError } from "../../../provider/core/errors";
import { jobArgs, resource, run, startScene, task } from "./setup";

it("reads what was measured of a task instance, and refuses what is not there", async () => {
  const scene = await startScene();
  const jobId = await resource("Job").make(scene, { ...jobArgs, tasks: [task] });
  scene.emulator.control.advance(600);
  const query = { jobId, taskName: "A", taskInstanceIndex: 0, metricName: "CpuUsage" };
  const dimensions = [{ name: "Disk", value: "vdb" }];
  const data = (await run(scene, "getJobMonitorData", { ...query, dimensions })) as {
    dataPoints: { timestamps: unknown[]; readings: unknown[] }[];
  };
  const [series] = data.dataPoints;
  expect(series?.timestamps.length).toBeGreaterThan(0);
  expect(series?.readings).toHaveLength(series?.timestamps.length ?? -1);
  const [request] = scene.emulator.control.requests({ action: "DescribeJobMonitorData" });
  expect(request?.members).toContain("Dimensions.0.Value");
  const other = { ...query, taskInstanceIndex: 9 };
  await expect(run(scene, "getJobMonitorData", other)).rejects.toBeInstanceOf(NotFoundError);
});
