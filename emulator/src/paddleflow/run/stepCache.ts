import { createHash } from "node:crypto";
import { JOB_FINAL } from "../job/jobRunner";
import type { RunCacheRecord, RunRecord, StepRecord } from "../records/workflow";
import { sequenceId } from "../requests/format";
import type { World } from "../world";

/** Steps that another run has done already, or is doing. */
export class StepCache {
  constructor(private readonly world: World) {}

  /** True where the step is done, or waits for another that does the same. */
  take(run: RunRecord, step: StepRecord): boolean {
    const cache = this.world.state.runCaches.find(
      (row) => row.firstFp === fingerprint(run, step) && row.fsName === run.fsName,
    );
    const source = this.world.state.runs.find(({ id }) => id === cache?.runId);
    const done = source?.steps.find(({ jobId }) => jobId === cache?.jobId);
    if (!cache || !source || !done) return false;
    if (!JOB_FINAL.has(done.status)) return true;
    if (done.status !== "succeeded") return false;
    Object.assign(step, {
      status: "succeeded",
      endAt: this.world.now(),
      message: `skip job for step[${run.name}.entry_points.${step.name}] in runid[${run.id}], use cache of runid[${source.id}]`,
      cacheRunId: source.id,
      cacheJobId: cache.jobId,
    });
    if (!source.cachedBy.includes(run.id)) source.cachedBy.push(run.id);
    return true;
  }

  add(run: RunRecord, step: StepRecord): void {
    const row = this.world.row("runCaches");
    const cache: RunCacheRecord = {
      ...row,
      id: sequenceId("cch", row.pk),
      firstFp: fingerprint(run, step),
      secondFp: createHash("sha256").update("{}").digest("hex"),
      runId: run.id,
      source: run.source,
      step: step.name,
      jobId: step.jobId,
      fsName: run.fsName,
      userName: run.userName,
      expiredTime: step.cache.maxExpiredTime,
    };
    this.world.state.runCaches.push(cache);
  }
}

function fingerprint(run: RunRecord, step: StepRecord): string {
  const { command, parameters, dockerEnv } = step;
  const { PF_RUN_ID: _run, PF_JOB_MODE: _mode, PF_JOB_NAMESPACE: _namespace, ...env } = step.env;
  const content = JSON.stringify([run.fsName, command, parameters, dockerEnv, env]);
  return createHash("sha256").update(content).digest("hex");
}
