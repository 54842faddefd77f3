import { z } from "zod";

import { defineResource } from "../../../core/definition";
import type { Wire } from "../../../core/schema/wire";
import { needsGcs } from "../api/client";
import { platform } from "../api/connection";
import { createTime, uuid } from "../api/fields";
import { byName } from "../api/objects";
import { decodeMembers } from "../api/wire";
import { createExecution, EXECUTIONS, getExecution, operateExecution } from "./calls";
import { cancelAndDelete } from "./delete";
import { executionArgs, executionRequest, type Inputs, namespaceOf } from "./inputs";
import { storyOfExecution } from "./story";
import { executionDetail } from "./structures";
import { waitForExecution } from "./wait";

/** One run of a workflow. */
export const execution = defineResource({
  type: "huawei:Execution",
  doc:
    "An execution: one run of a workflow. Only its priority changes in place; every other change replaces it by a new " +
    "run.",
  platform,
  inputs: executionArgs,
  outputs: z.object({ createTime }),
  change: "replace",
  id: { pattern: uuid, example: "e19d3faf-9f04-9685-e5c0-fbe8d40b96cd" },
  timeouts: { create: 780, update: 780, delete: 60 },
  actions: {
    create: "create_execution",
    read: "get_execution",
    update: "operate_execution (update)",
    delete: "operate_execution (cancel), delete_execution",
  },
  validate: (_inputs, settings) => needsGcs(settings),
  takesApart: "the rest of its run",

  create: ({ client, inputs, signal }) => createExecution(client.gcs, executionRequest(inputs), signal),

  async read({ client, id, prior, signal }) {
    const wire = await getExecution(client.gcs, id, signal);
    if (wire === undefined || EXECUTIONS.isLeaving(wire)) return undefined;
    const { execution: own, object, enterpriseProject } = decodeMembers(executionDetail, wire);
    // A retry may give other values, which are those of one try and no drift.
    const retried = prior ?? { inputsJson: own?.inputsJson, timeout: object?.spec?.timeoutInMinutes };
    return {
      inputs: {
        name: own?.name,
        workflowId: own?.workflowId,
        sfsPvcName: own?.sfsVolumeName,
        target: own?.target,
        // Executions on serverless containers show a cluster too, which nobody has chosen.
        clusterId: own?.target === "cce" ? own.clusterId : undefined,
        namespace: own?.namespace,
        priority: own?.priority,
        inputsJson: retried.inputsJson,
        timeout: retried.timeout,
        description: own?.description,
        label: own?.label,
        enterpriseProjectId: enterpriseProject?.id,
      },
      outputs: { createTime: own?.createTime },
    };
  },

  async update({ client, id, inputs: { priority }, changed, signal }) {
    if (!changed.has("priority")) return;
    const advice = "Only an execution that has not ended has a use for a priority";
    const options = { signal, idempotent: true, advice };
    await operateExecution(client.gcs, id, { action: "update", priority }, options);
  },

  async settle(operation) {
    if (operation.inputs.waitFor === "finished") await waitForExecution(operation);
  },

  delete: (operation) => cancelAndDelete(operation),

  story: storyOfExecution,

  lookup: byName<Inputs>(EXECUTIONS, "name", { fits: isThere }),
});

/** Whether an execution runs where the inputs say: each namespace and each cluster has names of its own. */
function isThere(own: Wire, { target, namespace, clusterId }: Inputs): boolean {
  const sameCluster = target === "cci" || own.cluster_id === clusterId;
  return own.target === target && own.namespace === namespaceOf(namespace) && sameCluster;
}
