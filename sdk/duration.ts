import { RunError } from "@pulumi/pulumi";

import { refusal } from "./refusal";

/** The units of Go's durations, which Pulumi's options take, in seconds. */
const UNITS: Readonly<Record<string, number>> = {
  h: 3_600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  "\u00b5s": 1e-6,
  "\u03bcs": 1e-6,
  ns: 1e-9,
};

const PART = /(\d+\.?\d*|\.\d+)(h|ms|m|us|\u00b5s|\u03bcs|s|ns)/g;

/** Durations are counted in nanoseconds, in 64 bits with a sign. */
const LONGEST_SECONDS = 2 ** 63 / 1e9;

/**
 * Reads a duration as the engine reads Pulumi's options, such as `90s`, `.5h` or `1h30m`, in seconds. Absent, as for the
 * engine, where it is none or nothing. Fails, naming the option.
 */
export function secondsOf(value: unknown, option: string): number | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const seconds = typeof value === "string" ? parsed(value) : undefined;
  if (seconds === undefined || seconds < 0) {
    throw refusal(
      new RunError(`${option}: ${JSON.stringify(value)} is no duration such as "10m" or "1h30m"`),
    );
  }
  return seconds === 0 ? undefined : seconds;
}

function parsed(text: string): number | undefined {
  const [, sign, amount = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (amount === "0") return 0;
  const parts = [...amount.matchAll(PART)];
  const seconds = parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
  const whole = parts.map(([part]) => part).join("") === amount;
  if (parts.length === 0 || !whole || seconds >= LONGEST_SECONDS) return undefined;
  return sign === "-" ? -seconds : seconds;
}
