import { z } from "zod";

import { field, structure } from "../../../core/schema/field";
import { taskDag } from "./jobDescription";

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
  ownerId: number("The id of the account."),
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

export const imageView = structure("ImageView", "An image that instances can run in.", {
  imageId: field(z.string(), "The id, `img-…`."),
  imageName: field(z.string(), "The name.", { wireName: "Name" }),
  platform: field(z.string(), "`Windows` or `Linux`."),
  description: field(z.string().optional(), "The description."),
});

export type ImageView = z.output<typeof imageView>;

export const jobDescription = structure("JobDescription", "What a job was submitted with.", {
  jobName: field(z.string(), "The name."),
  jobTag: field(z.string().optional(), "The tag."),
  priority: field(z.number().optional(), "The priority with which it was submitted."),
  description: field(z.string().optional(), "The description."),
  taskDag,
});

export type JobDescription = z.output<typeof jobDescription>;
