import type { Fixture } from "../../matrix";
import { byHand, clusterRequest, config, start } from "../setup";

const POOL = "node.kubernetes.io/pool";
const ISOLATION = "paddleflow.baidu.com/resource-isolation-type";

const base = {
  platform: "paddleflow",
  start,
  prepare: (emulator: Parameters<typeof byHand>[0]) =>
    byHand(emulator, clusterRequest("c1"), clusterRequest("c2")),
  config,
  secrets: [],
  actions: { create: "createQueue", delete: "deleteQueue" },
  reads: /^(login|list|show)/,
  recovery: { without: ["name"] },
  namedIds: true,
} as const;

export const queue: Fixture = {
  ...base,
  type: "paddleflow:Queue",
  inputs: {
    name: "train",
    namespace: "default",
    clusterName: "c1",
    quotaType: "elasticQuota",
    maxResources: { cpu: "1.5", mem: "1000Mi", scalarResources: { "nvidia.com/gpu": "8" } },
    minResources: { cpu: "0.5", mem: "512Mi" },
    location: { [POOL]: "gpu" },
    schedulingPolicy: ["priority", "gang"],
  },
  unreadInputs: {},
  updates: {
    maxResources: { cpu: "2", mem: "4294967296" },
    minResources: { mem: "900Mi" },
    location: { [POOL]: "gpu", zone: "a" },
    schedulingPolicy: ["drf", "gang"],
  },
  replacements: {
    name: "test",
    namespace: "other",
    clusterName: "c2",
    location: { [POOL]: "gpu", [ISOLATION]: "physical" },
    schedulingPolicy: [],
    connection: "paddleflow-too",
  },
  bad: [
    [{ name: "Train" }, "name"],
    [{ name: "default" }, "name"],
    [{ name: "qlogin" }, "name"],
    [{ namespace: "a_b" }, "namespace"],
    [{ clusterName: undefined }, "clusterName"],
    [{ quotaType: "fair" }, "quotaType"],
    [{ maxResources: { cpu: "many" } }, "maxResources.cpu"],
    [{ maxResources: { cpu: "1", memory: "1Gi" } }, "maxResources.memory"],
    [{ maxResources: { cpu: "-1" } }, "maxResources.cpu"],
    [{ minResources: { cpu: "1501m" } }, "minResources.cpu"],
    [
      { minResources: { scalarResources: { "amd.com/gpu": "1" } } },
      "minResources.scalarResources.amd.com/gpu",
    ],
    [{ quotaType: "volcanoCapabilityQuota" }, "minResources"],
    [{ schedulingPolicy: ["gang-"] }, "schedulingPolicy[0]"],
  ],
  objects: (control) => control.state("paddleflow").queues.map(({ name }) => ({ id: name })),
  move: (control) => control.advance(3_600),
  drift: {
    property: "maxResources",
    cause: (control, id) =>
      control.paddleflow.change("queue", id, {
        maxResources: { cpu: 1_500, memory: 1_048_576_000, "nvidia.com/gpu": 8, "amd.com/gpu": 1 },
      }),
    repaired: (control, id) => {
      const queue = control.state("paddleflow").queues.find(({ name }) => name === id);
      return queue?.maxResources["nvidia.com/gpu"] === 8 && !("amd.com/gpu" in queue.maxResources);
    },
  },
  remove: (control, id) => control.paddleflow.remove("queue", id),
};

export const capabilityQueue: Fixture = {
  ...base,
  type: "paddleflow:Queue",
  inputs: {
    name: "batch",
    namespace: "batch",
    clusterName: "c1",
    quotaType: "volcanoCapabilityQuota",
    maxResources: { cpu: "500m", mem: "1Gi" },
    location: { [POOL]: "cpu" },
  },
  unreadInputs: {},
  updates: { maxResources: { mem: "2Gi" }, location: { zone: "a" }, schedulingPolicy: ["gang"] },
  replacements: { quotaType: "elasticQuota", location: {} },
  bad: [[{ maxResources: undefined }, "maxResources"]],
  objects: (control) => control.state("paddleflow").queues.map(({ name }) => ({ id: name })),
  move: (control) => control.advance(3_600),
  remove: (control, id) => control.paddleflow.remove("queue", id),
};
