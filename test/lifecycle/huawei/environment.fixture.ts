import type { Fixture } from "../matrix";
import { CANARY, common } from "./setup";

export const environment: Fixture = {
  ...common,
  type: "huawei:Environment",
  inputs: {
    envName: "genomics",
    source: "cci",
    clusterName: "gene-ns",
    bucketName: "parallel-files",
    ak: `${CANARY}-ak`,
    sk: `${CANARY}-sk`,
    enterpriseProjectId: "0",
  },
  unreadInputs: { defaultEnv: true, projectId: "0123456789abcdef0123456789abcdef", deleteCluster: false },
  updates: { deleteCluster: true },
  replacements: {
    envName: "genomics-2",
    clusterName: "gene-ns-2",
    bucketName: "other-files",
    ak: `${CANARY}-ak-2`,
    sk: `${CANARY}-sk-2`,
    defaultEnv: true,
    projectId: "0123456789abcdef0123456789abcdef",
    enterpriseProjectId: "7a1c0d2e",
    connection: "huawei-too",
  },
  bad: [
    [{ envName: "9lives" }, "envName"],
    [{ source: "sge" }, "source"],
    [{ clusterName: undefined }, "clusterName"],
    [{ sk: undefined }, "sk"],
    [{ clusterId: "d9d8912d-a6cb-11e8-bc20-0255ac105709" }, "clusterId"],
    [{ source: "cce", clusterName: undefined, bucketName: undefined }, "bucketName"],
    [{ source: "cce", clusterName: undefined }, "clusterId"],
    [{ inputsJson: { kind: "cluster" } }, "inputsJson"],
  ],
  secrets: [CANARY],
  objects: (control) => control.state("huawei").environments.filter(({ status }) => status !== "Deleting"),
  actions: { create: "createEnvironment", delete: "deleteEnvironment" },
  recovery: { without: ["envName"] },
  move: (control) => {
    // Another environment becomes the default.
    control.huawei.addEnvironment({ name: "other", clusterName: "other-ns", defaultEnv: true });
    control.advance(3_600);
  },
  drift: {
    property: "bucketName",
    cause: (control, id) => control.huawei.change("environment", id, { bucketName: "by-hand" }),
  },
  remove: (control, id) => control.huawei.remove("environment", id),
  halfway: {
    inputs: {},
    cause: (control) => control.huawei.failNext("environmentCreation"),
    mend: (control, id) => control.huawei.setEnvironmentStatus(id, "Running"),
    reason: /CreatedFailed/,
  },
};
