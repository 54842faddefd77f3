import type { Fixture } from "../../matrix";
import { byHand, CANARY, clusterRequest, config, queueRequest, start } from "../setup";

const base = {
  type: "paddleflow:Job",
  platform: "paddleflow",
  start,
  prepare: (emulator: Parameters<typeof byHand>[0]) =>
    byHand(emulator, clusterRequest("c1"), queueRequest("q1", "c1"), queueRequest("q2", "c1")),
  config,
  secrets: [CANARY],
  objects: (control: Parameters<Fixture["objects"]>[0]) => control.state("paddleflow").jobs,
  reads: /^(login|list|show)/,
  move: (control: Parameters<Fixture["objects"]>[0]) => control.advance(2),
  remove: (control: Parameters<Fixture["objects"]>[0], id: string) => control.paddleflow.remove("job", id),
} as const;

export const job: Fixture = {
  ...base,
  inputs: {
    name: "nightly",
    schedulingPolicy: { queue: "q1", priority: "LOW" },
    labels: { team: "ml" },
    annotations: { note: "every night" },
    image: "nginx:1.7.9",
    flavour: { cpu: "500m", mem: "1Gi" },
    command: "sleep 100",
    env: { TOKEN: CANARY, PF_OWN: "mine" },
  },
  unreadInputs: {
    args: ["-v"],
    port: 8080,
    fs: { name: "fs1", mountPath: "/mnt", subPath: "in", readOnly: true },
    extraFS: [{ name: "fs2" }],
    extensionTemplate: { kind: "Pod" },
    triggers: ["1"],
    waitFor: "submitted",
  },
  updates: {
    labels: { team: "vision", stage: "test" },
    annotations: { note: "every evening" },
    waitFor: "finished",
  },
  replacements: {
    name: "weekly",
    schedulingPolicy: { queue: "q2", priority: "LOW" },
    labels: {},
    annotations: { other: "x" },
    image: "nginx:1.8",
    flavour: { name: "flavour1" },
    command: "sleep 99",
    env: { TOKEN: `${CANARY}2` },
    args: ["-q"],
    port: 80,
    fs: { name: "fs3" },
    extraFS: [{ name: "fs4" }],
    extensionTemplate: { kind: "Pod" },
    triggers: ["2"],
    connection: "paddleflow-too",
  },
  bad: [
    [{ image: undefined }, "image"],
    [{ flavour: undefined }, "flavour"],
    [{ flavour: { name: "flavour1", cpu: "1" } }, "flavour.cpu"],
    [{ flavour: { cpu: "1" } }, "flavour.mem"],
    [{ flavour: { name: "customFlavour" } }, "flavour.name"],
    [{ schedulingPolicy: {} }, "schedulingPolicy.queue"],
    [{ schedulingPolicy: { queue: "q1", priority: "URGENT" } }, "schedulingPolicy.priority"],
    [{ name: "x".repeat(513) }, "name"],
    [{ port: 65_536 }, "port"],
    [{ framework: "mpi" }, "members"],
    [
      { framework: "mpi", members: [{ role: "worker", replicas: 1, image: "x", flavour: { name: "f" } }] },
      "image",
    ],
    [{ waitFor: "sunrise" }, "waitFor"],
  ],
  actions: { create: "createSingleJob", delete: "deleteJob" },
  halfway: {
    inputs: { waitFor: "finished", command: "exit 3" },
    cause: () => undefined,
    mend: (control, id) => control.paddleflow.change("job", id, { status: "succeeded" }),
    reason: /the job ended as failed/,
  },
};

const members = [
  { role: "pserver", replicas: 1, image: "ps:1", flavour: { name: "flavour1" }, command: "sleep 100000" },
  {
    role: "pworker",
    replicas: 2,
    image: "worker:1",
    flavour: { cpu: "1", mem: "2Gi" },
    command: "sleep 100000",
    env: { TOKEN: CANARY },
  },
];

export const distributedJob: Fixture = {
  ...base,
  inputs: { schedulingPolicy: { queue: "q1" }, framework: "paddle", members },
  unreadInputs: {},
  updates: { labels: { team: "ml" }, annotations: { note: "x" } },
  replacements: { framework: "tensorflow", members: members.slice(1) },
  bad: [
    [{ members: [] }, "members"],
    [{ framework: undefined }, "framework"],
    [{ members: [{ ...members[0], replicas: 0 }] }, "members[0].replicas"],
    [{ members: [{ ...members[0], role: "boss" }] }, "members[0].role"],
  ],
  actions: { create: "createDistributedJob", delete: "deleteJob" },
};
