import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { acyclicDependencies } from "./dependencies";

export const JOB_ID = /^job-[\w-]+$/;

export const jobIdField = field(
  z.string().regex(JOB_ID, "must be the id of a job, such as job-000000005d1f"),
  "The id of the job, `job-…`.",
);

export const MAX_PRIORITY = 1_000;
export const MIN_CPU = 800;
const MAX_CPU = 2_400;
export const MIN_MEMORY = 2_000;
const MAX_MEMORY = 65_536;
const MAX_TIMEOUT = 86_400;

const ossPath = z.string().regex(/^oss:\/\/./, "must begin with oss://");

export const resourceDescription = structure("ResourceDescription", "What an instance of a task is given.", {
  cpu: field(
    z.int().min(MIN_CPU).max(MAX_CPU).default(MIN_CPU),
    `CPU in hundredths of a core, from ${MIN_CPU} to ${MAX_CPU}: 800 are eight cores.`,
  ),
  memory: field(
    z.int().min(MIN_MEMORY).max(MAX_MEMORY).default(MIN_MEMORY),
    `Memory in MB, from ${MIN_MEMORY} to ${MAX_MEMORY}.`,
  ),
});

export const taskDescription = structure(
  "TaskDescription",
  "A task. It runs as a number of instances, each of the same program.",
  {
    packageUri: field(ossPath, "The archive that holds the program: an `oss://` path."),
    programName: field(z.string().min(1), "The file in the archive that is run."),
    programType: field(
      z.enum(["python", "php", "java"]),
      "The language of the program. `java` is announced only: a service may refuse it.",
    ),
    programArguments: field(
      z.string().optional(),
      "The arguments of the program. Where they hold a credential, pass the value as a secret.",
      { platformDefault: "" },
    ),
    imageId: field(z.string().min(1), "The image that instances run in, `img-…`: `getImages` lists them."),
    instanceCount: field(z.int().min(1), "The number of instances."),
    timeout: field(
      z.int().min(1).max(MAX_TIMEOUT).default(MAX_TIMEOUT),
      `Seconds that an instance may run, from 1 to ${MAX_TIMEOUT}.`,
    ),
    environmentVariables: field(
      z.record(z.string().min(1), z.string()).optional(),
      "Environment variables by name. Where they hold a credential, pass the value as a secret.",
    ),
    stdoutRedirectPath: field(
      ossPath.optional(),
      "Where standard output goes: an `oss://` path, which ends with `/`.",
    ),
    stderrRedirectPath: field(
      ossPath.optional(),
      "Where standard error goes: an `oss://` path, which ends with `/`.",
    ),
    resourceDescription: field(
      resourceDescription.default({ cpu: MIN_CPU, memory: MIN_MEMORY }),
      "What an instance is given.",
    ),
    ossMapping: field(
      z.record(ossPath, z.string().min(1)).optional(),
      "Storage that is mounted over NFS: `oss://` paths, and the local path of each.",
    ),
    ossMappingLock: field(
      z.boolean().optional(),
      "Whether locks on files under ossMapping hold between instances.",
      {
        platformDefault: false,
      },
    ),
    ossMappingLocale: field(
      z.string().min(1).optional(),
      "The character set of file names under ossMapping on the local side. The names of OSS objects are UTF-8.",
      { computed: true },
    ),
  },
);

export const taskDag = structure(
  "TaskDag",
  "The tasks of a job, and which of them run before which.",
  {
    taskDescMap: field(
      z
        .record(z.string().min(1), taskDescription)
        .refine((tasks) => Object.keys(tasks).length > 0, "must have at least one task"),
      "The tasks by name.",
    ),
    dependencies: field(
      z
        .record(
          z.string().min(1),
          field(z.array(z.string().min(1)), "The tasks that start after it.", { unordered: true }),
        )
        .optional(),
      "The edges of the task graph: a task, and the tasks that start only when it has finished. They must name tasks of " +
        "the job and lead round in no circle.",
    ),
  },
  { rules: [acyclicDependencies] },
);

/** States of tasks and instances arrive as numbers, those of jobs as text in which one has another name. */
const STATES = ["Init", "Waiting", "Running", "Finished", "Failed", "Stopped"];

function decodeState(wire: unknown): unknown {
  if (typeof wire === "number" || (typeof wire === "string" && /^\d+$/.test(wire)))
    return STATES[Number(wire)] ?? String(wire);
  return wire === "Terminated" ? "Finished" : wire;
}

const state = field(
  z.string(),
  "`Init`, `Waiting`, `Running`, `Finished`, `Failed` or `Stopped`. The service's `Terminated` is `Finished`.",
  { codec: { encode: (value) => value, decode: decodeState } },
);

/** Seconds since 1970, and 0 for what has not happened yet. */
function decodeTime(wire: unknown): string | undefined {
  const seconds = Number(wire);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1_000).toISOString() : undefined;
}

const encodeTime = (time: unknown): unknown =>
  typeof time === "string" ? Math.floor(Date.parse(time) / 1_000) : time;
const time = (doc: string) =>
  field(z.string().optional(), `${doc}, in ISO 8601.`, {
    codec: { encode: encodeTime, decode: decodeTime },
  });

const number = (doc: string) => field(z.number(), doc);

export const jobView = structure("JobView", "A job and how far it is.", {
  jobId: field(z.string(), "The id.", { wireName: "ResourceId" }),
  jobName: field(z.string(), "The name.", { wireName: "Name" }),
  description: field(z.string().optional(), "The description."),
  priority: number("The priority; larger is scheduled first."),
  state,
  ownerId: field(z.string(), "The id of the account: a number as a text, whose digits are exact."),
  createTime: time("When it was submitted"),
  startTime: time("When it began to run, if it has"),
  endTime: time("When it ended, if it has"),
  totalTime: field(z.number().optional(), "The run time of finished instances, as far as the service tells."),
  numTotalTask: number("Tasks in all."),
  numFinishedTask: number("Tasks that finished."),
  numFailedTask: number("Tasks that failed."),
  numWaitingTask: number("Tasks that wait."),
  numRunningTask: number("Tasks that run."),
  numStoppedTask: number("Tasks that were stopped."),
  numTotalInstance: number("Instances in all."),
  numFinishedInstance: number("Instances that finished."),
  numFailedInstance: number("Instances that failed."),
  numWaitingInstance: number("Instances that wait."),
  numRunningInstance: number("Instances that run."),
  numStoppedInstance: number("Instances that were stopped."),
});

export type JobView = z.output<typeof jobView>;

const instanceView = structure("InstanceView", "An instance of a task.", {
  instanceId: number("The id, from 0."),
  state,
  startTime: time("When it began to run, if it has"),
  endTime: time("When it ended, if it has"),
});

export const taskView = structure("TaskView", "A task and how far it is.", {
  taskName: field(z.string(), "The name."),
  state,
  startTime: time("When it began to run, if it has"),
  endTime: time("When it ended, if it has"),
  instances: field(z.array(instanceView), "Its instances.", { wireName: "InstanceStatusVector" }),
});

export type TaskView = z.output<typeof taskView>;

export const jobDescription = structure("JobDescription", "What a job was submitted with.", {
  jobName: field(z.string(), "The name."),
  jobTag: field(z.string().optional(), "The tag."),
  priority: field(z.number().optional(), "The priority with which it was submitted."),
  description: field(z.string().optional(), "The description."),
  taskDag,
});

export type JobDescription = z.output<typeof jobDescription>;
