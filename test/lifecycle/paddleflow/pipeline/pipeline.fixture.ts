import type { Fixture } from "../../matrix";
import { fsRequest, paddleflow, stateOf, yamlOf } from "../data";
import { byHand, CANARY, config, start } from "../setup";

type Control = Parameters<typeof stateOf>[0];

const base = {
  ...paddleflow,
  type: "paddleflow:Pipeline",
  start,
  config,
  secrets: [CANARY],
  objects: (control: Control) => stateOf(control).pipelines,
  actions: { create: "createPipeline", delete: "deletePipeline" },
  move: (control: Control) => void control.advance(3_600),
  remove: (control: Control, id: string) => control.paddleflow.remove("pipeline", id),
} as const;

const latest = (control: Control) => stateOf(control).pipelineVersions.at(-1);

export const pipeline: Fixture = {
  ...base,
  inputs: { yaml: yamlOf("train"), desc: "every night" },
  unreadInputs: { username: "root" },
  namesRepeat: false,
  updates: { yaml: yamlOf("train", "echo new"), desc: "every day", username: "alice01" },
  replacements: { yaml: yamlOf("test"), connection: "paddleflow-too" },
  bad: [
    [{ yaml: undefined }, "yaml"],
    [{ yaml: "name: [" }, "yaml"],
    [{ yaml: "name: train" }, "yaml"],
    [{ yaml: "entry_points: {main: {command: x}}" }, "yaml"],
    [{ yaml: "name: 1st\nentry_points: {}" }, "yaml"],
    [{ fsName: "data" }, "fsName"],
    [{ yamlPath: "./run.yaml" }, "yamlPath"],
    [{ desc: "ä".repeat(129) }, "desc"],
  ],
  drift: {
    cause: (control, id) =>
      control.paddleflow.change("pipelineVersion", `${id}/1`, { yaml: yamlOf("train", "echo other") }),
    property: "yaml",
    repaired: (control) => latest(control)?.id === "2" && latest(control)?.yaml === yamlOf("train"),
  },
};

const prepare = async (emulator: Parameters<typeof byHand>[0]) => {
  await byHand(emulator, fsRequest("data"), fsRequest("other"), fsRequest("data", "alice01"));
  for (const place of ["root/data", "root/other", "alice01/data"]) {
    emulator.control.paddleflow.putFile(place, "a.yaml", yamlOf("train"));
    emulator.control.paddleflow.putFile(place, "b.yaml", yamlOf("train", "echo b"));
  }
};

export const pipelineOfFile: Fixture = {
  ...base,
  prepare,
  inputs: { fsName: "data", yamlPath: "a.yaml", desc: "every night" },
  unreadInputs: { username: "root" },
  updates: { fsName: "other", yamlPath: "b.yaml", desc: "every day", username: "alice01" },
  replacements: { connection: "paddleflow-too" },
  bad: [[{ fsName: "a b" }, "fsName"]],
  recovery: "never",
  drift: {
    cause: (control, id) => control.paddleflow.change("pipelineVersion", `${id}/1`, { yamlPath: "b.yaml" }),
    property: "yamlPath",
    repaired: (control) => latest(control)?.id === "2" && latest(control)?.yamlPath === "a.yaml",
  },
};
