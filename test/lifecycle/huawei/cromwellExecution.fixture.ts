import type { Fixture } from "../matrix";
import { common } from "./setup";

const wdl = (command: string) => `version 1.0
workflow example {
  call hello
}
task hello {
  command { ${command} }
  output { String out = read_string(stdout()) }
}
`;

export const cromwellExecution: Fixture = {
  ...common,
  type: "huawei:CromwellExecution",
  inputs: { workflowSource: wdl("sleep 4000"), labels: { team: "oncology" } },
  unreadInputs: {
    workflowInputs: { "example.name": "world" },
    workflowOptions: { write_to_cache: false },
    workflowType: "WDL",
    workflowTypeVersion: "1.0",
    // The smallest archive: nothing but the record that ends it.
    workflowDependencies: Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1").toString("base64"),
    workflowOnHold: false,
    triggers: ["1"],
    waitFor: "submitted",
  },
  updates: { labels: { team: "cardiology", stack: "dev" }, waitFor: "finished" },
  replacements: {
    workflowSource: wdl("sleep 50000"),
    labels: {},
    workflowInputs: { "example.name": "moon" },
    workflowOptions: { write_to_cache: true },
    workflowType: "WDL",
    workflowTypeVersion: "1.0",
    workflowOnHold: true,
    triggers: ["2"],
    connection: "huawei-too",
  },
  bad: [
    [{ workflowSource: undefined }, "workflowSource"],
    [{ workflowUrl: "https://example.com/w.wdl" }, "workflowUrl"],
    [{ workflowSource: undefined, workflowUrl: "w.wdl" }, "workflowUrl"],
    [{ workflowDependencies: "no Base64!" }, "workflowDependencies"],
    [{ workflowDependencies: Buffer.from("no zip").toString("base64") }, "workflowDependencies"],
    [{ labels: { "pulumi-batchflow": "mine" } }, "labels"],
    [{ labels: { long: "x".repeat(256) } }, "labels.long"],
    [{ waitFor: "sunrise" }, "waitFor"],
  ],
  secrets: [],
  // The server deletes nothing: an object is a record that no resource has given up.
  objects: (control) =>
    control.state("huawei").cromwell.filter(({ labels }) => labels["pulumi-batchflow"] !== "released"),
  actions: { create: "cromwellSubmit", delete: "cromwellAbort" },
  move: (control) => control.advance(60),
  drift: {
    property: "labels",
    cause: (control, id) => {
      const row = control.state("huawei").cromwell.find((one) => one.id === id);
      control.huawei.change("cromwell", id, { labels: { ...row?.labels, team: "by hand" } });
    },
    repaired: (control, id) =>
      control.state("huawei").cromwell.find((one) => one.id === id)?.labels.team === "oncology",
  },
  remove: (control, id) => control.huawei.remove("cromwell", id),
  halfway: {
    inputs: { waitFor: "finished", workflowSource: wdl("exit 3") },
    cause: () => undefined,
    mend: (control, id) => control.huawei.setCromwellStatus(id, "Succeeded"),
    reason: /ended as Failed.*return code 3/s,
  },
};
