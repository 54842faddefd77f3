import { z } from "zod";

import { defineResource } from "../../core/definition";
import { needsCromwell } from "./client";
import { platform } from "./connection";
import { MARK_LABEL, markIn, ownLabels, RELEASED } from "./cromwellLabels";
import { giveUp, waitForCromwell } from "./cromwellOutcome";
import { findSubmitted, listMarked } from "./cromwellSearch";
import { submit, workflowId } from "./cromwellSubmission";
import { labelsOfWorkflow, releaseHold, setLabels, statusOf } from "./cromwellWorkflows";
import { uuid } from "./structures/common";
import { cromwellArgs } from "./structures/cromwellArgs";

/** One run of a workflow on a Cromwell server. */
export const cromwellExecution = defineResource({
  type: "huawei:CromwellExecution",
  doc:
    "An execution on a Cromwell server, by the server's public interface. The server deletes nothing: a delete aborts " +
    "what still runs, waits for its end, and leaves the record with the label `pulumi-batchflow` as `released`.",
  platform,
  inputs: cromwellArgs,
  outputs: z.object({}),
  change: "replace",
  id: { pattern: uuid, example: "aa215e0b-c896-4138-865e-6cf7921246b6" },
  timeouts: { create: 780, update: 780, delete: 60 },
  actions: {
    create: "POST /api/workflows/v1",
    read: "GET …/{id}/labels",
    update: "PATCH …/{id}/labels, POST …/{id}/releaseHold",
    delete: "POST …/{id}/abort, PATCH …/{id}/labels",
  },
  validate: (_inputs, settings) => needsCromwell(settings),

  replaces: (changed, _before, after) =>
    changed.has("workflowOnHold") && after.workflowOnHold === true ? ["workflowOnHold"] : [],

  takesApart: "the rest of its run",

  async create({ client: { cromwell }, inputs, mark, token, signal }) {
    const id = workflowId(token);
    await submit(cromwell, id, inputs, mark, signal);
    return id;
  },

  async read({ client: { cromwell }, id, prior, signal }) {
    // Right after a submission the server's reads lag behind, each by itself.
    if (prior === undefined && (await statusOf(cromwell, id, signal)) === undefined) return undefined;
    const labels = await labelsOfWorkflow(cromwell, id, signal);
    if (labels === undefined || labels[MARK_LABEL] === RELEASED) return undefined;
    return { inputs: { labels: ownLabels(labels) }, outputs: {}, mark: markIn(labels) };
  },

  async update({ client, id, inputs: { labels = {}, workflowOnHold }, changed, signal, log }) {
    if (changed.has("labels")) await setLabels(client.cromwell, id, labels, { signal, log });
    if (!changed.has("workflowOnHold") || workflowOnHold) return;
    const status = await statusOf(client.cromwell, id, signal);
    if (status === "On Hold") await releaseHold(client.cromwell, id, signal);
  },

  async settle(operation) {
    if (operation.inputs.waitFor === "finished") await waitForCromwell(operation);
  },

  async delete(operation) {
    await giveUp(operation);
  },

  lookup: {
    what: () => "the execution",
    token: true,
    find: ({ client: { cromwell }, inputs, who, signal }) => findSubmitted(cromwell, inputs, who, signal),
    list: ({ client: { cromwell }, signal }) => listMarked(cromwell, signal),
  },
});
