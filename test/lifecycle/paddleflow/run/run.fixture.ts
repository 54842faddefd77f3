import type { Fixture } from "../../matrix";
import { fsRequest, paddleflow, pipelineRequest, queueRequests, stateOf, yamlOf } from "../data";
import { byHand, CANARY, config, start } from "../setup";

type Control = Parameters<typeof stateOf>[0];

const base = {
  ...paddleflow,
  type: "paddleflow:Run",
  start,
  prepare: async (emulator: Parameters<typeof byHand>[0]) => {
    await byHand(
      emulator,
      ...queueRequests,
      fsRequest("data"),
      fsRequest("other"),
      fsRequest("data", "alice01"),
      pipelineRequest(yamlOf("train")),
      pipelineRequest(yamlOf("train", "sleep 999"), "ppl-000001"),
      pipelineRequest(yamlOf("test")),
    );
    for (const place of ["root/data", "root/other", "alice01/data"]) {
      emulator.control.paddleflow.putFile(place, "a.yaml", yamlOf("train"));
      emulator.control.paddleflow.putFile(place, "b.yaml", yamlOf("train", "sleep 999"));
    }
  },
  config,
  secrets: [CANARY],
  objects: (control: Control) => stateOf(control).runs,
  actions: { create: "createRun", delete: "deleteRun" },
  recovery: { without: ["name"] },
  namesRepeat: true,
  move: (control: Control) => void control.advance(3_600),
  remove: (control: Control, id: string) => control.paddleflow.remove("run", id),
} as const;

export const run: Fixture = {
  ...base,
  inputs: {
    name: "nightly",
    pipelineId: "ppl-000001",
    pipelineVersionId: "1",
    desc: "every night",
    parameters: { "main.msg": "hello" },
  },
  unreadInputs: {
    fsName: "data",
    disabled: ["more"],
    dockerEnv: "nginx:1.8",
    failureOptions: { strategy: "continue" },
    username: "root",
    triggers: ["1"],
    waitFor: "started",
  },
  updates: { waitFor: "finished" },
  replacements: {
    name: "weekly",
    pipelineId: "ppl-000002",
    pipelineVersionId: "2",
    desc: "every week",
    parameters: { "main.msg": "bye" },
    fsName: "other",
    disabled: ["more"],
    dockerEnv: "nginx:1.9",
    failureOptions: { strategy: "continue" },
    username: "alice01",
    triggers: ["2"],
    connection: "paddleflow-too",
  },
  bad: [
    [{ name: "9 lives" }, "name"],
    [{ pipelineVersionId: undefined }, "pipelineVersionId"],
    [{ pipelineId: undefined, pipelineVersionId: undefined }, "yaml"],
    [{ yaml: yamlOf("train") }, "pipelineId"],
    [{ pipelineId: undefined, pipelineVersionId: undefined, yamlPath: "./run.yaml" }, "yamlPath"],
    [{ failureOptions: { strategy: "hope" } }, "failureOptions.strategy"],
    [{ parameters: { x: { a: 1 } } }, "parameters.x"],
    [{ parameters: { "a b": "x" } }, "parameters.a b"],
    [{ waitFor: "sunrise" }, "waitFor"],
  ],
};

export const runOfYaml: Fixture = {
  ...base,
  inputs: { name: "nightly", yaml: yamlOf("train") },
  unreadInputs: { disabled: ["more"] },
  updates: {},
  replacements: { yaml: yamlOf("train", "sleep 999") },
  bad: [[{ yaml: "just text" }, "yaml"]],
  halfway: {
    inputs: { waitFor: "finished", yaml: yamlOf("train", "exit 3") },
    cause: () => undefined,
    mend: (control, id) => control.paddleflow.change("run", id, { status: "succeeded" }),
    reason: /the run ended as failed.*main/s,
  },
};

export const runOfFile: Fixture = {
  ...base,
  inputs: { name: "nightly", fsName: "data", yamlPath: "a.yaml" },
  unreadInputs: {},
  updates: {},
  replacements: { fsName: "other", yamlPath: "b.yaml", username: "alice01" },
  bad: [[{ fsName: undefined }, "yamlPath"]],
};
