import { z } from "zod";

import { itemsIn } from "../../../core/rest/paging";
import { present } from "../../../core/rest/presence";
import { field } from "../../../core/schema/field";
import { definePaddleFlowFunction } from "../api/connection";
import { oneOf, usernames } from "../api/lists";
import { decode } from "../api/wire";
import { flatLog } from "../job/structures";
import * as calls from "./calls";
import {
  artifactView,
  cacheIdField,
  flattened,
  runCacheView,
  runDetail,
  runIdField,
  runLog,
  runStatuses,
  runView,
} from "./structures";

export const getRun = definePaddleFlowFunction({
  type: "paddleflow:getRun",
  doc: "Reads a run with its steps.",
  reader: true,
  action: "GET /run/{runID}",
  inputs: z.strictObject({ runId: runIdField }),
  outputs: runDetail,
  async run({ client, args: { runId }, signal }) {
    const run = present(await calls.getRun(client, runId, signal), `run ${runId}`);
    return decode(runDetail, flattened(run));
  },
});

const runs = z.array(runView);

export const getRuns = definePaddleFlowFunction({
  type: "paddleflow:getRuns",
  doc: "Lists runs, the oldest first, without their steps.",
  reader: true,
  action: "GET /run",
  inputs: z.strictObject({
    usernames,
    fsNames: oneOf("Main file systems."),
    runIds: oneOf("Ids."),
    names: oneOf("Names."),
    statuses: runStatuses,
  }),
  outputs: runs,
  async run({ client, args, signal }) {
    return decode(runs, await calls.listRuns(client, args, signal));
  },
});

const LARGEST_PAGE = 100;

export const getRunLog = definePaddleFlowFunction({
  type: "paddleflow:getRunLog",
  doc: "Reads a page of what the steps of a run have written.",
  reader: true,
  action: "GET /log/run/{runID}",
  inputs: z.strictObject({
    runId: runIdField,
    jobId: field(z.string().min(1).optional(), "One step's job. Left out, all."),
    pageNo: field(z.int().min(1).optional(), "The page, from 1 on.", { platformDefault: 1 }),
    pageSize: field(z.int().min(1).max(LARGEST_PAGE).optional(), "Lines of a page.", {
      platformDefault: LARGEST_PAGE,
    }),
    logFilePosition: field(z.enum(["begin", "end"]).optional(), "Where the pages are counted from.", {
      platformDefault: "end",
    }),
  }),
  outputs: runLog,
  async run({ client, args: { runId, ...page }, signal }) {
    const answer = await calls.getRunLog(client, runId, page, signal);
    const { pageNo = 1, pageSize = LARGEST_PAGE } = page;
    return decode(runLog, { ...answer, runLog: itemsIn(answer, "runLog").map(flatLog), pageNo, pageSize });
  },
});

export const getRunCache = definePaddleFlowFunction({
  type: "paddleflow:getRunCache",
  doc: "Reads the kept result of a step.",
  reader: true,
  action: "GET /runCache/{runCacheID}",
  inputs: z.strictObject({ cacheId: cacheIdField }),
  outputs: runCacheView,
  async run({ client, args: { cacheId }, signal }) {
    const cache = await calls.getRunCache(client, cacheId, signal);
    return decode(runCacheView, present(cache, `run cache ${cacheId}`));
  },
});

const caches = z.array(runCacheView);

export const getRunCaches = definePaddleFlowFunction({
  type: "paddleflow:getRunCaches",
  doc: "Lists the kept results of steps, the oldest first. Runs whose workflow enables the cache leave them.",
  reader: true,
  action: "GET /runCache",
  inputs: z.strictObject({
    usernames,
    fsNames: oneOf("Main file systems of the runs."),
    runIds: oneOf("Runs."),
  }),
  outputs: caches,
  async run({ client, args, signal }) {
    return decode(caches, await calls.listRunCaches(client, args, signal));
  },
});

const artifacts = z.array(artifactView);

export const getArtifacts = definePaddleFlowFunction({
  type: "paddleflow:getArtifacts",
  doc: "Lists the files that steps have read and written, the oldest first.",
  reader: true,
  action: "GET /artifact",
  inputs: z.strictObject({
    usernames,
    fsNames: oneOf("File systems."),
    runIds: oneOf("Runs."),
    types: field(
      z
        .array(z.enum(["input", "output"]))
        .min(1)
        .optional(),
      "What they were. Left out, both.",
    ),
    paths: oneOf("Paths."),
  }),
  outputs: artifacts,
  async run({ client, args, signal }) {
    return decode(artifacts, await calls.listArtifacts(client, args, signal));
  },
});
