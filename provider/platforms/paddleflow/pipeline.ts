import { z } from "zod";

import { defineResource } from "../../core/definition";
import { existsAlready, hasCode, RefusedError } from "../../core/errors";
import type { Mark } from "../../core/identity";
import { field, structure } from "../../core/schema/field";
import { isUnknown } from "../../core/schema/unknowns";
import { idIn, once, type PaddleFlowClient, type Wire } from "./client";
import { platform } from "./connection";
import { findPipelines, listMarkedPipelines } from "./pipelineLookup";
import { desc, DESC_DOC, decodeSource, encodeSource, sourceFields, sourceRules } from "./pipelineSource";
import { addVersion } from "./pipelineUpdate";
import { markOfVersion, ownPipelines, runningSchedules, showPipeline } from "./pipelineVersions";
import { nonEmpty } from "./wire";
import { nameIn } from "./yaml";

const inputs = structure(
  "PipelineArgs",
  "A pipeline.",
  { ...sourceFields, desc: field(desc.optional(), DESC_DOC, { platformDefault: "" }) },
  { rules: sourceRules },
);

type Inputs = z.output<typeof inputs>;

/** A workflow that runs and schedules refer to, in all its versions. */
export const pipeline = defineResource({
  type: "paddleflow:Pipeline",
  doc:
    "A pipeline: a workflow that runs and schedules refer to by its id and the number of a version. A change of it adds a " +
    "version; another `name` in the YAML makes another pipeline.",
  platform,
  inputs,
  outputs: z.object({
    name: field(z.string(), "The name, from the YAML; no other pipeline of the user has it."),
    latestVersionId: field(z.string(), "The number of the latest version."),
    createTime: field(z.string(), "When it was created, in the server's local time."),
  }),
  change: "update",
  id: { pattern: /^ppl-\w+$/, example: "ppl-000001" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /pipeline",
    read: "GET /pipeline/{pipelineID}",
    update: "POST /pipeline/{pipelineID}",
    delete: "DELETE /pipeline/{pipelineID}",
  },

  async create({ client, inputs: wanted, mark, attempt, signal }) {
    const body = bodyOf(client, wanted, mark);
    const call = { method: "POST", path: ["pipeline"], body, signal, ...once(attempt) } as const;
    try {
      return idIn(await client.call("createPipeline", call), "pipelineID");
    } catch (error) {
      throw (await taken(client, error, signal)) ?? error;
    }
  },

  async read({ client, id, signal }) {
    const found = await showPipeline(client, id, signal);
    const latest = found?.versions.at(-1);
    if (found === undefined || latest === undefined) return undefined;
    const { name, desc: description, createTime } = found.pipeline;
    return {
      inputs: { ...decodeSource(latest).inputs, desc: nonEmpty(description) },
      outputs: { name, latestVersionId: latest.pipelineVersionID, createTime },
      mark: found.versions.map(markOfVersion).find((mark) => mark !== undefined),
    };
  },

  replaces(changed, before, after) {
    if (!changed.has("yaml") || isUnknown(after.yaml)) return [];
    const [old, now] = [before.name ?? nameIn(before.yaml), nameIn(after.yaml)];
    return now !== undefined && old !== now ? ["yaml"] : [];
  },

  async update({ client, id, inputs: wanted, pending, signal, log }) {
    // A version that is there already is not added once more.
    const source = ["yaml", "fsName", "yamlPath", "desc"].some((name) => pending.has(name));
    // Whose file systems are meant is said with a version; by itself it is no reason for one.
    if (!source && wanted.fsName === undefined) return;
    const body = bodyOf(client, wanted, undefined);
    const latestVersionId = await addVersion({ client, id, signal, log }, body);
    return { latestVersionId };
  },

  async delete({ client, id, signal }) {
    const path = ["pipeline", id];
    try {
      await client.call("deletePipeline", { method: "DELETE", path, signal, idempotent: true });
    } catch (error) {
      if (!hasCode(error, "ActionNotAllowed")) throw error;
      throw await scheduled(client, id, undefined, error, signal);
    }
  },

  lookup: {
    unique: true,
    what: ({ yaml }) => ["the pipeline", nameIn(yaml)].filter(Boolean).join(" "),
    find: findPipelines,
    list: listMarkedPipelines,
  },
});

/** The refusal of a deletion, with the schedules that are in its way. */
export async function scheduled(
  client: PaddleFlowClient,
  pipelineId: string,
  versionId: string | undefined,
  refusal: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  const ids = await runningSchedules(client, pipelineId, versionId, signal);
  if (ids.length === 0) return refusal;
  const what = versionId === undefined ? "the pipeline" : `version ${versionId} of the pipeline`;
  const who = ids.length === 1 ? `the schedule ${ids[0]} runs` : `the schedules ${ids.join(", ")} run`;
  return new RefusedError(`${what} cannot be deleted while ${who}`, {
    advice: "Stop them first; in a program, take their pipelineId from the pipeline's own id",
  });
}

function bodyOf(client: PaddleFlowClient, wanted: Inputs, mark: Mark | undefined): Wire {
  return { ...encodeSource(client, wanted, mark), desc: wanted.desc ?? "" };
}

/** The refusal of a name that a file turned out to have. */
async function taken(client: PaddleFlowClient, error: unknown, signal: AbortSignal): Promise<unknown> {
  const [, name] = /has pipeline\[([^\]]+)\]/.exec(error instanceof Error ? error.message : "") ?? [];
  if (name === undefined || !hasCode(error, "DuplicatedName")) return undefined;
  const [found] = await ownPipelines(client, name, signal);
  return found && existsAlready(`the pipeline ${name}`, String(found.pipelineID));
}
