import type { JobRecord } from "../records/compute";
import { commandOutcome } from "./commands";

const PHASES: Readonly<Record<string, string>> = { succeeded: "Succeeded", failed: "Failed" };

/** The status that Kubernetes has of the pod of a job which has begun. */
export function podStatus(job: JobRecord): object {
  const phase = PHASES[job.status] ?? "Running";
  const startedAt = kubernetesTime(job.startAt ?? job.createdAt);
  const exitCode = Math.max(...job.members.map(({ command }) => commandOutcome(command).exitCode));
  const state =
    phase === "Running"
      ? { running: { startedAt } }
      : {
          terminated: {
            exitCode: phase === "Succeeded" ? 0 : Math.max(1, exitCode),
            reason: phase === "Succeeded" ? "Completed" : "Error",
            startedAt,
            finishedAt: kubernetesTime(job.finishAt ?? job.updatedAt),
          },
        };
  return { phase, startTime: startedAt, containerStatuses: [{ name: job.name, restartCount: 0, state }] };
}

/** In UTC, to the second. */
function kubernetesTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
