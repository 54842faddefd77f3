import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { addressable } from "../api/names";
import { nonEmpty, type Wire } from "../api/wire";
import { unmarked } from "../api/workflow";
import { stepLog } from "../job/structures";

const id = addressable(z.string().min(1));

export const runIdField = field(id, "The run, `run-…`.");
export const cacheIdField = field(id, "The run cache, `cch-…`.");

const status = z.enum([
  "initiating",
  "pending",
  "running",
  "terminating",
  "succeeded",
  "failed",
  "terminated",
  "skipped",
]);

/** The statuses of runs that have ended. */
export const ENDED: ReadonlySet<string> = new Set(["succeeded", "failed", "terminated", "skipped"]);

/** Statuses of runs to list. */
export const runStatuses = field(z.array(status).min(1).optional(), "Statuses of runs. Left out, all.");

const text = z.string();
const optionalText = (doc: string, wireName?: string) =>
  field(text.optional(), doc, wireName === undefined ? {} : { wireName });

const brief = {
  runId: field(text, "The id.", { wireName: "runID" }),
  name: field(text, "The name."),
  source: optionalText("Pipeline and version, the path of a file, or the MD5 of a text."),
  username: field(text, "Who started it."),
  fsName: optionalText("The main file system."),
  description: optionalText("The description."),
  scheduleId: optionalText("The schedule that started it.", "scheduleID"),
  runMsg: optionalText("What the server says of its status."),
  status: field(
    text,
    "`initiating`, `pending`, `running`, `terminating`, `succeeded`, `failed`, `terminated`, or `skipped`.",
  ),
  createTime: field(text, "When it was created, in the server's local time."),
  activateTime: optionalText("When it began."),
  updateTime: optionalText("When it last changed."),
};

export const runView = structure("RunView", "A run, without its steps.", {
  ...brief,
  scheduledTime: optionalText("When its schedule meant it to begin."),
});

const texts = z.record(text, text);

const mount = structure("RunMount", "A file system that steps have mounted.", {
  name: field(text, "The name; empty where the run has none."),
  mountPath: optionalText("Where steps have it; empty for the server's default."),
  subPath: optionalText("The folder of it that is mounted; empty for all."),
  readOnly: field(z.boolean().optional(), "Whether steps only read it."),
});

const mounts = field(z.array(mount).optional(), "The others that are mounted.", { wireName: "extraFS" });

const fsOptions = structure("RunFsOptions", "The file systems of a run.", {
  mainFs: field(mount.optional(), "The one that artifacts are in.", { wireName: "mainFS" }),
  extraFs: mounts,
});

const artifacts = structure(
  "RunStepArtifacts",
  "The files that a step passes on, by their names in the workflow.",
  {
    input: field(texts.optional(), "Paths of what it reads, within the main file system."),
    output: field(texts.optional(), "Paths of what it writes, within the main file system."),
  },
);

const cache = structure("RunStepCache", "Whether a step takes an earlier result.", {
  enable: field(z.boolean().optional(), "Whether it does."),
  maxExpiredTime: optionalText("Seconds for which its own result is kept; -1 for ever."),
  fsScope: field(
    z
      .array(
        structure("RunStepCacheScope", "Files that a result depends on.", {
          name: field(text, "The file system."),
          path: optionalText("The paths, with commas between."),
        }),
      )
      .optional(),
    "The files that its result depends on.",
  ),
});

const runStep = structure("RunStep", "A step of a run, or a graph of steps within it.", {
  component: field(text, "The name in the workflow, with the graphs around it: `graph.step`."),
  name: optionalText("The server's name."),
  type: optionalText("`step` or `dag`."),
  jobId: optionalText("The job of a step.", "jobID"),
  dagId: optionalText("The id of a graph.", "id"),
  dagName: optionalText("The name of a graph in the workflow."),
  parentDagId: optionalText("The graph that it is in.", "parentDagID"),
  deps: optionalText("What it waits for, with commas between."),
  command: optionalText("The command."),
  parameters: field(texts.optional(), "The values of its parameters."),
  env: field(
    texts.optional(),
    "The environment of a step, with the server's own variables. The server returns it in clear: where it holds a secret, " +
      "take care where the result goes.",
  ),
  artifacts: field(artifacts.optional(), "The files that it passes on."),
  extraFs: mounts,
  cache: field(cache.optional(), "Whether it takes an earlier result."),
  dockerEnv: optionalText("The image."),
  status: optionalText(
    "`init`, `pending`, `running`, `failed`, `succeeded`, `terminating`, `terminated`, `cancelled`, `skipped`, " +
      "`preempting` or `preempted`.",
  ),
  message: optionalText("What the server says of its status."),
  startTime: optionalText("When it began."),
  endTime: optionalText("When it ended."),
  cacheRunId: optionalText("The run from whose cache its result is.", "cacheRunID"),
  cacheJobId: optionalText("The job from whose cache its result is.", "cacheJobID"),
});

