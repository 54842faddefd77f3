import type { JobRecord, TaskRecord } from "../records";

/** Whether the tasks before a task let it run. */
export function verdictOn(job: JobRecord, task: TaskRecord): "run" | "wait" | "never" {
  const rule = job.input.TaskExecutionDependOn ?? "PRE_TASK_SUCCEED";
  const starts = (job.input.Dependences ?? []).filter((d) => d.EndTask === task.name).map((d) => d.StartTask);
  let verdict: "run" | "wait" = "run";
  for (const before of job.tasks.filter((t) => starts.includes(t.name))) {
    const states = before.instances.map((instance) => instance.state);
    const succeeded = states.filter((state) => state === "SUCCEED").length;
    const over = states.every((state) => state === "SUCCEED" || state === "FAILED");
    if (rule === "PRE_TASK_SUCCEED" && states.includes("FAILED")) return "never";
    if (rule === "PRE_TASK_AT_LEAST_PARTLY_SUCCEED" && over && succeeded === 0) return "never";
    if (!over) verdict = "wait";
  }
  return verdict;
}
