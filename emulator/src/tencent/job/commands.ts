import { textOf, writtenBy } from "../../core/commands/written";
import type { InstanceRecord, TaskRecord } from "../records";
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
  const text = commandOf(task, index);
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

/** What a task instance has written. One whose command has no `echo` names itself; one that failed tells why. */
export function outputOf(
  { name, spec }: TaskRecord,
  { index, runningTime, exitCode, reason }: InstanceRecord,
): { readonly stdout: string; readonly stderr: string } {
  if (runningTime === null) return { stdout: "", stderr: "" };
  const environment = Object.fromEntries((spec.EnvVars ?? []).map(({ Name, Value }) => [Name, Value]));
  const written = writtenBy(commandOf(spec, index), environment);
  return {
    stdout: written.length === 0 ? `output of ${name}.${index}\n` : textOf(written, "stdout"),
    stderr: textOf(written, "stderr") + (exitCode ? `${reason}\n` : ""),
  };
}

function commandOf({ Application: { Command, Commands } }: Task, index: number): string {
  return Command ?? Commands?.[index]?.Command ?? Commands?.at(-1)?.Command ?? "";
}
