import { safeLoad } from "js-yaml";
import { isObject } from "../../core/json";

/** A workflow that the server refuses; the message is the cause. */
export class WorkflowError extends Error {}

export type Yaml = Record<string, unknown>;

export function readYaml(yaml: string): Yaml {
  let source: unknown;
  try {
    source = safeLoad(yaml);
  } catch (error) {
    const { mark } = error as { mark?: { line: number } };
    throw new WorkflowError(`yaml: line ${(mark?.line ?? 0) + 1}: did not find expected node content`);
  }
  if (!isObject(source)) throw new WorkflowError("yaml: unmarshal errors: cannot unmarshal into map");
  return source;
}

export function requireKeys(map: Yaml, known: readonly string[], what: string): void {
  const unknown = Object.keys(map).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new WorkflowError(`${what} has no attribute [${unknown}]`);
}

export function text(map: Yaml, key: string, complaint: string): string {
  const value = map[key] ?? "";
  if (typeof value !== "string") throw new WorkflowError(complaint);
  return value;
}

export function mapAt(map: Yaml, key: string): Yaml | undefined {
  const value = map[key];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw new WorkflowError(`[${key}] of workflow should be map[string]interface{} type`);
  return value;
}
