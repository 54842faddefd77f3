import { textOf, writtenBy } from "../../core/commands/written";
import type { JobRecord } from "../records/compute";

export interface Outcome {
  exitCode: number;
  /** Virtual seconds; undefined where the command does not say. */
  seconds: number | undefined;
}

/** How a command behaves here: `sleep S` gives its run time, `exit N` its exit code. */
export function commandOutcome(command: string): Outcome {
  const sleeps = [...command.matchAll(/\bsleep\s+(\d+(?:\.\d+)?)/g)].map((match) => Number(match[1]));
  return {
    exitCode: Number(/\bexit\s+(\d+)/.exec(command)?.[1] ?? 0),
    seconds: sleeps.length > 0 ? sleeps.reduce((sum, seconds) => sum + seconds, 0) : undefined,
  };
}

/** What a job's containers write: of commands without `echo`, a line of the emulator's. */
export function outputOf(job: JobRecord): string {
  const text = job.members.map(({ command, env }) => textOf(writtenBy(command, env))).join("");
  return text === "" ? "hello from the emulator\n" : text;
}
