import { isObject } from "../../core/json";

/** A workflow that the server refuses; the message is the cause. */
export class WorkflowError extends Error {}

/** The name of a pipeline or run that cannot be one. */
export class WorkflowNameError extends WorkflowError {}

export type Yaml = Record<string, unknown>;

export function requireKeys(map: Yaml, known: readonly string[], what: string): void {
  const unknown = Object.keys(map).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new WorkflowError(`${what} has no attribute [${unknown}]`);
}

/** A map without what is null in it, which the server passes over in some places. */
export function withoutNull(map: Yaml): Yaml {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null));
}

/** The text of a key; "" where it is not there. */
export function text(map: Yaml, key: string, complaint: string): string {
  const value = map[key] === undefined ? "" : map[key];
  if (typeof value !== "string") throw new WorkflowError(complaint);
  return value;
}

export function flag(map: Yaml, key: string, complaint: string): boolean {
  const value = map[key] === undefined ? false : map[key];
  if (typeof value !== "boolean") throw new WorkflowError(complaint);
  return value;
}

export function mapAt(map: Yaml, key: string, complaint: string): Yaml | undefined {
  const value = map[key];
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new WorkflowError(complaint);
  return value;
}

export function listAt(map: Yaml, key: string, complaint: string): unknown[] {
  const value = map[key] === undefined ? [] : map[key];
  if (!Array.isArray(value)) throw new WorkflowError(complaint);
  return value as unknown[];
}

/** A map whose values are texts. */
export function texts(value: unknown, complaint: string): Record<string, string> {
  if (!isObject(value) || Object.values(value).some((item) => typeof item !== "string")) {
    throw new WorkflowError(complaint);
  }
  return value as Record<string, string>;
}
