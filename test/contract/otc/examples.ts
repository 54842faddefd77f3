import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One exchange of the examples file. */
export interface Example {
  operation: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  request: unknown;
  /** null where a body is not known; with a status from 400 on that does not say that there is none. */
  response: unknown;
  status: number;
  response_headers?: Record<string, string>;
}

const file = join(__dirname, "..", "..", "fixtures", "otc-ims.examples.json");

export function readExamples(): Example[] {
  return JSON.parse(readFileSync(file, "utf8")) as Example[];
}
