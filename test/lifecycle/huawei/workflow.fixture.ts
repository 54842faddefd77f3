import type { Fixture } from "../matrix";
import { common, SLEEPER } from "./setup";

export const workflow: Fixture = {
  ...common,
  type: "huawei:Workflow",
  inputs: {
    name: "alignment",
    vendor: "laboratory",
    description: "aligns reads",
    file: SLEEPER,
    enterpriseProjectId: "0",
  },
  unreadInputs: { fileName: "alignment-1.yaml", fileChange: "update", deleteWorkflowPackage: true },
  updates: {
    name: "alignment-2",
    vendor: "another laboratory",
    description: "",
    file: SLEEPER.replace("job-a", "job-b"),
    fileName: "alignment-2.yml",
    fileChange: "replace",
    deleteWorkflowPackage: true,
  },
  replacements: { enterpriseProjectId: "7a1c0d2e", connection: "huawei-too" },
  bad: [
    [{ name: "Alignment" }, "name"],
    [{ name: "a".repeat(41) }, "name"],
    [{ name: "alignment-" }, "name"],
    [{ vendor: "a/b" }, "vendor"],
    [{ description: "基".repeat(256) }, "description"],
    [{ file: "inputs: [" }, "file"],
    [{ file: "just a text" }, "file"],
    [{ fileName: "alignment.json" }, "fileName"],
    [{ fileChange: "never" }, "fileChange"],
  ],
  secrets: [],
  objects: (control) => control.state("huawei").workflows.filter(({ deleting }) => !deleting),
  actions: { create: "createWorkflow", delete: "deleteWorkflow" },
  recovery: { without: ["name"] },
  move: (control) => control.advance(3_600),
  drift: {
    property: "file",
    cause: (control, id) =>
      control.huawei.change("workflow", id, { content: SLEEPER.replace("100000", "5") }),
    repaired: (control, id) =>
      control.state("huawei").workflows.find((row) => row.id === id)?.content === SLEEPER,
  },
  remove: (control, id) => control.huawei.remove("workflow", id),
};
