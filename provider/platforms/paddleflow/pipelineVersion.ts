import { z } from "zod";

import { defineResource } from "../../core/definition";
import { hasCode } from "../../core/errors";
import { field, structure } from "../../core/schema/field";
import { isRecord } from "../../core/schema/unknowns";
import type { PaddleFlowClient, Wire } from "./client";
import { platform } from "./connection";
import { scheduled } from "./pipeline";
import { listMarkedVersions } from "./pipelineLookup";
import { desc, decodeSource, encodeSource, isFrom, sourceFields, sourceRules } from "./pipelineSource";
import { sendVersion } from "./pipelineUpdate";
import { markOfVersion, showPipeline } from "./pipelineVersions";
import { showOne } from "./presence";
import { timeOf } from "./times";
import { nonEmpty } from "./wire";
import { takesMark } from "./yaml";

const inputs = structure(
  "PipelineVersionArgs",
  "A version of a pipeline.",
  {
    pipelineId: field(
      z.string().min(1),
      "The pipeline, `ppl-…`, which must not be one of the program's own. The YAML must have the pipeline's name.",
      {
        notOf: {
          type: "paddleflow:Pipeline",
          instead: "change the Pipeline itself, which adds a version for each change",
        },
      },
    ),
    ...sourceFields,
    desc: field(
      desc.optional(),
      "The description that the pipeline gets with this version, at most 256 bytes. Left out, it keeps the one that it has.",
      { writeOnly: true },
    ),
  },
  { rules: sourceRules },
);

/** One version of a pipeline that is otherwise not this program's. */
export const pipelineVersion = defineResource({
  type: "paddleflow:PipelineVersion",
  doc:
    "A version of a pipeline that something else manages. A version never changes: every change makes another one. For a " +
    "pipeline of the same program it is refused: change the Pipeline instead.",
  platform,
  inputs,
  outputs: z.object({
    versionId: field(z.string(), "The number of the version."),
    createTime: field(z.string(), "When it was created, in the server's local time."),
  }),
  change: "replace",
  id: { pattern: /^ppl-\w+\/\d+$/, example: "ppl-000001/2" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /pipeline/{pipelineID}",
    read: "GET /pipeline/{pipelineID}/{pipelineVersionID}",
    update: "none: every change replaces",
    delete: "DELETE /pipeline/{pipelineID}/{pipelineVersionID}",
  },

  async create({ client, inputs: wanted, mark, attempt, signal }) {
    const { pipelineId } = wanted;
    // What is left out would be cleared: the description is the pipeline's, not the version's.
    const kept = wanted.desc ?? nonEmpty((await showPipeline(client, pipelineId, signal))?.pipeline.desc);
    const body = { ...encodeSource(client, wanted, mark), desc: kept ?? "" };
    return `${pipelineId}/${await sendVersion(client, pipelineId, body, attempt, signal)}`;
  },

  async read({ client, id, signal }) {
    const version = await showVersion(client, id, signal);
    if (version === undefined) return undefined;
    const { pipelineVersionID: versionId, createTime } = version;
    const { inputs: source, mark } = decodeSource(version);
    return {
      inputs: { pipelineId: partsOfVersion(id).pipelineId, ...source },
      outputs: { versionId, createTime },
      mark,
    };
  },

  async delete({ client, id, signal, log }) {
    const { pipelineId, versionId } = partsOfVersion(id);
    const path = ["pipeline", pipelineId, versionId];
    try {
      await client.call("deletePipelineVersion", { method: "DELETE", path, signal, idempotent: true });
    } catch (error) {
      if (!hasCode(error, "ActionNotAllowed")) throw error;
      const versions = (await showPipeline(client, pipelineId, signal))?.versions ?? [];
      if (versions.length > 1) throw await scheduled(client, pipelineId, versionId, error, signal);
      log("stays: it is the last version of its pipeline, and goes when the pipeline is deleted");
    }
  },

  lookup: {
    what: ({ pipelineId }) => `a version of the pipeline ${pipelineId}`,
    async find({ client, inputs: wanted, who, signal }) {
      const { pipelineId, yaml } = wanted;
      // Of a file, what holds the same is told from what was there before.
      const unmarked = yaml === undefined || !takesMark(yaml);
      const source = encodeSource(client, wanted, undefined);
      const isOwn = (version: Wire) =>
        markOfVersion(version)?.who === who || (unmarked && isFrom(version, source));
      const versions = (await showPipeline(client, pipelineId, signal))?.versions ?? [];
      return versions.filter(isOwn).map((version) => ({
        id: `${pipelineId}/${String(version.pipelineVersionID)}`,
        which: markOfVersion(version)?.which,
        createTime: timeOf(version.createTime),
      }));
    },
    list: listMarkedVersions,
  },
});

function partsOfVersion(id: string): { pipelineId: string; versionId: string } {
  const [pipelineId = "", versionId = ""] = id.split("/");
  return { pipelineId, versionId };
}

/** A version as the server has it. */
async function showVersion(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<Wire | undefined> {
  const { pipelineId, versionId } = partsOfVersion(id);
  const path = ["pipeline", pipelineId, versionId];
  const answer = await showOne(client, "showPipelineVersion", { path, signal });
  return isRecord(answer?.pipelineVersion) ? answer.pipelineVersion : undefined;
}
