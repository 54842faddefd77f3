import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { messageOf } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { waitUntil } from "../../../core/wait";
import { type HuaweiClient, needsCromwell } from "../api/client";
import { platform } from "../api/connection";
import { uuid } from "../api/fields";
import { abortWorkflow, getLabels, getStatus, updateLabels } from "./calls";
import { findSubmitted, listMarked, listSubmitted } from "./find";
import { cromwellArgs } from "./inputs";
import { MARK_LABEL, markIn, ownLabels, RELEASED } from "./labels";
import { ensureReleased, hasEnded, mayHaveEnded, ON_HOLD } from "./state";
import { storyOfWorkflow } from "./story";
import { labelsOfMark, submit, workflowId } from "./submission";
import { waitForWorkflow } from "./wait";

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

  async create({ client: { cromwell }, inputs, mark, token, signal, log }) {
    const id = workflowId(token);
    await submit(cromwell, id, inputs, mark, { signal, log });
    return id;
  },

  async read({ client: { cromwell }, id, prior, signal }) {
    // Right after a submission the server's reads lag behind, each by itself.
    if (prior === undefined && (await getStatus(cromwell, id, signal)) === undefined) return undefined;
    const labels = await getLabels(cromwell, id, signal);
    if (labels === undefined || labels[MARK_LABEL] === RELEASED) return undefined;
    return { inputs: { labels: ownLabels(labels) }, outputs: {}, mark: markIn(labels) };
  },

  async update({ client: { cromwell }, id, inputs, changed, mark, signal, log }) {
    if (changed.has("labels")) {
      const shown = await getLabels(cromwell, id, signal);
      // A server that has lost the user's labels has lost the mark too.
      const lost = shown?.[MARK_LABEL] === undefined ? labelsOfMark(inputs, mark) : {};
      await updateLabels(cromwell, id, { ...inputs.labels, ...lost }, { signal, log });
    }
    if (!changed.has("workflowOnHold") || inputs.workflowOnHold) return;
    const status = await getStatus(cromwell, id, signal);
    if (status === ON_HOLD) await ensureReleased(cromwell, id, signal);
  },

  async settle(operation) {
    if (operation.inputs.waitFor === "finished") await waitForWorkflow(operation);
  },

  delete: (operation) => giveUp(operation),

  story: storyOfWorkflow,

  lookup: {
    what: () => "the execution",
    token: true,
    find: ({ client: { cromwell }, inputs, who, signal }) => findSubmitted(cromwell, inputs, who, signal),
    list: ({ client: { cromwell }, signal }) => listMarked(cromwell, signal),
    all: ({ client: { cromwell }, signal }) => listSubmitted(cromwell, signal),
  },
});

/** Ends a workflow and gives its record up: the server keeps it, but no resource takes it for its own any more. */
async function giveUp({
  client: { cromwell },
  id,
  signal,
  log,
}: ObjectOperation<HuaweiClient>): Promise<void> {
  let accepted = false;
  await waitUntil<void>({
    what: "the end of the execution",
    signal,
    log,
    poll: async () => {
      const status = await getStatus(cromwell, id, signal);
      if (status === undefined) return { done: undefined };
      if (hasEnded(status)) {
        await updateLabels(cromwell, id, { [MARK_LABEL]: RELEASED }, { signal, log });
        return { done: undefined };
      }
      if (accepted) return { progress: status };
      try {
        await abortWorkflow(cromwell, id, signal);
        accepted = true;
        return { progress: status };
      } catch (error) {
        if (!mayHaveEnded(error)) throw error;
        return { progress: messageOf(error) };
      }
    },
  });
}
