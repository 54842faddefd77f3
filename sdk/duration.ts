import { RunError } from "@pulumi/pulumi";

const UNITS: Readonly<Record<string, number>> = { h: 3_600, m: 60, s: 1, ms: 0.001 };

/** Reads a duration as Pulumi's options write it, such as `90s`, `10m` or `1h30m`, in seconds. */
export function secondsOf(text: string, name: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  const seconds = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ""] ?? 0), 0);
  if (parts.map(([part]) => part).join("") !== text || seconds <= 0) {
    throw new RunError(`${name}: "${text}" is no duration such as "10m"`);
  }
  return seconds;
}
