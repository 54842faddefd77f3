import type { Json } from "../../core/json";

export interface Run {
  exitCode: number;
  /** Virtual seconds; undefined when the command does not say. */
  seconds: number | undefined;
}

/**
 * How a command behaves here: `sleep S` gives its run time, `exit N` its exit code, and `fail K times` makes only the
 * first K runs end so (with code 1, unless `exit N` names another), all later ones with 0.
 */
export function runCommand(command: string, failures: number): Run {
  const sleeps = [...command.matchAll(/\bsleep\s+(\d+(?:\.\d+)?)/g)].map((match) => Number(match[1]));
  const exit = /\bexit\s+(\d+)/.exec(command)?.[1];
  const times = /\bfail\s+(\d+)\s+times?\b/.exec(command)?.[1];
  const fails = times === undefined ? exit !== undefined : failures < Number(times);
  return {
    exitCode: fails ? Number(exit ?? 1) : 0,
    seconds: sleeps.length > 0 ? sleeps.reduce((sum, seconds) => sum + seconds, 0) : undefined,
  };
}

/** Puts values in for references, whose names are in the group `name`; an unknown one stays as it is. */
export function substitute(
  text: string,
  reference: RegExp,
  value: (name: string) => Json | undefined,
): string {
  return [...text.matchAll(reference)].reduceRight((result, match) => {
    const found = value(match.groups?.name ?? "");
    if (found === undefined) return result;
    const filled = typeof found === "string" ? found : JSON.stringify(found);
    return result.slice(0, match.index) + filled + result.slice(match.index + match[0].length);
  }, text);
}
