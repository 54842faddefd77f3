import { z } from "zod";

import { triggers } from "../../core/schema/triggers";
import { defineResource } from "../../core/definition";
import { atMostOneOf } from "../../core/schema/rules";
import { field, type Rule, structure } from "../../core/schema/field";
import { isRecord } from "../../core/schema/unknowns";
import { idIn, once, type PaddleFlowClient, type Wire } from "./client";
import { platform } from "./connection";
import { FS_NAME, namingOwner, ownerOf, userName } from "./owner";
import { listAll } from "./paging";
import { base64, descriptionOf } from "./pipelineSource";
import { deleteRun, showRun, waitForRun } from "./runOutcome";
import { sourceOf } from "./runSource";
import { timeOf } from "./times";
import { nonEmpty } from "./wire";
import { yamlKey } from "../../core/schema/yaml";
import { runYaml, WORKFLOW_NAME, WORKFLOW_NAME_RULE } from "./yaml";

const MAX_NAME = 128;
/** What the server's database takes: the server itself sets no limit. */
const { desc, doc: DESC_DOC } = descriptionOf(65_535);

const failureOptions = structure("FailureOptions", "What a failure of a step means.", {
  strategy: field(
    z.enum(["fail_fast", "continue"]),
    "Whether the run ends with the first step that fails, or goes on with those that do not depend on it.",
  ),
});

/** A run must come from somewhere; the file has a default name. */
const hasSource: Rule = {
  check: ({ yaml, pipelineId, fsName }) =>
    [yaml, pipelineId, fsName].every((value) => value === undefined)
      ? [{ path: ["yaml"], reason: "one of yaml, pipelineId and fsName is required" }]
      : [],
};

const belongTogether: Rule = {
  check: ({ pipelineId, pipelineVersionId, yamlPath, fsName }) => [
    ...((pipelineId === undefined) === (pipelineVersionId === undefined)
      ? []
      : [{ path: ["pipelineVersionId"], reason: "is given together with pipelineId" }]),
    ...(yamlPath !== undefined && fsName === undefined
      ? [{ path: ["yamlPath"], reason: "needs fsName, the file system in which it is" }]
      : []),
  ],
};

const inputs = structure(
  "RunArgs",
  "A run.",
  {
    name: field(
      z.string().regex(WORKFLOW_NAME, WORKFLOW_NAME_RULE).optional(),
      `The name, at most ${MAX_NAME} letters, digits, \`_\` and \`-\`. By it an interrupted run of the program is found ` +
        "again, so that one which a run of the user has already is refused.",
      { autoName: { maxLength: MAX_NAME, letterFirst: true } },
    ),
    pipelineId: field(z.string().min(1).optional(), "The pipeline to run, `ppl-…`."),
    pipelineVersionId: field(z.string().min(1).optional(), "With pipelineId: the number of the version."),
    yaml: field(
      runYaml.optional(),
      "Instead of a pipeline: the workflow in YAML, with `entry_points`. Comments, quotes and the order of keys have no " +
        "meaning.",
      { document: "yaml", key: yamlKey },
    ),
    fsName: field(
      z.string().regex(FS_NAME, "must be the name of a file system").optional(),
      "The run's main file system, which must be the one that the workflow names, if it names one. Without yaml and " +
        "pipelineId it also holds the workflow's file.",
      // What the workflow names itself is not told apart from what was given beside it.
      { writeOnly: true },
    ),
    yamlPath: field(z.string().min(1).optional(), "Instead of a pipeline: the path of the file in fsName.", {
      platformDefault: "./run.yaml",
    }),
    desc: field(desc.optional(), DESC_DOC, { platformDefault: "" }),
    parameters: field(
      z.record(z.string().min(1), z.union([z.string(), z.number(), z.boolean()])).optional(),
      "Values of the workflow's parameters: `parameter`, for all steps that have it, or `step.parameter`.",
    ),
    disabled: field(z.array(z.string().min(1)).optional(), "Steps that are left out.", {
      writeOnly: true,
      unordered: true,
    }),
    dockerEnv: field(
      z.string().min(1).optional(),
      "The image of steps that name none, in place of the workflow's own: its name, or the path of a tar file.",
      { writeOnly: true },
    ),
    failureOptions: field(
      failureOptions.optional(),
      "What a failure of a step means, in place of the workflow's own.",
      {
        writeOnly: true,
      },
    ),
    username: field(
      userName.optional(),
      "The user whose file systems are meant; only `root` may name another than itself. The run belongs to the " +
        "connection's user all the same.",
      { writeOnly: true, settingDefault: "username" },
    ),
    triggers: triggers("run"),
    waitFor: field(
      z.enum(["started", "finished"]).default("started"),
      "What creation waits for. With `finished`, a run that does not succeed fails the resource.",
      { local: true, change: "update" },
    ),
  },
  { rules: [atMostOneOf("yaml", "pipelineId", "yamlPath"), hasSource, belongTogether] },
);

