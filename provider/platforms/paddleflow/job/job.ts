import { createHash } from "node:crypto";

import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { RefusedError } from "../../../core/errors";
import { field, type Rule, structure } from "../../../core/schema/field";
import { triggers } from "../../../core/triggers";
import { platform } from "../api/connection";
import { label } from "../api/names";
import { encode, nonEmpty, timeOf } from "../api/wire";
import { jobLimits } from "../queue/limits";
import { createDistributedJob, createSingleJob, getJob, listJobs, updateJob } from "./calls";
import { removeJob } from "./delete";
import { findMarkedJobs, listMarkedJobs, markedLabels, markOfJob } from "./mark";
import { refusalOfChange } from "./refusal";
import { storyOfJob } from "./story";
import { jobMember, jobSpec } from "./structures";
import { waitForJob } from "./wait";
import { decodeJob } from "./wire";

const LONGEST_NAME = 512;
/** Of an id, as in those that the server makes. */
const ID_DIGITS = 16;

const singleOrDistributed: Rule = {
  check(job) {
    const given = (name: string): boolean => job[name] !== undefined && job[name] !== null;
    const single = Object.keys(jobSpec).filter(given);
    if (!given("framework") && !given("members")) {
      return ["image", "flavour"]
        .filter((name) => !given(name))
        .map((name) => ({ path: [name], reason: "is required without framework and members" }));
    }
    return [
      ...["framework", "members"]
        .filter((name) => !given(name))
        .map((name) => ({ path: [name], reason: "is required for a distributed job" })),
      ...single.map((name) => ({ path: [name], reason: "belongs into the members of a distributed job" })),
    ];
  },
};

const texts = (doc: string) =>
  field(
    z.record(z.string().min(1), field(z.string(), "The value.", { removal: "replace" })).optional(),
    doc,
    {
      change: "update",
      sharedKeys: true,
    },
  );

const inputs = structure(
  "JobArgs",
  "A job.",
  {
    name: field(z.string().max(LONGEST_NAME).optional(), `The name, at most ${LONGEST_NAME} characters.`, {
      platformDefault: "",
    }),
    schedulingPolicy: field(
      structure("JobSchedulingPolicy", "How a job is scheduled.", {
        queue: field(label, "The queue, which must be open."),
        priority: field(
          z.enum(["LOW", "NORMAL", "HIGH"]).optional(),
          "The priority. It changes in place as long as the job has not begun to run; later a change is refused.",
          { platformDefault: "NORMAL", change: "update" },
        ),
      }),
      "How the job is scheduled.",
    ),
    labels: texts("Labels, for Kubernetes too. To take one away replaces the job."),
    annotations: texts("Annotations, for Kubernetes too. To take one away replaces the job."),
    ...jobSpec,
    image: field(jobSpec.image.optional(), "The container image of a single job."),
    flavour: field(jobSpec.flavour.optional(), "What the container of a single job has."),
    framework: field(
      z.enum(["spark", "mpi", "tensorflow", "pytorch", "paddle", "mxnet", "ray", "aitj"]).optional(),
      "What runs a distributed job.",
    ),
    members: field(z.array(jobMember).min(1).optional(), "The containers of a distributed job."),
    extensionTemplate: field(
      z.record(z.string(), z.unknown()).optional(),
      "The object in Kubernetes that is made for the job, in place of the server's own.",
      { writeOnly: true },
    ),
    triggers: triggers("job"),
    waitFor: field(
      z.enum(["submitted", "finished"]).default("submitted"),
      "What creation waits for. With `finished`, a job that does not succeed fails the resource.",
      { local: true, change: "update" },
    ),
  },
  { rules: [singleOrDistributed] },
);

/** Containers that run once on a queue. */
export const job = defineResource({
  type: "paddleflow:Job",
  doc:
    "A job: one container, or several that work together, run once on a queue. Only its labels, annotations and, while it " +
    "waits, its priority change in place.",
  platform,
  inputs,
  outputs: z.object({
    userName: field(z.string(), "Who created it."),
    acceptTime: field(z.string(), "When it was created, in the server's local time."),
  }),
  change: "replace",
  id: { pattern: /^(?!.*login$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, example: "job-bc9c63189ee14a81" },
  timeouts: { create: 120, update: 120, delete: 60 },
  actions: {
    create: "POST /job/single, POST /job/distributed",
    read: "GET /job/{jobID}",
    update: "PUT /job/{jobID}?action=modify",
    delete: "PUT /job/{jobID}?action=stop, DELETE /job/{jobID}",
  },

  async create({ client, inputs: wanted, mark, token, attempt, signal }) {
    // No other create has the same: what Kubernetes keeps of a deleted job would be taken for what its namesake does.
    const id = `job-${createHash("sha256").update(token).digest("hex").slice(0, ID_DIGITS)}`;
    const body = { ...encode(inputs, wanted), id, labels: markedLabels(wanted.labels, mark) };
    const create = wanted.members === undefined ? createSingleJob : createDistributedJob;
    try {
      await create(client, body, signal);
    } catch (error) {
      // The server takes no id twice: what is in the way is the job of an earlier try, of which the answer was lost.
      const made =
        attempt === 1 || signal.aborted ? undefined : await getJob(client, id, signal).catch(() => undefined);
      if (made === undefined) throw error;
    }
    return id;
  },

  async read({ client, id, prior, signal }) {
    const wire = await getJob(client, id, signal);
    if (wire === undefined) return undefined;
    return {
      inputs: decodeJob(wire, prior),
      outputs: { userName: wire.UserName, acceptTime: wire.acceptTime },
      mark: markOfJob(wire),
    };
  },

  async update({ client, id, inputs: { schedulingPolicy, labels, annotations }, changed, signal }) {
    const changes = {
      ...(changed.has("schedulingPolicy") && { priority: schedulingPolicy.priority ?? "NORMAL" }),
      ...(changed.has("labels") && { labels }),
      ...(changed.has("annotations") && { annotations }),
    };
    try {
      await updateJob(client, id, changes, signal);
    } catch (error) {
      if (!(error instanceof RefusedError) || !error.message.includes("priority cannot be updated"))
        throw error;
      throw new RefusedError(error.message, {
        advice:
          "The priority is fixed once the job has begun to run: take the change back, or change `triggers` with it",
      });
    }
  },

  async settle(operation) {
    if (operation.inputs.waitFor === "finished") await waitForJob(operation);
  },

  async delete(operation) {
    await removeJob(operation);
  },

  takesApart: "its containers",
  limits: jobLimits,

  story: storyOfJob,

  async refusal({ changed, ...operation }) {
    return refusalOfChange(operation, changed);
  },

  lookup: {
    token: true,
    what: ({ name }) => (name === undefined ? "the job" : `the job ${name}`),
    find: ({ client, who, signal }) => findMarkedJobs(client, who, signal),
    list: ({ client, signal }) => listMarkedJobs(client, signal),
    async all({ client, signal }) {
      const jobs = await listJobs(client, {}, signal);
      return jobs.map(({ id, name, acceptTime }) => ({
        id: String(id),
        name: nonEmpty(name),
        createTime: timeOf(acceptTime),
      }));
    },
  },
});
