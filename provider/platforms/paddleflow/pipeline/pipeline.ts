import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { existsAlready, hasCode } from "../../../core/errors";
import type { Mark } from "../../../core/identity";
import { field, structure } from "../../../core/schema/field";
import { isUnknown } from "../../../core/schema/values";
import type { PaddleFlowClient } from "../api/client";
import { platform } from "../api/connection";
import { nonEmpty, type Wire } from "../api/wire";
import { desc, DESC_DOC, nameIn } from "../api/workflow";
import { asListed } from "../api/lists";
import { addVersion } from "./addVersion";
import { createPipeline, deletePipeline, getPipeline } from "./calls";
import { findPipelines, listMarkedPipelines, ownPipelines } from "./find";
import { refusalOfScheduled } from "./refusal";
import { decodeSource, encodeSource, markOfVersion, sourceFields, sourceRules } from "./source";

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

  async create({ client, inputs: wanted, mark, signal }) {
    try {
      return await createPipeline(client, await bodyOf(client, wanted, mark), signal);
    } catch (error) {
      throw (await taken(client, error, signal)) ?? error;
    }
  },

  async read({ client, id, signal }) {
    const found = await getPipeline(client, id, signal);
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
    // The owner of the file systems is sent with a version; by itself it is no reason for one.
    if (!source && wanted.fsName === undefined) return;
    const body = await bodyOf(client, wanted, undefined);
    const latestVersionId = await addVersion({ client, id, signal, log }, body);
    return { latestVersionId };
  },

  async delete({ client, id, signal }) {
    try {
      await deletePipeline(client, id, signal);
    } catch (error) {
      if (!hasCode(error, "ActionNotAllowed")) throw error;
      throw (await refusalOfScheduled(client, id, undefined, signal)) ?? error;
    }
  },

  lookup: {
    unique: true,
    what: ({ yaml }) => ["the pipeline", nameIn(yaml)].filter(Boolean).join(" "),
    find: findPipelines,
    list: listMarkedPipelines,
    async all({ client, signal }) {
      const own = await ownPipelines(client, undefined, signal);
      return asListed(own, ({ pipelineID }) => String(pipelineID));
    },
  },
});

async function bodyOf(client: PaddleFlowClient, wanted: Inputs, mark: Mark | undefined): Promise<Wire> {
  return { ...(await encodeSource(client, wanted, mark)), desc: wanted.desc ?? "" };
}

/** The refusal of a name that a file turned out to have. */
async function taken(client: PaddleFlowClient, error: unknown, signal: AbortSignal): Promise<unknown> {
  const [, name] = /has pipeline\[([^\]]+)\]/.exec(error instanceof Error ? error.message : "") ?? [];
  if (name === undefined || !hasCode(error, "DuplicatedName")) return undefined;
  const [found] = await ownPipelines(client, name, signal);
  return found && existsAlready(`the pipeline ${name}`, String(found.pipelineID));
}
