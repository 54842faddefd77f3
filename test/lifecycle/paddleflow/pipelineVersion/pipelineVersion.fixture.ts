import type { Fixture } from "../../matrix";
import { byUser, paddleflow, pipelineRequest, stateOf, yamlOf } from "../data";
import { byHand, CANARY, config, start } from "../setup";

export const pipelineVersion: Fixture = {
  ...paddleflow,
  type: "paddleflow:PipelineVersion",
  start,
  // Two pipelines of one name: of two users.
  prepare: async (emulator) => {
    await byHand(emulator, pipelineRequest(yamlOf("train", "echo first")));
    await byUser(emulator, "alice01", pipelineRequest(yamlOf("train", "echo first")));
  },
  config,
  inputs: { pipelineId: "ppl-000001", yaml: yamlOf("train") },
  unreadInputs: { desc: "every night", username: "root" },
  updates: {},
  replacements: {
    pipelineId: "ppl-000002",
    yaml: yamlOf("train", "echo other"),
    desc: "every day",
    username: "alice01",
    connection: "paddleflow-too",
  },
  bad: [
    [{ pipelineId: "" }, "pipelineId"],
    [{ yaml: "a: b" }, "yaml"],
    [{ yaml: undefined }, "yaml"],
    [{ fsName: "data" }, "fsName"],
  ],
  secrets: [CANARY],
  objects: (control) =>
    stateOf(control)
      .pipelineVersions.filter(({ id }) => id !== "1")
      .map(({ pipelineId, id }) => ({ id: `${pipelineId}/${id}` })),
  actions: { create: "updatePipeline", delete: "deletePipelineVersion" },
  move: (control) => void control.advance(3_600),
  drift: {
    cause: (control, id) =>
      control.paddleflow.change("pipelineVersion", id, { yaml: yamlOf("train", "echo other") }),
    property: "yaml",
  },
  remove: (control, id) => control.paddleflow.remove("pipelineVersion", id),
};
