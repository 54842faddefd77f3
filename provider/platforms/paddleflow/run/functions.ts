import { z } from "zod";

import { ifPresent, present } from "../../../core/rest/presence";
import { field, structure } from "../../../core/schema/field";
import { waitUntil } from "../../../core/wait";
import { definePaddleFlowFunction } from "../api/connection";
import { decode, type Wire } from "../api/wire";
import * as calls from "./calls";
import { stopper } from "./stop";
import { cacheIdField, runIdField } from "./structures";

const stop = structure("RunStop", "How far the run is.", {
  status: field(z.string(), "Its status: `terminating` until it has ended."),
});

export const stopRun = definePaddleFlowFunction({
  type: "paddleflow:stopRun",
  doc: "Asks a run to end. One that has ended already is left as it is.",
  reader: false,
  action: "PUT /run/{runID}?action=stop",
  inputs: z.strictObject({
    runId: runIdField,
    force: field(z.boolean().default(false), "Whether the step that runs at the end of all is stopped too."),
  }),
  outputs: stop,
  async run({ client, args: { runId, force }, signal, log }) {
    const next = stopper({ client, id: runId, force, signal });
    const stopped = await waitUntil<Wire>({
      what: "the stop of the run",
      signal,
      log,
      poll: async () => {
        const run = present(await calls.getRun(client, runId, signal), `run ${runId}`);
        const stopping = await next(run);
        const done = stopping === undefined || (stopping.taken && run.status === "terminating");
        return done ? { done: run } : { progress: stopping.progress };
      },
    });
    return decode(stop, stopped);
  },
});

const retry = structure("RunRetry", "The new run.", {
  runId: field(z.string(), "Its id.", { wireName: "runID" }),
});

export const retryRun = definePaddleFlowFunction({
  type: "paddleflow:retryRun",
  doc: "Starts a new run that goes on where a failed or stopped one ended.",
  reader: false,
  action: "PUT /run/{runID}?action=retry",
  inputs: z.strictObject({ runId: runIdField }),
  outputs: retry,
  async run({ client, args: { runId }, signal }) {
    return decode(retry, await calls.retryRun(client, runId, signal));
  },
});

const runDeletion = structure("RunDeletion", "What there was to delete.", {
  deleted: field(z.boolean(), "Whether it was there."),
});

export const deleteRun = definePaddleFlowFunction({
  type: "paddleflow:deleteRun",
  doc:
    "Deletes a run that has ended, such as one that a schedule has left, with its output artifacts. One that has not ended " +
    "is refused: stop it before. A run of the program is deleted with its resource.",
  reader: false,
  action: "DELETE /run/{runID}",
  inputs: z.strictObject({
    runId: runIdField,
    checkCache: field(
      z.boolean().default(true),
      "Whether it is refused where other runs that are still there took results from its cache.",
    ),
  }),
  outputs: runDeletion,
  async run({ client, args: { runId, checkCache }, signal }) {
    const deleted = await ifPresent(async () => {
      await calls.deleteRun(client, runId, checkCache, signal);
      return true;
    });
    return { deleted: deleted ?? false };
  },
});

const deletion = structure("RunCacheDeletion", "What there was to delete.", {
  deleted: field(z.boolean(), "Whether it was there."),
});

export const deleteRunCache = definePaddleFlowFunction({
  type: "paddleflow:deleteRunCache",
  doc: "Deletes the kept result of a step, so that the next run does the step again.",
  reader: false,
  action: "DELETE /runCache/{runCacheID}",
  inputs: z.strictObject({ cacheId: cacheIdField }),
  outputs: deletion,
  async run({ client, args: { cacheId }, signal }) {
    return { deleted: await calls.deleteRunCache(client, cacheId, signal) };
  },
});
