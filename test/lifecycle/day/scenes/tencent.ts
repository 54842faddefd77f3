import { expect } from "vitest";

import { type Control, startEmulator } from "pulumi-batchflow-emulator";
import { computeEnv } from "../../tencent/computeEnv.fixture";
import { job } from "../../tencent/job.fixture";
import { config, start } from "../../tencent/setup";
import { taskTemplate } from "../../tencent/taskTemplate.fixture";
import type { Ids, Scene } from "../scene";

const env = (control: Control, id: string | undefined) =>
  control.state("tencent").computeEnvs.find((one) => one.id === id);
const nodes = (control: Control, id: string | undefined) => env(control, id)?.nodes ?? [];

const spot = {
  instanceType: "S1.SMALL2",
  imageId: "img-bd78fy2t",
  instanceChargeType: "SPOTPAID",
  instanceMarketOptions: { marketType: "spot", spotOptions: { maxPrice: "0.05" } },
};
const onSpot = (taskName: string, envId: string | undefined, command: string) => ({
  taskName,
  taskInstanceNum: 2,
  application: { deliveryForm: "LOCAL", command },
  envId,
  maxRetryCount: 2,
});

export const tencent: Scene = {
  title: "Batch",
  start,
  config,
  resources: [
    { name: "train", fixture: computeEnv },
    { name: "spot", fixture: computeEnv, inputs: () => ({ envName: "spot", envData: spot }) },
    { name: "render", fixture: taskTemplate },
    { name: "nightly", fixture: job },
    {
      name: "onSpot",
      fixture: job,
      inputs: ({ spot: envId }) => ({
        jobName: "on-spot",
        tasks: [onSpot("A", envId, "sleep 9000"), onSpot("B", envId, "sleep 3000")],
        dependences: [{ startTask: "A", endTask: "B" }],
      }),
    },
  ],
  hour(control, ids, hour) {
    const { train = "", spot: spotId = "", nightly = "", onSpot: onSpotId = "" } = ids;
    control.tencent.clearCreationFailures();
    const [spotNode] = nodes(control, spotId);
    // On some nights there is nothing to be had at first.
    if (hour % 4 === 1) control.tencent.failCreations({ target: spotId, count: 2, reason: "sold out" });
    if (spotNode && hour % 2 === 1) control.tencent.reclaimNode(spotId, spotNode.id);
    const { tags = [] } = env(control, train) ?? {};
    const Tags = [...tags].reverse().map((tag) => ({ ...tag }));
    if (Tags.length > 0) control.tencent.setFields(train, { Tags });
    const [trainNode] = nodes(control, train);
    if (trainNode) control.tencent.setNodeState(train, trainNode.id, hour % 3 === 2 ? "ABNORMAL" : "RUNNING");
    if (hour === 5) control.tencent.addNodes(train, 1, "CREATING");
    if (hour === 8) control.tencent.removeNode(train, nodes(control, train).at(-1)?.id ?? "");
    if (hour === 10) control.tencent.failJob(nightly, { taskName: "D" });
    if (hour === 14) control.tencent.setJobState(nightly, "RUNNING");
    if (hour === 18) control.tencent.setJobState(nightly, "FAILED_INTERRUPTED");
    if (hour === 20) control.tencent.setJobState(onSpotId, "SUCCEED");
  },
  lived(control, { spot: spotId, nightly = "", onSpot: onSpotId = "" }: Ids) {
    const { activities = [] } = env(control, spotId) ?? {};
    const created = activities.filter(({ type }) => type === "CREATE_COMPUTE_NODE");
    expect(created.filter(({ state }) => state === "SUCCEED").length).toBeGreaterThanOrEqual(2 + 11);
    expect(created.filter(({ state }) => state === "FAILED").length).toBeGreaterThanOrEqual(5);
    expect(control.tencent.jobState(nightly)).toBe("FAILED_INTERRUPTED");
    expect(control.tencent.jobState(onSpotId)).toBe("SUCCEED");
  },
};

const info2018 = { ...(taskTemplate.inputs.taskTemplateInfo as object), resourceMaxRetryCount: undefined };

/** The same in the API of 2018, which has no tags, and tells in another way what objects were made of. */
export const tencent2018: Scene = {
  ...tencent,
  title: "Batch of 2018",
  start: () => startEmulator({ timeScale: 2_000, rateLimits: false, tencent: { edition: "2018" } }),
  config: (emulator) => ({
    "batchflow:tencent": { ...(config(emulator)["batchflow:tencent"] as object), edition: "2018" },
  }),
  resources: tencent.resources.map((resource) => ({
    ...resource,
    inputs: (ids, control) => ({
      ...resource.inputs?.(ids, control),
      tags: undefined,
      ...(resource.fixture === taskTemplate && { taskTemplateInfo: info2018 }),
    }),
  })),
};
