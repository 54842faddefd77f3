import {
  ENV_EVENTS,
  checkEnumeration,
  checkEnvironment,
  checkInputMappings,
  checkLength,
} from "../computeEnv/envRules";
import { ApiError } from "../errors";
import { checkLocalPath, checkRemotePath } from "../requests/paths";
import type { Caller, Job, Task } from "../types";

const MAX_NAME = 60;
const MAX_RESOURCE_RETRIES = 100;

/** The rules of section 3 for one task, whether in a job or in a template. */
export function checkTask(caller: Caller, task: Task, maxRetryCount: number, zone?: string): void {
  checkApplication(caller, task.Application);
  checkTaskName(caller, task.TaskName);
  if (task.TaskInstanceNum === 0) {
    const code =
      caller.edition === "current" ? "InvalidParameterValue.TaskInstanceNum" : "InvalidParameterValue";
    throw new ApiError(code, "`TaskInstanceNum` must be at least 1.");
  }
  if ((task.ComputeEnv === undefined) === (task.EnvId === undefined)) {
    throw new ApiError("AllowedOneAttributeInEnvIdAndComputeEnv");
  }
  if (task.EnvId !== undefined && !/^env-[0-9a-z]{8}$/.test(task.EnvId)) {
    throw new ApiError("InvalidParameterValue.ComputeEnv", "`EnvId` is malformed.");
  }
  if (task.ComputeEnv) checkEnvironment(caller, task.ComputeEnv, zone);
  checkStorage(task);
  checkEnumeration(task.FailedAction, ["TERMINATE", "INTERRUPT", "FAST_INTERRUPT"], "FailedAction");
  if ((task.MaxRetryCount ?? 0) > maxRetryCount) {
    throw new ApiError("InvalidParameterValue.MaxRetryCount", "`MaxRetryCount` is too large.");
  }
  if ((task.ResourceMaxRetryCount ?? 0) > MAX_RESOURCE_RETRIES) {
    throw new ApiError("InvalidParameterValue", "`ResourceMaxRetryCount` is too large.");
  }
}

function checkApplication(caller: Caller, application: Task["Application"]): void {
  const { Command, Commands, DeliveryForm, PackagePath } = application;
  if (Command !== undefined && Commands !== undefined) {
    throw new ApiError(
      "InvalidParameter.InvalidParameterCombination",
      "`Command` and `Commands` exclude each other.",
    );
  }
  const commands = Commands?.map((line) => line.Command) ?? (Command === undefined ? [] : [Command]);
  if (commands.length === 0) {
    throw new ApiError("MissingParameter", "The request is missing the parameter `Application.Command`.");
  }
  if (commands.includes("")) throw new ApiError("InvalidParameterValue", "A command is empty.");
  checkEnumeration(DeliveryForm, ["PACKAGE", "LOCAL"], "DeliveryForm");
  if (DeliveryForm === "PACKAGE" && PackagePath === undefined) {
    throw new ApiError(
      "MissingParameter",
      `The request is missing the parameter \`PackagePath\` (${caller.action}).`,
    );
  }
  checkRemotePath(PackagePath, ["cos", "http", "https"], "PackagePath");
}

function checkTaskName(caller: Caller, name: string | undefined): void {
  if (name === undefined) return;
  checkLength(caller, name, MAX_NAME, "InvalidParameter.TaskNameTooLong");
  if (!/^[A-Za-z0-9_-]+$/.test(name))
    throw new ApiError("InvalidParameter.TaskName", "`TaskName` is invalid.");
}

function checkStorage(task: Task): void {
  checkRemotePath(task.RedirectInfo?.StdoutRedirectPath, ["cos"], "StdoutRedirectPath");
  checkRemotePath(task.RedirectInfo?.StderrRedirectPath, ["cos"], "StderrRedirectPath");
  checkLocalPath(task.RedirectLocalInfo?.StdoutLocalPath, "StdoutLocalPath");
  checkLocalPath(task.RedirectLocalInfo?.StderrLocalPath, "StderrLocalPath");
  checkInputMappings(task.InputMappings);
  for (const { SourcePath, DestinationPath, OutputMappingOption } of task.OutputMappings ?? []) {
    checkLocalPath(SourcePath, "OutputMappings.SourcePath");
    checkRemotePath(DestinationPath, ["cos", "cfs"], "OutputMappings.DestinationPath");
    checkEnumeration(OutputMappingOption?.Workspace, ["BATCH_WORKSPACE", "GLOBAL_WORKSPACE"], "Workspace");
  }
  for (const { Scene } of task.OutputMappingConfigs ?? [])
    checkEnumeration(Scene, ["COS"], "OutputMappingConfigs.Scene");
  for (const { Name } of task.EnvVars ?? []) {
    if (Name === "")
      throw new ApiError("InvalidParameterValue", "The name of an environment variable is empty.");
  }
}

const JOB_EVENTS = ["JOB", "TASK", "TASK_INSTANCE"].flatMap((subject) =>
  ["RUNNING", "SUCCEED", "FAILED", "FAILED_INTERRUPTED"].map((state) => `${subject}_${state}`),
);

export function jobEvents({ edition }: Caller): string[] {
  if (edition === "2018") return JOB_EVENTS;
  return [...JOB_EVENTS, ...ENV_EVENTS.filter((event) => event.startsWith("COMPUTE_NODE"))];
}

/** A task without a name gets one by its place. */
export function taskName(task: Task, index: number): string {
  return task.TaskName ?? `task-${index + 1}`;
}

export function checkGraph(job: Job): void {
  const names = job.Tasks.map(taskName);
  if (new Set(names).size < names.length) {
    throw new ApiError("InvalidParameter.TaskName", "Two tasks have the same name.");
  }
  const edges = job.Dependences ?? [];
  for (const { StartTask, EndTask } of edges) {
    if (!names.includes(StartTask) || !names.includes(EndTask)) {
      throw new ApiError(
        "InvalidParameterValue.DependenceNotFoundTaskName",
        "A dependence names an unknown task.",
      );
    }
  }
  let open = names;
  let waiting = edges;
  while (open.length > 0) {
    const free = open.filter((name) => !waiting.some((edge) => edge.EndTask === name));
    if (free.length === 0) {
      throw new ApiError("InvalidParameterValue.DependenceUnfeasible", "The dependences are cyclic.");
    }
    open = open.filter((name) => !free.includes(name));
    waiting = waiting.filter((edge) => !free.includes(edge.StartTask));
  }
}
