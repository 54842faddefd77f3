import { beforeAll, describe, expect, it } from "vitest";

import { NotFoundError } from "../../../provider/core/errors";
import { adminScene } from "./scene/adminScene";
import { resource, run, type Scene } from "./scene/setup";

let scene: Scene;

beforeAll(async () => {
  scene = await adminScene();
});

describe("statistics", () => {
  const args = {
    name: "train",
    schedulingPolicy: { queue: "q1" },
    image: "nginx:1.7.9",
    flavour: { cpu: "500m", mem: "100Mi" },
    command: "sleep 100000",
    labels: { team: "ml" },
    env: { TOKEN: "a-secret-value" },
  };
  const job = resource("Job");

  it("statistics need Prometheus", async () => {
    const jobId = await job.make(scene, args);
    await expect(run(scene, "getStatistics", { jobId })).rejects.toThrow(
      /Prometheus|unsupported protocol scheme/,
    );
    await expect(run(scene, "getStatisticsDetail", { jobId, step: 30 })).rejects.toThrow(/protocol scheme/);
    await expect(run(scene, "getStatistics", { jobId: "job-none" })).rejects.toThrow(NotFoundError);
    await expect(run(scene, "getStatisticsDetail", { jobId, start: 10, end: 5 })).rejects.toThrow(
      /end: must not lie before start/,
    );
    await job.remove(scene, jobId);
  });
});
