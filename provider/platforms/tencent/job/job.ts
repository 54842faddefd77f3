import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { ifPresent } from "../../../core/rest/presence";
import { field, structure } from "../../../core/schema/field";
import { triggers } from "../../../core/triggers";
import { platform } from "../api/connection";
import { hasTags, later, today } from "../api/editions";
import { chosen, count, placement } from "../api/structures/common";
import { machinesOfTasks, zoneOf } from "../api/structures/machines";
import { notificationTarget } from "../api/structures/notification";
import { task } from "../api/structures/task";
import { markedTags, tagsField } from "../api/tags";
import { encode } from "../api/wire";
import * as calls from "./calls";
import { deleteJob } from "./delete";
import { acyclicTasks } from "./dependences";
import { storyOfJob } from "./story";
import { dependence, jobNotification } from "./structures";
import { waitForJob } from "./wait";

const MAX_NAME = 60;
const MAX_DESCRIPTION = 200;
const MAX_PRIORITY = 100;
const MAX_JOBS = 1_000;

const inputs = structure(
  "JobArgs",
  "A job.",
  {
    placement,
    jobName: field(z.string().optional(), "The name.", {
      ...today(z.string().max(MAX_NAME).optional()),
      platformDefault: "",
    }),
    jobDescription: field(z.string().optional(), "The description.", {
      ...today(z.string().max(MAX_DESCRIPTION).optional()),
      platformDefault: "",
    }),
    priority: field(
      count.optional(),
      "The priority, which tasks and task instances inherit; larger is more urgent today.",
      { ...today(count.max(MAX_PRIORITY).optional()), ...chosen },
    ),
    tasks: field(z.array(task).min(1), "The tasks."),
    dependences: field(
      z.array(dependence).optional(),
      "The edges of the task graph. They must name tasks of the job and lead round in no circle.",
      { unordered: true },
    ),
    notifications: field(z.array(jobNotification).optional(), "Messages.", { writeOnly: true }),
    taskExecutionDependOn: field(
      z.enum(["PRE_TASK_SUCCEED", "PRE_TASK_AT_LEAST_PARTLY_SUCCEED", "PRE_TASK_FINISHED"]).optional(),
      "When a task starts: after all task instances of its preceding tasks succeeded, after some did, or after they ended, " +
        "successful or not.",
      { writeOnly: true, platformDefault: "PRE_TASK_SUCCEED" },
    ),
    stateIfCreateCvmFailed: field(
      z.enum(["FAILED", "RUNNABLE"]).optional(),
      "What becomes of a task instance when its CVM instance cannot be created: it has failed, or it goes on waiting. No " +
        "effect on tasks with envId.",
      { writeOnly: true, platformDefault: "FAILED" },
    ),
    tags: tagsField.optional(),
    notificationTarget: field(notificationTarget.optional(), "The message queue that topics belong to.", {
      ...later,
      writeOnly: true,
      platformDefault: "CMQ",
    }),
    triggers: triggers("job"),
    waitFor: field(
      z.enum(["submitted", "finished"]).default("submitted"),
      "What creation waits for. With `finished`, a job that fails fails the resource.",
      { local: true, change: "update" },
    ),
  },
  { rules: [acyclicTasks] },
);

/** A run of tasks in an acyclic graph. */
export const job = defineResource({
  type: "tencent:Job",
  doc: "A job: tasks in an acyclic graph, run once. Every change of it replaces it by a new job.",
  platform,
  inputs,
  outputs: z.object({ createTime: field(z.string(), "When it was submitted.") }),
  change: "replace",
  id: { pattern: /^job-[0-9a-z]+$/, example: "job-97zcl3wt" },
  timeouts: { create: 120, update: 120, delete: 60 },
  actions: {
    create: "SubmitJob",
    read: "DescribeJobs, DescribeJobSubmitInfo",
    update: "none: every change replaces",
    delete: "TerminateJob, DeleteJob",
  },
  takesApart: "the rest of its run",

  machines: ({ tasks, placement: place }) =>
    machinesOfTasks(tasks, ["tasks"], { runs: "working", zone: zoneOf(place) }),

  limits: [{ what: "jobs", over: "all", takes: () => ({ amount: 1 }), documented: MAX_JOBS }],

  async create({ client, inputs: wanted, mark, token, signal }) {
    const { Placement, ...definition } = encode(inputs, wanted);
    const tags = hasTags(client.settings) && { Tags: markedTags(definition.Tags, mark) };
    const parameters = { Placement, Job: { ...definition, ...tags }, ClientToken: token };
    return calls.createJob(client, parameters, signal);
  },

  async read({ client, id, signal }) {
    const [view, submitted] = await Promise.all([
      calls.getJob(client, id, signal),
      ifPresent(() => calls.getSubmitInfo(client, id, signal)),
    ]);
    if (view === undefined || submitted === undefined) return undefined;
    return {
      inputs: { ...submitted, placement: view.placement, tags: view.tags },
      outputs: { createTime: view.createTime },
      mark: view.mark,
    };
  },

  async settle(operation) {
    if (operation.inputs.waitFor === "finished") await waitForJob(operation);
  },

  async delete(operation) {
    await deleteJob(operation);
  },

  story: storyOfJob,

  lookup: {
    what: () => "the job",
    token: true,
    find: calls.findJobs,
    list: calls.listMarkedJobs,
    all: calls.listAllJobs,
  },
});
