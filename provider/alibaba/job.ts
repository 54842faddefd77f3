import { z } from "zod";

import { triggers } from "../core/fields";
import { defineResource, type Found } from "../core/definition";
import { ConflictError, existsAlready, hasCode, NotFoundError } from "../core/errors";
import { isGenerated } from "../core/identity";
import { field, structure } from "../core/schema";
import type { AlibabaClient } from "./client";
import { platform } from "./connection";
import { removeJob } from "./jobDeletion";
import { waitForJob } from "./jobOutcome";
import { changePriority } from "./jobPriority";
import { createJob, getJob, getJobDescription, listJobs } from "./jobs";
import { MAX_JOB_NAME, nameProblems } from "./names";
import { JOB_ID } from "./structures/ids";
import { taskDag } from "./structures/jobDescription";
import type { JobView } from "./structures/views";
import { encode } from "./wire";

const MAX_PRIORITY = 1_000;

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
    ownerId: field(z.number(), "The id of the account."),
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

  async create({ client, inputs: wanted, mark, signal }) {
    // A generated name that is taken belongs to this resource: `find` has said what is to be done with it.
    if (wanted.jobName === undefined || !isGenerated(wanted.jobName, mark)) {
      const [taken] = await sameJobs(client, wanted, signal);
      if (taken !== undefined) throw alreadyThere(wanted.jobName, taken.jobId);
    }
    try {
      return await createJob(client, encode(inputs, wanted), signal);
    } catch (error) {
      if (!isNameTaken(error)) throw error;
      const other = (await listJobs(client, signal)).find(({ jobName }) => jobName === wanted.jobName);
      throw other === undefined ? error : alreadyThere(wanted.jobName, other.jobId);
    }
  },

  async read({ client, id, signal }) {
    try {
      const [view, submitted] = await Promise.all([
        getJob(client, id, signal),
        getJobDescription(client, id, signal),
      ]);
      const { priority, createTime, ownerId } = view;
      return { inputs: { ...submitted, priority }, outputs: { createTime, ownerId } };
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  },

  async update({ inputs: change, changed, ...operation }) {
    if (changed.has("priority")) await changePriority(operation, change);
  },

  async settle({ inputs: { waitFor }, resuming, ...operation }) {
    if (waitFor === "finished") await waitForJob(operation, resuming);
  },

  async delete(operation) {
    await removeJob(operation);
  },

  async find({ client, inputs: wanted, fresh, named, signal }): Promise<Found | undefined> {
    // Nothing but its name tells whose a job is.
    if (!named && !fresh) return undefined;
    const jobs = named
      ? (await listJobs(client, signal)).filter(({ jobName }) => jobName === wanted.jobName)
      : await sameJobs(client, wanted, signal);
    const [newest] = jobs;
    return newest && { id: newest.jobId, createTime: Date.parse(newest.createTime ?? "") };
  },
});

/** The jobs with this name and description, the newest first. Names alone need not be unique. */
async function sameJobs(
  client: AlibabaClient,
  wanted: { readonly jobName?: string | undefined; readonly description?: string | undefined },
  signal: AbortSignal,
): Promise<JobView[]> {
  return (await listJobs(client, signal)).filter(
    ({ jobName, description = "" }) =>
      jobName === wanted.jobName && description === (wanted.description ?? ""),
  );
}

function alreadyThere(name: string | undefined, id: string): ConflictError {
  return existsAlready(`a job named ${JSON.stringify(name)} with this description`, id);
}

function isNameTaken(error: unknown): boolean {
  return error instanceof ConflictError && hasCode(error, "InvalidResource.AlreadyExisting");
}
