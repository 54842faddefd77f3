import { readFileSync } from "node:fs";
import { join } from "node:path";

import { isRecord } from "../../../provider/core/schema/values";
import type { Wire } from "../../../provider/core/schema/wire";

/** A request to a real server with its answer. */
export interface Example {
  readonly operation: string;
  readonly status: number;
  readonly request?: unknown;
  readonly response?: unknown;
}

const fixture = join(__dirname, "../../fixtures/paddleflow.examples.json");
export const examples = JSON.parse(readFileSync(fixture, "utf8")) as readonly Example[];

/** The answers of a server to an operation. */
export function answers(operation: string): Wire[] {
  return examples
    .filter((example) => example.operation === operation && example.status < 300)
    .map(({ response }) => response)
    .filter(isRecord);
}

/** The items in all lists that a server returned for an operation. */
export const items = (operation: string, list: string): Wire[] =>
  answers(operation).flatMap((answer) => {
    const found = answer[list];
    return Array.isArray(found) ? (found as unknown[]).filter(isRecord) : [];
  });
