import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { type Codec, field, type Rule, structure } from "../../../core/schema/field";
import { atMostOneOf } from "../../../core/schema/rules";
import { triggers } from "../../../core/triggers";
import { isRecord } from "../../../core/schema/values";
import { prepareYaml, yamlKey } from "../../../core/schema/yaml";
import { requireMember } from "../api/calls";
import { platform } from "../api/connection";
import { fsName, namingOwner, ownerOf, userName } from "../api/owner";
import { encode, nonEmpty, timeOf } from "../api/wire";
import { base64, descriptionOf, runYaml, WORKFLOW_NAME, WORKFLOW_NAME_RULE } from "../api/workflow";
import { asListed } from "../api/lists";
import { createRun, FAILURE_OPTIONS, getRun, listRuns } from "./calls";
import { removeRun } from "./delete";
import { areParameters, fitTheirTypes, parameterValues } from "./parameters";
import { sourceOf } from "./source";
import { storyOfRun } from "./story";
import { waitForRun } from "./wait";

const MAX_NAME = 128;
/** What the server's database takes: the server itself sets no limit. */
const { desc, doc: DESC_DOC } = descriptionOf(65_535);

/** The server takes a text in base64, and returns it elsewhere as it is. */
const asBase64: Codec = { encode: (text) => base64(String(text)), decode: (text) => text };

const withCommas: Codec = {
  encode: (names) => (Array.isArray(names) ? names.join(",") : names),
  decode: (text) => nonEmpty(text)?.split(","),
};

const failureOptions = structure("FailureOptions", "What a failure of a step means.", {
  strategy: field(
    z.enum(["fail_fast", "continue"]),
    "Whether the run ends with the first step that fails, or goes on with those that do not depend on it.",
  ),
});

/** A run must come from somewhere; the file has a default name. */
const hasSource: Rule = {
  check: (run) =>
    [run.yaml, run.pipelineId, run.fsName].every((value) => value === undefined)
      ? [{ path: ["yaml"], reason: "one of yaml, pipelineId and fsName is required" }]
      : [],
};

const belongTogether: Rule = {
  check: ({ pipelineId, pipelineVersionId, yamlPath, ...source }) => [
    ...((pipelineId === undefined) === (pipelineVersionId === undefined)
      ? []
      : [{ path: ["pipelineVersionId"], reason: "is given together with pipelineId" }]),
    ...(yamlPath !== undefined && source.fsName === undefined
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
    pipelineId: field(z.string().min(1).optional(), "The pipeline to run, `ppl-…`.", {
      wireName: "pipelineID",
    }),
    pipelineVersionId: field(z.string().min(1).optional(), "With pipelineId: the number of the version.", {
      wireName: "pipelineVersionID",
    }),
    yaml: field(
      runYaml.optional(),
      "Instead of a pipeline: the workflow in YAML, with `entry_points`. Comments, quotes and the order of keys have no " +
        "meaning.",
      { document: "yaml", key: yamlKey, wireName: "runYamlRaw", codec: asBase64 },
    ),
    fsName: field(
      fsName.optional(),
      "The run's main file system, which must be the one that the workflow names, if it names one. Without yaml and " +
        "pipelineId it also holds the workflow's file.",
      // The server does not distinguish what the workflow names from what was given beside it.
      { writeOnly: true },
    ),
    yamlPath: field(z.string().min(1).optional(), "Instead of a pipeline: the path of the file in fsName.", {
      platformDefault: "./run.yaml",
      wireName: "runYamlPath",
    }),
    desc: field(desc.optional(), DESC_DOC, { platformDefault: "" }),
    parameters: field(
      parameterValues.optional(),
      "Values of the workflow's parameters: `parameter`, for all steps that have it, or `step.parameter`. Steps see texts " +
        "as they are, numbers, true and false as a program writes them, and a list as JSON, which `loop_argument` takes. A " +
        "map is refused. The server takes none for parameters that the workflow declares as `int` or `list`, and for " +
        "`float` only numbers that are 0, or from 0.0001 to below 1000000.",
    ),
    disabled: field(z.array(z.string().min(1)).optional(), "Steps that are left out.", {
      writeOnly: true,
      unordered: true,
      codec: withCommas,
    }),
    dockerEnv: field(
      z.string().min(1).optional(),
      "The image that the run shows. The server v0.14.6 does not hand it to steps: those have their own of the workflow, or " +
        "the workflow's.",
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
  {
    rules: [
      atMostOneOf("yaml", "pipelineId", "yamlPath"),
      hasSource,
      belongTogether,
      areParameters,
      fitTheirTypes,
    ],
  },
);

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

  async create({ client, inputs: { username, ...wanted }, signal }) {
    const owner = namingOwner(client, ownerOf(client, username));
    if (wanted.failureOptions !== undefined) {
      await requireMember(client, FAILURE_OPTIONS, "Give `failure_options` in the workflow", signal);
    }
    return createRun(client, { ...encode(inputs, wanted), ...owner }, signal);
  },

  async read({ client, id, signal }) {
    const wire = await getRun(client, id, signal);
    if (wire === undefined) return undefined;
    const { name, description, parameters, createTime } = wire;
    await prepareYaml([wire.runYaml]);
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
    await removeRun(operation);
  },

  takesApart: "its running steps",
  holdsData: "its output artifacts",

  story: storyOfRun,

  lookup: {
    // The server takes a name twice.
    name: "name",
    what: ({ name }) => `a run of the name ${name}`,
    async find({ client, inputs: { name = "" }, signal }) {
      const found = await listRuns(client, { names: [name] }, signal);
      return found
        .filter(({ username }) => username === client.settings.username)
        .map(({ runID, createTime }) => ({ id: String(runID), createTime: timeOf(createTime) }));
    },
    all: async ({ client, signal }) =>
      asListed(await listRuns(client, {}, signal), ({ runID }) => String(runID)),
  },
});
