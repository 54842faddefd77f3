import type { Workflow } from "../workflow/workflow";
import type { Row } from "../records/row";
import type { RunRecord } from "../records/workflow";
import { randomHex, sequenceId } from "../requests/format";

/** What a run has beside its workflow. */
export type RunFields = Pick<
  RunRecord,
  "userName" | "fsUserName" | "source" | "yaml" | "description" | "parameters" | "disabled"
>;

/** A run that has not begun. */
export function newRun(row: Row, workflow: Workflow, fields: RunFields): RunRecord {
  const id = sequenceId("run", row.pk);
  const dagId = `dag-${id}-${randomHex(16)}`;
  return {
    ...row,
    ...fields,
    id,
    name: workflow.name,
    fsName: workflow.mainFs,
    mainFs: workflow.fsOptions.mainFs,
    dockerEnv: workflow.dockerEnv,
    strategy: workflow.strategy,
    scheduleId: "",
    scheduledAt: null,
    message: "",
    status: "initiating",
    activatedAt: null,
    cachedBy: [],
    steps: workflow.steps.map((step) => ({
      ...step,
      dagId,
      status: "",
      jobId: "",
      message: "",
      startAt: null,
      endAt: null,
      cacheRunId: "",
      cacheJobId: "",
    })),
  };
}

/** A run that goes on where an old one failed. */
export function retriedRun(row: Row, old: RunRecord): RunRecord {
  const run: RunRecord = {
    ...structuredClone(old),
    ...row,
    id: sequenceId("run", row.pk),
    createdAt: old.createdAt,
    cachedBy: [],
    status: "initiating",
    message: "",
  };
  run.steps = run.steps.map((step) =>
    step.status === "succeeded"
      ? step
      : { ...step, status: "", jobId: "", message: "", startAt: null, endAt: null },
  );
  return run;
}
