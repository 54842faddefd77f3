import type { Mount } from "../workflow/workflowParts";
import type { RunRecord, StepRecord } from "../records/workflow";
import { formatTime } from "../requests/format";

const timeOf = (time: number | null): string => (time === null ? "" : formatTime(time));

const viewMount = (mount: Mount, id: string): object => ({ id, ...mount });

/** A run in a list. */
export function viewBrief(run: RunRecord): object {
  return {
    runID: run.id,
    name: run.name,
    source: run.source,
    username: run.userName,
    fsName: run.fsName,
    description: run.description,
    scheduleID: run.scheduleId,
    runMsg: run.message,
    status: run.status,
    scheduledTime: timeOf(run.scheduledAt),
    createTime: formatTime(run.createdAt),
    activateTime: timeOf(run.activatedAt),
    updateTime: formatTime(run.updatedAt),
  };
}

/** A run by itself; it has no scheduledTime. */
export function viewRun(run: RunRecord): object {
  return {
    runID: run.id,
    name: run.name,
    source: run.source,
    username: run.userName,
    fsName: run.fsName,
    fsOptions: { mainFS: viewMount({ ...run.mainFs, name: run.fsName }, "") },
    description: run.description,
    parameters: run.parameters,
    runYaml: run.yaml,
    runtime: steps(run, false),
    postProcess: postStep(run),
    failureOptions: { strategy: run.strategy },
    dockerEnv: run.dockerEnv,
    disabled: run.disabled,
    scheduleID: run.scheduleId,
    runMsg: run.message,
    status: run.status,
    runCachedIDs: run.cachedBy.join(","),
    createTime: formatTime(run.createdAt),
    activateTime: timeOf(run.activatedAt),
    updateTime: formatTime(run.updatedAt),
  };
}

function steps(run: RunRecord, post: boolean): Record<string, object[]> {
  const begun = run.steps.filter((step) => step.post === post && step.status !== "");
  return Object.fromEntries(begun.map((step) => [step.name, [viewStep(run, step)]]));
}

/** Each step of a post process stands for itself, not in a list. */
function postStep(run: RunRecord): Record<string, object> {
  return Object.fromEntries(Object.entries(steps(run, true)).map(([name, [step]]) => [name, step ?? {}]));
}

function viewStep(run: RunRecord, step: StepRecord): object {
  return {
    jobID: step.jobId,
    name: `${run.id}-${step.name}`,
    type: "step",
    stepName: step.name,
    parentDagID: step.dagId,
    command: step.command,
    parameters: step.parameters,
    env: step.env,
    extraFS:
      step.extraFs.length === 0
        ? null
        : step.extraFs.map((mount) => viewMount(mount, `fs-${run.fsUserName}-${mount.name}`)),
    startTime: timeOf(step.startAt),
    endTime: timeOf(step.endAt),
    status: step.status,
    deps: step.deps.join(","),
    dockerEnv: step.dockerEnv,
    artifacts: { input: {}, output: {} },
    cache: step.cache,
    jobMessage: step.message,
    cacheRunID: step.cacheRunId,
    cacheJobID: step.cacheJobId,
  };
}
