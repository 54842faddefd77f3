import type { Task } from "../types";

const DEFAULT_TIMEOUT = 86_400;

export interface Run {
  exitCode: number;
  /** Virtual seconds; undefined when the command does not say. */
  seconds: number | undefined;
}

/**
 * How a command behaves here: `sleep S` gives its run time, `exit N` its exit code, and `fail K times` makes
 * only the first K runs end so (with code 1, unless `exit N` names another), all later ones with 0.
 */
export function runCommand(task: Task, index: number, failures: number): Run {
  const { Command, Commands } = task.Application;
  const text = Command ?? Commands?.[index]?.Command ?? Commands?.at(-1)?.Command ?? "";
  const sleeps = [...text.matchAll(/\bsleep\s+(\d+(?:\.\d+)?)/g)].map((match) => Number(match[1]));
  const exit = [...text.matchAll(/\bexit\s+(\d+)/g)].map((match) => Number(match[1])).at(-1);
  const times = /\bfail\s+(\d+)\s+times?\b/.exec(text)?.[1];
  const fails = times === undefined ? exit !== undefined : failures < Number(times);
  return {
    exitCode: fails ? (exit ?? 1) : 0,
    seconds: sleeps.length > 0 ? sleeps.reduce((sum, s) => sum + s, 0) : undefined,
  };
}

/** How long a task instance may run, in seconds. */
export function timeoutOf({ Timeout }: Task): number {
  return Timeout === undefined || Timeout === 0 ? DEFAULT_TIMEOUT : Timeout;
}
