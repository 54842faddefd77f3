import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { ConflictError, existsAlready, hasCode } from "../../../core/errors";
import { isMadeFor } from "../../../core/identity";
import type { Machines } from "../../../core/machines";
import { countOf, membersOf, orWhereLeftOut } from "../../../core/machines/known";
import { field, structure } from "../../../core/schema/field";
import { triggers } from "../../../core/triggers";
import { isNothing, isRecord, timeOf } from "../../../core/schema/values";
import type { AlibabaClient } from "../api/client";
import { platform } from "../api/connection";
import { encode } from "../api/wire";
import { createJob, getJob, getJobDescription, listJobs } from "./calls";
import { deleteJob } from "./delete";
import { MAX_JOB_NAME, nameProblems } from "./names";
import { changePriority, refusalOfPriority } from "./priority";
import { storyOfJob } from "./story";
import { JOB_ID, type JobView, MAX_PRIORITY, MIN_CPU, MIN_MEMORY, taskDag } from "./structures";
import { waitForJob } from "./wait";

const inputs = structure("JobArgs", "A job.", {
  jobName: field(
    z.string().min(1).optional(),
    `The name: letters, digits, \`-\` and \`_\`, no digit first, at most ${MAX_JOB_NAME}.`,
    { autoName: { maxLength: MAX_JOB_NAME, letterFirst: true } },
  ),
  jobTag: field(z.string().min(1).default("BatchCompute"), "A tag, which the service keeps with the job."),
  priority: field(
    z.int().min(0).max(MAX_PRIORITY).default(0),
    `The priority, from 0 to ${MAX_PRIORITY}; larger is scheduled first. The service changes it only while the job is ` +
      "stopped or has failed: see stopToChangePriority.",
    { change: "update" },
  ),
  description: field(z.string().optional(), "A short description.", { platformDefault: "" }),
  taskDag,
  triggers: triggers("job"),
  stopToChangePriority: field(
    z.boolean().default(false),
    "Whether a change of the priority may stop a job that waits or runs, and start it again: instances that have not " +
      "finished then run from their beginning. Otherwise such a change is refused.",
    { local: true, change: "update" },
  ),
  waitFor: field(
    z.enum(["submitted", "finished"]).default("submitted"),
    "What creation waits for. With `finished`, a job that fails or is stopped fails the resource, and the next update " +
      "starts it again: instances that have finished do not run again.",
    { local: true, change: "update" },
  ),
});

/** A run of tasks in an acyclic graph. */
export const job = defineResource({
  type: "alibaba:Job",
  doc: "A job: tasks in an acyclic graph, run once. Every change but that of its priority replaces it by a new job.",
  platform,
  inputs,
  outputs: z.object({
    createTime: field(z.string().optional(), "When it was submitted, in ISO 8601."),
    ownerId: field(z.string(), "The id of the account: a number as a text, whose digits are exact."),
  }),
  change: "replace",
  id: { pattern: JOB_ID, example: "job-000000005d1f" },
  timeouts: { create: 120, update: 120, delete: 60 },
  actions: {
    create: "POST /jobs",
    read: "GET /jobs/{id}, GET /jobs/{id}/description",
    update: "PUT /jobs/{id}/Priority, PUT /jobs/{id}?Action=Stop and Start",
    delete: "PUT /jobs/{id}?Action=Stop, DELETE /jobs/{id}",
  },

  validate: nameProblems,
  takesApart: "the rest of its run",
  machines: machinesOfTasks,

  async create({ client, inputs: wanted, signal }) {
    try {
      return await createJob(client, encode(inputs, wanted), signal);
    } catch (error) {
      if (!isNameTaken(error)) throw error;
      const [other] = await namedJobs(client, wanted.jobName, signal);
      throw other === undefined ? error : existsAlready(titleOf(wanted), other.jobId);
    }
  },

  async read({ client, id, signal }) {
    const [view, submitted] = await Promise.all([
      getJob(client, id, signal),
      getJobDescription(client, id, signal),
    ]);
    if (view === undefined || submitted === undefined) return undefined;
    const { priority, createTime, ownerId } = view;
    return { inputs: { ...submitted, priority }, outputs: { createTime, ownerId } };
  },

  async update({ inputs: change, changed, ...operation }) {
    if (changed.has("priority")) await changePriority(operation, change);
  },

  async settle({ inputs: { waitFor }, resuming, ...operation }) {
    if (waitFor === "finished") await waitForJob(operation, resuming);
  },

  delete: deleteJob,

  story: storyOfJob,

  refusal: refusalOfPriority,

  lookup: {
    what: (wanted) => `${titleOf(wanted)} with this description`,
    name: "jobName",
    async find({ client, inputs: wanted, who, signal }) {
      const { jobName = "", description = "" } = wanted;
      const jobs = await namedJobs(client, jobName, signal);
      // Names need not be unique: jobs with a name that the program has chosen differ by their descriptions.
      const same = isMadeFor(who, jobName)
        ? jobs
        : jobs.filter((one) => (one.description ?? "") === description);
      return same.map((one) => ({ id: one.jobId, createTime: timeOf(one.createTime) }));
    },
    async all({ client, signal }) {
      const jobs = await listJobs(client, signal);
      return jobs.map((one) => ({ id: one.jobId, name: one.jobName, createTime: timeOf(one.createTime) }));
    },
  },
});

const HUNDREDTHS = 100;
const MB_PER_GIB = 1_024;

/** The instances of each task. What they are given is all that the service lets one choose of machines. */
function machinesOfTasks({ taskDag: dag }: Readonly<Record<string, unknown>>): readonly Machines[] {
  const tasks = Object.entries(membersOf(membersOf(dag).taskDescMap));
  return tasks.map(([name, task]) => {
    const { instanceCount, resourceDescription: given } = membersOf(task);
    const isTold = isNothing(given) || isRecord(given);
    const amountOf = (member: "cpu" | "memory", leftOut: number, unit: number): number | undefined => {
      const amount = isTold ? orWhereLeftOut(membersOf(given)[member], countOf, leftOut) : undefined;
      return amount === undefined ? undefined : amount / unit;
    };
    return {
      path: ["taskDag", "taskDescMap", name, "instanceCount"],
      nodes: countOf(instanceCount),
      instanceTypes: [],
      zones: [],
      cpu: amountOf("cpu", MIN_CPU, HUNDREDTHS),
      memory: amountOf("memory", MIN_MEMORY, MB_PER_GIB),
      runs: "working",
    };
  });
}

/** The jobs with a name, the newest first. */
async function namedJobs(
  client: AlibabaClient,
  name: string | undefined,
  signal: AbortSignal,
): Promise<JobView[]> {
  return (await listJobs(client, signal)).filter(({ jobName }) => jobName === name);
}

function titleOf({ jobName }: { readonly jobName?: string | undefined }): string {
  return `a job named ${JSON.stringify(jobName)}`;
}

function isNameTaken(error: unknown): boolean {
  return error instanceof ConflictError && hasCode(error, "InvalidResource.AlreadyExisting");
}
