import { z } from "zod";

import { type Codec, field, type Rule, structure } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { addressable } from "../api/names";
import { positiveQuantity, quantity, quantityKey } from "../api/quantities";
import { nonEmpty, type Wire } from "../api/wire";

const text = z.string();

const HIGHEST_PORT = 65_535;

/** The name of a flavour in whose place amounts stand. */
const OWN_AMOUNTS = "customFlavour";

const namedOrOwn: Rule = {
  check({ name, cpu, mem, scalarResources }) {
    const amounts = Object.entries({ cpu, mem, scalarResources });
    const [given] = amounts.filter(([, value]) => value !== undefined && value !== null);
    if (name !== undefined && name !== null) {
      return given === undefined ? [] : [{ path: [given[0]], reason: "may not be given with name" }];
    }
    return amounts.flatMap(([member, value]) =>
      member !== "scalarResources" && (value === undefined || value === null)
        ? [{ path: [member], reason: "is required without name" }]
        : [],
    );
  },
};

const jobFlavour = structure(
  "JobFlavour",
  "An amount of resources: a flavour by its name, or amounts of the job's own.",
  {
    name: field(
      z
        .string()
        .min(1)
        .refine(
          (name) => name !== OWN_AMOUNTS,
          "must be a flavour's; for other amounts give cpu and mem instead",
        )
        .optional(),
      "The flavour.",
    ),
    cpu: field(positiveQuantity.optional(), "CPU cores, such as `4` or `500m`.", { key: quantityKey() }),
    mem: field(positiveQuantity.optional(), "Memory, such as `8Gi`.", { key: quantityKey() }),
    scalarResources: field(
      z.record(z.string().min(1), field(quantity, "The amount.", { key: quantityKey() })).optional(),
      "Other resources by their names in Kubernetes.",
    ),
  },
  { rules: [namedOrOwn] },
);

const jobFileSystem = structure("JobFileSystem", "A file system that is mounted.", {
  name: field(z.string().min(1), "The name of the file system."),
  mountPath: field(z.string().optional(), "The path in the container."),
  subPath: field(z.string().optional(), "The folder of the file system that is mounted."),
  readOnly: field(z.boolean().optional(), "Whether it cannot be written to."),
});

/** A named flavour comes back with the amounts that it had when the job was created: the name says it all. */
const flavourCodec: Codec = {
  encode: (value) => {
    const { name, ...amounts } = value as z.output<typeof jobFlavour>;
    return name === undefined ? { name: OWN_AMOUNTS, ...amounts } : { name };
  },
  decode: (wire) => {
    if (!isRecord(wire)) return undefined;
    const { name, cpu, mem, scalarResources } = wire;
    if (nonEmpty(name) !== undefined && name !== OWN_AMOUNTS) return { name };
    return { cpu, mem, ...(scalarResources !== undefined && { scalarResources }) };
  },
};

/** A container of a job, of which every change replaces the job. */
export const jobSpec = {
  image: field(z.string().min(1), "The container image."),
  flavour: field(jobFlavour, "What a container has.", { codec: flavourCodec }),
  command: field(z.string().optional(), "The command.", { platformDefault: "" }),
  args: field(z.array(z.string()).optional(), "The command's arguments.", { writeOnly: true }),
  env: field(
    z.record(z.string().min(1), field(z.string(), "The value.", { secret: true })).optional(),
    "Environment variables. The server adds its own, such as `PF_JOB_NAMESPACE`.",
    { secret: true, sharedKeys: true },
  ),
  port: field(z.int().min(0).max(HIGHEST_PORT).optional(), "The port that the container listens on.", {
    writeOnly: true,
    platformDefault: 0,
  }),
  fs: field(jobFileSystem.optional(), "The file system that is mounted.", { writeOnly: true }),
  extraFS: field(z.array(jobFileSystem).optional(), "More file systems.", { writeOnly: true }),
};

export const jobMember = structure("JobMember", "Equal containers of a distributed job.", {
  role: field(
    z.enum(["master", "worker", "driver", "executor", "pserver", "pworker"]),
    "What they do; which roles there are depends on the framework.",
  ),
  replicas: field(z.int().min(1), "How many there are."),
  ...jobSpec,
});

export const jobStatus = z.enum([
  "init",
  "pending",
  "running",
  "terminating",
  "succeeded",
  "failed",
  "terminated",
  "cancelled",
  "skipped",
]);

export const jobId = field(addressable(z.string().min(1)), "The id of the job.");

const texts = z.record(text, text);

const flavour = structure("JobFlavourView", "What a container has.", {
  name: field(text.optional(), "The flavour; `customFlavour` stands for amounts of the job's own."),
  cpu: field(text.optional(), "CPU cores."),
  mem: field(text.optional(), "Memory."),
  scalarResources: field(texts.optional(), "Other resources."),
});

