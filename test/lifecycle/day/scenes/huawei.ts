import { expect } from "vitest";

import { startEmulator } from "pulumi-batchflow-emulator";
import { cromwellExecution } from "../../huawei/cromwellExecution.fixture";
import { environment } from "../../huawei/environment.fixture";
import { execution } from "../../huawei/execution.fixture";
import { config } from "../../huawei/setup";
import { tool } from "../../huawei/tool.fixture";
import { workflow } from "../../huawei/workflow.fixture";
import type { Scene } from "../scene";

export const huawei: Scene = {
  title: "the Gene Container Service",
  start: () => startEmulator({ timeScale: 2_000, rateLimits: false, huawei: { tokenValidity: 3 * 3_600 } }),
  config,
  prepare: ({ control }) => {
    const { clusterId } = execution.inputs;
    control.huawei.addEnvironment({ source: "cce", clusterId: String(clusterId), clusterName: "cluster" });
    return Promise.resolve();
  },
  resources: [
    { name: "genomics", fixture: environment, inputs: () => ({ defaultEnv: true }) },
    { name: "alignment", fixture: workflow },
    { name: "aligner", fixture: tool },
    { name: "sample", fixture: execution, inputs: ({ alignment: workflowId }) => ({ workflowId }) },
    {
      name: "failing",
      fixture: execution,
      inputs: ({ alignment: workflowId }) => ({
        workflowId,
        name: "failing",
        inputsJson: { seconds: 50, code: 3 },
        jobRetryCount: 1,
      }),
    },
    { name: "example", fixture: cromwellExecution },
    {
      name: "held",
      fixture: cromwellExecution,
      inputs: () => ({ workflowOnHold: true, triggers: ["held"] }),
    },
  ],
  hour(control, { genomics = "", failing = "", example = "", held = "" }, hour) {
    if (hour === 0) control.huawei.addSubWorkflow(example);
    if (hour % 4 === 1) control.huawei.setEnvironmentStatus(genomics, "Abnormal");
    if (hour % 4 === 3) control.huawei.setEnvironmentStatus(genomics, "Running");
    if (hour === 6) {
      control.huawei.addEnvironment({ name: "other", clusterName: "other-ns", defaultEnv: true });
    }
    if (hour === 7) control.huawei.revokeTokens();
    // Somebody tries the failed one again, with other values, releases what waits, and gives both up.
    if (hour === 9) {
      control.huawei.change("execution", failing, { inputs: { seconds: 1 }, timeout: 60 });
      control.huawei.setExecutionPhase(failing, "Running");
    }
    if (hour === 12) control.huawei.finishExecution(failing, "Cancelled");
    if (hour === 2) control.huawei.finishCromwell(example, "Succeeded");
    if (hour === 10) control.huawei.setCromwellStatus(held, "Submitted");
    if (hour === 11) control.huawei.setCromwellStatus(held, "Running");
    if (hour === 15) control.huawei.finishCromwell(held, "Aborted");
  },
  lived(control, { genomics, sample, failing, example, held }) {
    const { environments, executions, cromwell } = control.state("huawei");
    expect(environments.find(({ id }) => id === genomics)?.defaultEnv).toBe(false);
    const phases = new Map(executions.map(({ id, phase }) => [id, phase]));
    expect([sample, failing].map((id) => phases.get(id ?? ""))).toEqual(["Succeeded", "Cancelled"]);
    const statuses = new Map(cromwell.map(({ id, status }) => [id, status]));
    expect([example, held].map((id) => statuses.get(id ?? ""))).toEqual(["Succeeded", "Aborted"]);
    expect(control.countRequests({ platform: "huawei" }).createToken).toBeGreaterThanOrEqual(6);
  },
};