export const runDetail = structure("RunDetail", "A run with its steps.", {
  ...brief,
  parameters: field(
    z.record(text, z.union([text, z.number(), z.array(z.unknown()), z.record(text, z.unknown())])).optional(),
    "The values that it was given.",
  ),
  fsOptions: field(fsOptions.optional(), "The file systems that its workflow names."),
  yaml: field(text.optional(), "The workflow in YAML.", { wireName: "runYaml", codec: unmarked }),
  dockerEnv: optionalText("The image of steps that name none."),
  disabled: optionalText("Steps that are left out, with commas between."),
  failureStrategy: optionalText("`fail_fast` or `continue`."),
  runCachedIds: optionalText("Runs that took results from its cache, with commas between.", "runCachedIDs"),
  steps: field(z.array(runStep), "Its steps that have begun, those of graphs too."),
  postProcess: field(z.array(runStep), "The step that runs at the end of all, if it has begun."),
});

/** A run with its steps in a list: the server nests them. */
export function flattened(run: Wire): Wire {
  const { runtime, postProcess, failureOptions } = run;
  return {
    ...run,
    failureStrategy: isRecord(failureOptions) ? failureOptions.strategy : undefined,
    steps: stepsIn(runtime, ""),
    postProcess: stepsIn(postProcess, ""),
  };
}

/** A step or a graph, with what stands in different places for the two. */
type Step = Wire & { readonly component: string; readonly message: string | undefined };

/** All steps of a run, and the graphs that they are in. */
export function stepsOf({ runtime, postProcess }: Wire): Step[] {
  return [...stepsIn(runtime, ""), ...stepsIn(postProcess, "")];
}

function stepsIn(runtime: unknown, prefix: string): Step[] {
  if (!isRecord(runtime)) return [];
  return Object.entries(runtime).flatMap(([key, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isRecord).flatMap((step) => {
      const component = prefix + key;
      const message = nonEmpty(step.jobMessage) ?? nonEmpty(step.message);
      return [{ ...step, component, message }, ...stepsIn(step.entryPoints, `${component}.`)];
    }),
  );
}

export const runLog = structure("RunLog", "What a run has written.", {
  runId: field(text, "The run.", { wireName: "runID" }),
  submitLog: field(text.optional(), "What the server wrote while it submitted the run."),
  runLog: field(z.array(stepLog), "The jobs of its steps."),
  pageNo: field(z.int(), "The page of each task's log that this is, from 1 on."),
  pageSize: field(z.int(), "The most lines that a page has."),
});

const created = field(text, "When it was made, in the server's local time.");
const updated = field(text.optional(), "When it was last changed.");

export const runCacheView = structure("RunCacheView", "The kept result of a step.", {
  cacheId: field(text, "The id.", { wireName: "cacheID" }),
  firstFp: field(text.optional(), "The fingerprint of what the step is."),
  secondFp: field(text.optional(), "The fingerprint of the files that it reads."),
  runId: field(text, "The run that the step was of.", { wireName: "runID" }),
  source: field(text.optional(), "The source of the run."),
  jobId: field(text.optional(), "The step's job.", { wireName: "jobID" }),
  fsName: field(text.optional(), "The run's main file system.", { wireName: "fsname" }),
  username: field(text, "The owner."),
  expiredTime: field(text.optional(), "Seconds for which it is kept; -1 for ever."),
  strategy: field(text.optional(), "How it is found: `conservative`."),
  custom: field(text.optional(), "The server's own."),
  createTime: created,
  updateTime: updated,
});

export const artifactView = structure("ArtifactView", "A file that a step has read or written.", {
  runId: field(text, "The run.", { wireName: "runID" }),
  fsName: field(text.optional(), "The file system.", { wireName: "fsname" }),
  username: field(text, "The owner of the run."),
  artifactPath: field(text, "The path in the file system."),
  step: field(text.optional(), "The step."),
  jobId: field(text.optional(), "The step's job.", { wireName: "jobID" }),
  type: field(text, "`input` or `output`."),
  artifactName: field(text.optional(), "The name in the workflow."),
  meta: field(text.optional(), "What the server keeps with it."),
  createTime: created,
  updateTime: updated,
});