const mounted = structure("JobFileSystemView", "A file system that is mounted.", {
  name: field(text, "The name; empty where there is none."),
  type: field(text.optional(), "The kind of storage."),
  mountPath: field(text.optional(), "The path in the container."),
  subPath: field(text.optional(), "The folder of the file system that is mounted."),
  readOnly: field(z.boolean().optional(), "Whether it cannot be written to."),
});

const member = structure("JobMemberView", "Equal containers of a job, without their environment variables.", {
  role: field(text, "What they do."),
  replicas: field(z.int(), "How many there are."),
  flavour: field(flavour.optional(), "What each of them has."),
  image: field(text.optional(), "The container image."),
  command: field(text.optional(), "The command."),
  args: field(z.array(text).optional(), "The command's arguments."),
  port: field(z.int().optional(), "The port that they listen on."),
  fs: field(mounted.optional(), "The file system that is mounted."),
  extraFs: field(z.array(mounted).optional(), "More file systems.", { wireName: "extraFS" }),
});

const summary = {
  jobId: field(text, "The id.", { wireName: "id" }),
  name: field(text.optional(), "The name."),
  labels: field(texts.optional(), "The labels, with the one by which the provider finds its own jobs."),
  annotations: field(texts.optional(), "The annotations."),
  schedulingPolicy: field(
    structure("JobSchedulingPolicyView", "How a job is scheduled.", {
      queue: field(text, "The queue."),
      priority: field(text.optional(), "`LOW`, `NORMAL` or `HIGH`."),
    }),
    "How it is scheduled.",
  ),
  userName: field(text, "Who created it.", { wireName: "UserName" }),
  framework: field(text.optional(), "`standalone`, or what runs a distributed job."),
  members: field(z.array(member).optional(), "Its containers."),
  status: field(
    text,
    "`init`, `pending`, `running`, `terminating`, or, when it has ended, `succeeded`, `failed`, `terminated`, `cancelled` or " +
      "`skipped`.",
  ),
  message: field(text.optional(), "More about the status."),
  acceptTime: field(text, "When it was created, in the server's local time."),
  startTime: field(text.optional(), "When it began to run, in the server's local time."),
  finishTime: field(text.optional(), "When it ended, in the server's local time."),
};

export const jobView = structure("JobView", "A job, without what it runs on.", summary);

const runtime = structure("JobRuntime", "A pod of a job.", {
  id: field(text.optional(), "Its id in Kubernetes."),
  name: field(text.optional(), "Its name."),
  namespace: field(text.optional(), "Its namespace."),
  status: field(text.optional(), "Its status in Kubernetes, as JSON."),
  nodeName: field(text.optional(), "The node that it runs on."),
  role: field(text.optional(), "What it does."),
  index: field(z.int().optional(), "Its number among those of its role."),
  logUrl: field(text.optional(), "Where its log can be read, where the server is set up to tell.", {
    wireName: "logURL",
  }),
});

export const jobDetail = structure("JobDetail", "A job with what it runs on.", {
  ...summary,
  runtime: field(runtime.optional(), "The pod of a single job."),
  distributedRuntime: field(
    structure("JobDistributedRuntime", "The object in Kubernetes of a distributed job.", {
      id: field(text.optional(), "Its id in Kubernetes."),
      name: field(text.optional(), "Its name."),
      namespace: field(text.optional(), "Its namespace."),
      status: field(text.optional(), "Its status in Kubernetes, as JSON."),
      runtimes: field(z.array(runtime).optional(), "Its pods."),
    }).optional(),
    "The pods of a distributed job.",
  ),
});

const taskLog = structure("TaskLog", "What one task has written.", {
  taskId: field(text, "The task.", { wireName: "taskID" }),
  logContent: field(text, "The text."),
  hasNextPage: field(z.boolean().optional(), "Whether another page follows."),
  truncated: field(z.boolean().optional(), "Whether lines were left out."),
});

/** The log of a job; a run has one for each of its steps. */
export const stepLog = structure("StepLog", "What the tasks of a job have written.", {
  jobId: field(text.optional(), "The job.", { wireName: "jobID" }),
  name: field(text.optional(), "The name of the Kubernetes object."),
  type: field(text.optional(), "The kind of the Kubernetes object."),
  taskList: field(z.array(taskLog), "Its tasks."),
  eventList: field(z.array(z.unknown()).optional(), "Events of the Kubernetes object."),
});

/** A log with the text of each task beside its other members. */
export function flatLog(log: Wire): Wire {
  const tasks = Array.isArray(log.taskList) ? (log.taskList as unknown[]).filter(isRecord) : [];
  const flat = tasks.map((task) => ({ ...task, ...(isRecord(task.logInfo) ? task.logInfo : {}) }));
  return { ...log, taskList: flat };
}
