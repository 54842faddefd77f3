export interface Run {
  succeeds: boolean;
  /** Virtual seconds; undefined when the arguments do not say. */
  seconds: number | undefined;
}

/**
 * How a program behaves here, by its arguments: `sleep S` gives its run time, `exit N` its exit code, and
 * `fail K times` makes only the first K runs of an instance end so, all later ones with 0.
 */
export function runProgram(programArguments: string, failures: number): Run {
  const sleeps = [...programArguments.matchAll(/\bsleep\s+(\d+(?:\.\d+)?)/g)].map(([, s]) => Number(s));
  const exits = [...programArguments.matchAll(/\bexit\s+(\d+)/g)].map(([, code]) => Number(code));
  const times = /\bfail\s+(\d+)\s+times?\b/.exec(programArguments)?.[1];
  const code = times === undefined ? (exits.at(-1) ?? 0) : failures < Number(times) ? 1 : 0;
  return {
    succeeds: code === 0,
    seconds: sleeps.length > 0 ? sleeps.reduce((sum, s) => sum + s, 0) : undefined,
  };
}
