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
