import { type Json, type JsonObject, isObject } from "../../core/json";
import { ApiError, invalid, missing } from "../errors";
import type { JobRecord, State } from "../records";
import type { World } from "../world";
import { MAX_PRIORITY, readJob } from "./jobDefinition";
import type { JobRunner } from "./jobRunner";

/** The operations that change jobs. */
export class Jobs {
  constructor(
    private readonly world: World,
    private readonly runner: JobRunner,
  ) {}

  find(id: string): JobRecord {
    const job = this.world.job(id);
    if (!job) throw new ApiError("InvalidResource.NotFound");
    return job;
  }

  create(body: string): string {
    const { settings, state } = this.world;
    const description = readJob(readObject(body), settings, (id) =>
      state.images.some((image) => image.id === id),
    );
    const { JobName, Priority = 0, TaskDag } = description;
    if (settings.uniqueNames && state.jobs.some((job) => job.description.JobName === JobName)) {
      throw new ApiError("InvalidResource.AlreadyExisting");
    }
    const instances = Object.values(TaskDag.TaskDescMap).reduce((sum, task) => sum + task.InstanceCount, 0);
    const { quotas } = settings;
    if (state.jobs.length >= quotas.jobs || instances > quotas.instancesPerJob) {
      throw new ApiError("QuotaExhausted");
    }
    const job: JobRecord = {
      id: this.world.newJobId(),
      description,
      priority: Priority,
      state: "Init",
      createTime: this.world.now(),
      startTime: 0,
      endTime: 0,
      epoch: 0,
      stopping: false,
      deleting: false,
      tasks: Object.entries(TaskDag.TaskDescMap).map(([name, { InstanceCount }]) => ({
        name,
        instances: Array.from({ length: InstanceCount }, (_, id) => ({
          id,
          state: "Init",
          startTime: 0,
          endTime: 0,
          failures: 0,
        })),
      })),
    };
    state.jobs.push(job);
    this.runner.begin(job);
    return job.id;
  }

  setPriority(id: string, body: string): void {
    const job = this.find(id);
    const text = body.trim();
    if (text === "") throw missing("Priority");
    const priority = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(priority <= MAX_PRIORITY)) throw invalid("Priority");
    this.require(job, "Stopped", "Failed");
    job.priority = priority;
  }

  stop(id: string): void {
    const job = this.find(id);
    this.require(job, "Waiting", "Running");
    this.runner.stop(job);
  }

  start(id: string): void {
    const job = this.find(id);
    this.require(job, "Stopped", "Failed");
    this.runner.restart(job);
  }

  delete(id: string): void {
    const job = this.find(id);
    this.require(job, "Stopped", "Finished", "Failed");
    this.runner.remove(job);
  }

  private require(job: JobRecord, ...states: State[]): void {
    if (!job.deleting && states.includes(job.state)) return;
    const state = job.deleting ? "Deleting" : job.state === "Finished" ? "Terminated" : job.state;
    throw new ApiError("StateConflict", `User operation is invalid. The current resource state is ${state}.`);
  }
}

function readObject(body: string): JsonObject {
  let parsed: Json;
  try {
    parsed = JSON.parse(body) as Json;
  } catch {
    throw new ApiError("InvalidJsonFormat");
  }
  if (!isObject(parsed)) throw new ApiError("InvalidJsonFormat");
  return parsed;
}
