import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { hasCode } from "../../../core/errors";
import { field, structure } from "../../../core/schema/field";
import { platform } from "../api/connection";
import { nonEmpty, timeOf, type Wire } from "../api/wire";
import { desc, takesMark } from "../api/workflow";
import { getPipeline } from "../pipeline/calls";
import { listMarkedVersions, listVersions } from "../pipeline/find";
import { refusalOfScheduled } from "../pipeline/refusal";
import {
  decodeSource,
  encodeSource,
  isFrom,
  markOfVersion,
  sourceFields,
  sourceRules,
} from "../pipeline/source";
import { deletePipelineVersion, getPipelineVersion, updatePipeline } from "./calls";

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

  async create({ client, inputs: wanted, mark, signal }) {
    const { pipelineId } = wanted;
    // The server would clear a description that is left out: it is the pipeline's, not the version's.
    const kept = wanted.desc ?? nonEmpty((await getPipeline(client, pipelineId, signal))?.pipeline.desc);
    const body = { ...(await encodeSource(client, wanted, mark)), desc: kept ?? "" };
    return `${pipelineId}/${await updatePipeline(client, pipelineId, body, signal)}`;
  },

  async read({ client, id, signal }) {
    const { pipelineId, versionId } = partsOfVersion(id);
    const version = await getPipelineVersion(client, pipelineId, versionId, signal);
    if (version === undefined) return undefined;
    const { inputs: source, mark } = decodeSource(version);
    return {
      inputs: { pipelineId, ...source },
      outputs: { versionId: version.pipelineVersionID, createTime: version.createTime },
      mark,
    };
  },

  async delete({ client, id, signal, log }) {
    const { pipelineId, versionId } = partsOfVersion(id);
    try {
      await deletePipelineVersion(client, pipelineId, versionId, signal);
    } catch (error) {
      if (!hasCode(error, "ActionNotAllowed")) throw error;
      const versions = (await getPipeline(client, pipelineId, signal))?.versions ?? [];
      if (versions.length > 1) {
        throw (await refusalOfScheduled(client, pipelineId, versionId, signal)) ?? error;
      }
      log("stays: it is the last version of its pipeline, and goes when the pipeline is deleted");
    }
  },

  lookup: {
    what: ({ pipelineId }) => `a version of the pipeline ${pipelineId}`,
    async find({ client, inputs: wanted, who, signal }) {
      const { pipelineId, yaml } = wanted;
      // A version from a file carries no mark: one that holds the same counts, unless it was there before.
      const unmarked = yaml === undefined || !(await takesMark(yaml));
      const source = await encodeSource(client, wanted, undefined);
      const isOwn = (version: Wire) =>
        markOfVersion(version)?.who === who || (unmarked && isFrom(version, source));
      const versions = (await getPipeline(client, pipelineId, signal))?.versions ?? [];
      return versions.filter(isOwn).map((version) => ({
        id: `${pipelineId}/${String(version.pipelineVersionID)}`,
        which: markOfVersion(version)?.which,
        createTime: timeOf(version.createTime),
      }));
    },
    list: listMarkedVersions,
    all: listVersions,
  },
});

function partsOfVersion(id: string): { pipelineId: string; versionId: string } {
  const [pipelineId = "", versionId = ""] = id.split("/");
  return { pipelineId, versionId };
}
