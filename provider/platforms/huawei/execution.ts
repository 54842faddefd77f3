import { z } from "zod";

import { defineResource } from "../../core/definition";
import { UnexpectedAnswerError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import { needsGcs } from "./client";
import { platform } from "./connection";
import { deleteExecution } from "./executionDeletion";
import { waitForExecution } from "./executionOutcome";
import { executionRequest } from "./executionRequest";
import { byName, EXECUTIONS, ofObject, readObject } from "./objects";
import { parsed } from "./request";
import { createTime, uuid } from "./structures/common";
import { executionArgs } from "./structures/executionArgs";
import { memberOf, type Wire } from "./wire";

type Inputs = z.output<typeof executionArgs>;

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

  async create({ client, inputs, signal }) {
    const answer = await client.gcs.call({
      action: "createExecution",
      method: "POST",
      path: EXECUTIONS.path,
      json: executionRequest(executionArgs, inputs),
      signal,
      idempotent: false,
    });
    if (isRecord(answer) && typeof answer.id === "string") return answer.id;
    throw new UnexpectedAnswerError("the answer has no id", { action: "createExecution" });
  },

  async read({ client, id, prior, signal }) {
    const wire = await readObject(client.gcs, EXECUTIONS, id, signal);
    if (wire === undefined || EXECUTIONS.isLeaving(wire)) return undefined;
    const own = memberOf(wire, "execution");
    const spec = memberOf(memberOf(wire, "object"), "spec");
    const { name, workflow_id, sfs_volume_name, priority, namespace, description, target, label } = own;
    // A retry may give other values, which are those of one try and no drift.
    const retried = prior ?? {
      inputsJson: parsed(String(own.inputs_json)),
      timeout: spec.timeoutInMinutes,
    };
    return {
      inputs: {
        name,
        workflowId: workflow_id,
        sfsPvcName: sfs_volume_name,
        target,
        // Executions on serverless containers show a cluster too, which nobody has chosen.
        clusterId: target === "cce" ? own.cluster_id : undefined,
        namespace,
        priority,
        inputsJson: retried.inputsJson,
        timeout: retried.timeout,
        description,
        label,
        enterpriseProjectId: memberOf(wire, "enterprise_project").id,
      },
      outputs: { createTime: own.create_at },
    };
  },

  async update({ client, id, inputs: { priority }, changed, signal }) {
    if (!changed.has("priority")) return;
    await ofObject(client.gcs, EXECUTIONS, id, {
      action: "operateExecution",
      method: "PUT",
      path: `${EXECUTIONS.path}/${id}`,
      json: { action: "update", priority },
      signal,
      idempotent: true,
      advice: "Only an execution that has not ended has a use for a priority",
    });
  },

  async settle(operation) {
    if (operation.inputs.waitFor === "finished") await waitForExecution(operation);
  },

  async delete(operation) {
    await deleteExecution(operation);
  },

  lookup: byName<Inputs>(EXECUTIONS, "name", { fits: isThere }),
});

/** Whether an execution runs where the inputs say: names are each namespace's and cluster's own. */
function isThere(own: Wire, { target, namespace = "default", clusterId }: Inputs): boolean {
  const sameCluster = target === "cci" || own.cluster_id === clusterId;
  return own.target === target && own.namespace === namespace && sameCluster;
}
