import type { Fixture } from "../matrix";
import { common, uploadWorkflow } from "./setup";

const CLUSTER = "d9d8912d-a6cb-11e8-bc20-0255ac105709";

export const execution: Fixture = {
  ...common,
  type: "huawei:Execution",
  prepare: async (emulator) => {
    emulator.control.huawei.addEnvironment({ source: "cce", clusterId: CLUSTER, clusterName: "cluster" });
    return { workflowId: await uploadWorkflow(emulator) };
  },
  inputs: {
    name: "sample-1",
    workflowId: "prepared",
    sfsPvcName: "gene-sfs-1111",
    target: "cce",
    clusterId: CLUSTER,
    namespace: "default",
    priority: 5,
    inputsJson: { seconds: 4_000 },
    timeout: 1_440,
    description: "the first sample",
    label: { team: "oncology" },
    enterpriseProjectId: "0",
  },
  unreadInputs: {
    email: ["someone@example.com", "other@example.com"],
    sms: ["+8612345678901"],
    events: ["exec_failed"],
    emailMessage: "{name} is {status}",
    emailSubject: "a run",
    emailDisplayName: "runs",
    smsMessage: "{guid}",
    imagePullPolicy: "Always",
    jobRetryCount: 2,
    refBucketName: "references",
    dataBucketName: "samples",
    triggers: ["1"],
    waitFor: "submitted",
  },
  updates: { priority: 999, waitFor: "finished" },
  replacements: {
    name: "sample-2",
    sfsPvcName: "gene-sfs-2222",
    inputsJson: { seconds: 50_000 },
    timeout: 720,
    description: "again",
    label: {},
    namespace: "another",
    enterpriseProjectId: "7a1c0d2e",
    email: ["someone@example.com"],
    sms: ["+8612345678901"],
    imagePullPolicy: "Never",
    jobRetryCount: 5,
    refBucketName: "references",
    dataBucketName: "samples",
    triggers: ["2"],
    connection: "huawei-too",
  },
  bad: [
    [{ name: "Sample" }, "name"],
    [{ name: "a".repeat(64) }, "name"],
    [{ priority: 1_000 }, "priority"],
    [{ priority: -1 }, "priority"],
    [{ clusterId: undefined }, "clusterId"],
    [{ target: "cci" }, "clusterId"],
    [{ target: "cci", clusterId: undefined, namespace: undefined }, "namespace"],
    [{ target: "gpu" }, "target"],
    [{ timeout: 0 }, "timeout"],
    [{ jobRetryCount: -1 }, "jobRetryCount"],
    [{ email: ["nobody"] }, "email[0]"],
    [{ sms: ["1"], smsMessage: "x".repeat(361) }, "smsMessage"],
    [{ emailMessage: "x" }, "emailMessage"],
    [{ events: ["exec_failed"] }, "events"],
    [{ email: ["a@example.com"], events: ["exec_started"] }, "events[0]"],
    [{ imagePullPolicy: "Sometimes" }, "imagePullPolicy"],
    [{ description: "<b>" }, "description"],
    [{ waitFor: "sunrise" }, "waitFor"],
  ],
  secrets: [],
  objects: (control) => control.state("huawei").executions,
  actions: { create: "createExecution", delete: "deleteExecution" },
  recovery: { without: ["name"] },
  move: (control, id) => {
    control.advance(60);
    control.huawei.setExecutionPhase(id, "Cancelling");
  },
  drift: {
    property: "priority",
    cause: (control, id) => control.huawei.change("execution", id, { priority: 0 }),
    repaired: (control, id) =>
      control.state("huawei").executions.find((row) => row.id === id)?.priority === 5,
  },
  remove: (control, id) => control.huawei.remove("execution", id),
  halfway: {
    inputs: { waitFor: "finished", inputsJson: { seconds: 1, code: 3 }, jobRetryCount: 1 },
    cause: () => undefined,
    mend: (control, id) => control.huawei.finishExecution(id, "Succeeded"),
    reason: /ended as Failed.*step job-a/s,
  },
};