type Inputs = z.output<typeof inputs>;

/** One run of a workflow. */
export const run = defineResource({
  type: "paddleflow:Run",
  doc:
    "A run of a pipeline, of a YAML text or of a file. Every change of it replaces it by a new run. Deleting it stops it, " +
    "and deletes its output artifacts with it.",
  platform,
  inputs,
  outputs: z.object({ createTime: field(z.string(), "When it was created, in the server's local time.") }),
  change: "replace",
  id: { pattern: /^run-\w+$/, example: "run-000001" },
  timeouts: { create: 120, update: 120, delete: 20 },
  actions: {
    create: "POST /run",
    read: "GET /run/{runID}",
    update: "none: every change replaces",
    delete: "PUT /run/{runID}?action=stop, DELETE /run/{runID}",
  },

  async create({ client, inputs: wanted, attempt, signal }) {
    const body = bodyOf(client, wanted);
    const call = { method: "POST", path: ["run"], body, signal, ...once(attempt) } as const;
    return idIn(await client.call("createRun", call), "runID");
  },

  async read({ client, id, signal }) {
    const wire = await showRun(client, id, signal);
    if (wire === undefined) return undefined;
    const { name, description, parameters, createTime } = wire;
    return {
      inputs: {
        name,
        ...sourceOf(wire),
        desc: nonEmpty(description),
        parameters: isRecord(parameters) ? parameters : undefined,
      },
      outputs: { createTime },
    };
  },

  async settle(operation) {
    if (operation.inputs.waitFor === "finished") await waitForRun(operation);
  },

  async delete(operation) {
    await deleteRun(operation);
  },

  takesApart: "its running steps",

  lookup: {
    // The server takes a name twice.
    name: "name",
    what: ({ name }) => `a run of the name ${name}`,
    async find({ client, inputs: { name }, signal }) {
      const found = await ownRuns(client, name, signal);
      return found.map((wire) => ({ id: idOf(wire), createTime: timeOf(wire.createTime) }));
    },
  },
});

function bodyOf(client: PaddleFlowClient, wanted: Inputs): Wire {
  const { pipelineId, pipelineVersionId, yaml, yamlPath, disabled, username, ...rest } = wanted;
  const { name, desc: description, fsName, parameters, dockerEnv, failureOptions: failure } = rest;
  return {
    name,
    desc: description,
    fsName,
    parameters,
    dockerEnv,
    failureOptions: failure,
    disabled: disabled?.join(","),
    pipelineID: pipelineId,
    pipelineVersionID: pipelineVersionId,
    runYamlRaw: yaml && base64(yaml),
    runYamlPath: yamlPath,
    ...namingOwner(client, ownerOf(client, username)),
  };
}

/** The connection's own runs of a name, the oldest first. */
async function ownRuns(
  client: PaddleFlowClient,
  name: string | undefined,
  signal: AbortSignal,
): Promise<readonly Wire[]> {
  const query = { nameFilter: name };
  const found = await listAll(client, { action: "listRun", path: ["run"], query, list: "runList", signal });
  return found.filter(({ username }) => username === client.settings.username);
}

function idOf({ runID }: Wire): string {
  return String(runID);
}
