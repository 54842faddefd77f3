import { z } from "zod";

import { defineResource } from "../core/definition";
import { RefusedError } from "../core/errors";
import { needsCromwell } from "./client";
import { platform } from "./connection";
import { MARK_LABEL, ownLabels, RELEASED } from "./cromwellLabels";
import { giveUp, waitForCromwell } from "./cromwellOutcome";
import { findSubmitted } from "./cromwellSearch";
import { submit, workflowId } from "./cromwellSubmission";
import { labelsOfWorkflow, releaseHold, setLabels, statusOf, waitUntilKnown } from "./cromwellWorkflows";
import { uuid } from "./structures/common";
import { cromwellArgs } from "./structures/cromwellArgs";

/** Ids that one token leads to: one is used up by every run that was destroyed. */
const MAX_NUMBERS = 1_000;

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

  replaysTokens: true,
  async create({ client: { cromwell }, inputs, mark, token, signal, log }) {
    for (let number = 0; number < MAX_NUMBERS; number += 1) {
      const id = workflowId(token, number);
      const accepted = await submit(cromwell, id, inputs, mark, signal);
      const labels = await waitUntilKnown(cromwell, id, signal, log);
      // An id in use belongs to an earlier sending of this submission, or to a run that was destroyed.
      if (accepted || labels[MARK_LABEL] === mark) return id;
    }
    throw new RefusedError("the server has too many records of this execution", {
      advice: "Change the execution or its `triggers`",
    });
  },

  async read({ client, id, signal }) {
    const labels = await labelsOfWorkflow(client.cromwell, id, signal);
    if (labels === undefined || labels[MARK_LABEL] === RELEASED) return undefined;
    return { inputs: { labels: ownLabels(labels) }, outputs: {} };
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

  async find({ client: { cromwell }, inputs, mark, signal }) {
    return findSubmitted(cromwell, inputs, mark, signal);
  },
});
