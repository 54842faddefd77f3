import type { JsonObject } from "../../core/json";
import {
  checkClientToken,
  checkEnumeration,
  checkLength,
  checkNotifications,
  checkTags,
} from "../computeEnv/envRules";
import { ApiError } from "../errors";
import type { JobRecord } from "../records";
import { checkPlacementZone } from "../regions";
import { checkId, checkIds } from "../requests/ids";
import { idOfToken, rememberToken } from "../requests/tokens";
import type { Caller, Job, Placement } from "../types";
import type { World } from "../world";
import type { JobRunner } from "./jobRunner";
import { blankInstance, isOver, jobState, placesOf, type Place } from "./jobStates";
import { checkGraph, checkTask, jobEvents, taskName } from "./taskRules";

const MAX_NAME = 60;
const MAX_DESCRIPTION = 200;
const MAX_PRIORITY = 100;

export interface SubmitInput {
  Job: Job;
  Placement: Placement;
  ClientToken?: string;
}

/** The actions that change jobs. */
export class Jobs {
  constructor(
    private readonly world: World,
    private readonly runner: JobRunner,
  ) {}

  submit(caller: Caller, input: SubmitInput): JsonObject {
    const { world } = this;
    if (!world.settings.userAllowed) throw new ApiError("UnauthorizedOperation.UserNotAllowedToUseBatch");
    checkClientToken(input.ClientToken);
    const known = idOfToken(world, caller, input.ClientToken);
    if (known !== undefined) return { JobId: known };

    const { Job: definition, Placement: placement } = input;
    this.checkJob(caller, definition, placement);
    if (world.state.jobs.filter((job) => !isOver(job)).length >= world.settings.quotas.jobs) {
      throw new ApiError("LimitExceeded.JobQuota", "The quota of jobs is used up.");
    }
    const job: JobRecord = {
      id: world.newId("job"),
      seq: world.nextSeq(),
      region: caller.region,
      createTime: world.now(),
      placement,
      input: definition,
      tags: definition.Tags ?? [],
      reason: "",
      tasks: definition.Tasks.map((spec, i) => ({
        name: taskName(spec, i),
        spec,
        instances: Array.from({ length: spec.TaskInstanceNum ?? 1 }, (_, index) => blankInstance(index)),
      })),
    };
    world.state.jobs.push(job);
    rememberToken(world, caller, input.ClientToken, job.id);
    this.runner.start(job);
    return { JobId: job.id };
  }

  terminate(caller: Caller, input: { JobId: string }): JsonObject {
    const job = this.existing(caller, input.JobId);
    if (caller.edition === "2018") refuseNamed(job);
    else if (jobState(job) === "SUBMITTED") {
      throw new ApiError("UnsupportedOperation", "A job in SUBMITTED cannot be terminated yet.");
    }
    // Waiting instances first: an ending one must not set its successors going.
    const places = placesOf(job);
    const waits = ({ instance }: Place): boolean =>
      ["SUBMITTED", "PENDING", "RUNNABLE"].includes(instance.state);
    for (const place of places.filter(waits)) this.runner.terminate(place);
    for (const place of places) this.runner.terminate(place);
    return {};
  }

  terminateInstance(
    caller: Caller,
    input: { JobId: string; TaskName: string; TaskInstanceIndex: number },
  ): JsonObject {
    const place = this.instance(caller, input.JobId, input.TaskName, input.TaskInstanceIndex);
    if (caller.edition === "2018") refuseNamed(place.job);
    this.runner.terminate(place);
    return {};
  }

  delete(caller: Caller, input: { JobId: string }): JsonObject {
    const job = this.existing(caller, input.JobId);
    if (!isOver(job)) {
      throw new ApiError(
        "UnsupportedOperation",
        "The job or one of its task instances is not SUCCEED or FAILED.",
      );
    }
    const { state } = this.world;
    state.jobs = state.jobs.filter((j) => j !== job);
    return {};
  }

  retry(caller: Caller, input: { JobIds: string[] }): JsonObject {
    checkIds(caller, "job", input.JobIds, "JobIds");
    const jobs = input.JobIds.map((id) => this.existing(caller, id));
    if (jobs.some((job) => jobState(job) !== "FAILED" || !isOver(job))) {
      throw new ApiError("UnsupportedOperation", "Only jobs in FAILED can be retried.");
    }
    for (const job of jobs) this.runner.retry(job);
    return {};
  }

  existing(caller: Caller, id: string, code = "ResourceNotFound.Job"): JobRecord {
    checkId("job", id);
    const job = this.world.job(id);
    if (job?.region !== caller.region) throw new ApiError(code, "The job does not exist.");
    return job;
  }

  private instance(caller: Caller, jobId: string, name: string, index: number): Place {
    const code = "ResourceNotFound.TaskInstance";
    const job = this.existing(caller, jobId, code);
    const place = placesOf(job).find(({ task, instance }) => task.name === name && instance.index === index);
    if (!place) throw new ApiError(code, "The task instance does not exist.");
    return place;
  }

  private checkJob(caller: Caller, job: Job, placement: Placement): void {
    checkLength(caller, job.JobName, MAX_NAME, "InvalidParameter.JobNameTooLong");
    checkLength(caller, job.JobDescription, MAX_DESCRIPTION, "InvalidParameter.JobDescriptionTooLong");
    if (caller.edition === "current" && (job.Priority ?? 0) > MAX_PRIORITY) {
      throw new ApiError("InvalidParameterValue", `\`Priority\` is larger than ${MAX_PRIORITY}.`);
    }
    checkPlacementZone(caller.region, placement.Zone);
    if (job.Tasks.length === 0) {
      throw new ApiError("MissingParameter", "The request is missing the parameter `Job.Tasks`.");
    }
    for (const task of job.Tasks) {
      checkTask(caller, task, this.world.settings.quotas.maxRetryCount, placement.Zone);
      this.checkEnv(caller, task.EnvId);
    }
    checkGraph(job);
    checkNotifications(job.Notifications ?? [], jobEvents(caller));
    checkEnumeration(
      job.TaskExecutionDependOn,
      ["PRE_TASK_SUCCEED", "PRE_TASK_AT_LEAST_PARTLY_SUCCEED", "PRE_TASK_FINISHED"],
      "TaskExecutionDependOn",
    );
    checkEnumeration(job.StateIfCreateCvmFailed, ["FAILED", "RUNNABLE"], "StateIfCreateCvmFailed");
    checkEnumeration(job.NotificationTarget, ["CMQ", "TDMQ_CMQ"], "NotificationTarget");
    checkTags(job.Tags);
  }

  private checkEnv(caller: Caller, envId: string | undefined): void {
    if (envId === undefined) return;
    const env = this.world.env(envId);
    if (env?.region !== caller.region || env.deleting) {
      throw new ApiError(
        "InvalidParameterValue.ComputeEnv",
        "The compute environment of a task does not exist.",
      );
    }
  }
}

function refuseNamed(job: JobRecord): void {
  if (job.tasks.some((task) => task.spec.EnvId !== undefined)) {
    throw new ApiError("UnsupportedOperation.TerminateOperationWithEnvId");
  }
}
