import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One exchange of the examples file. Without a published route it has no method and no path. */
export interface Example {
  operation: string;
  method: string | null;
  path: string | null;
  query: Record<string, string>;
  headers: Record<string, string>;
  request: unknown;
  response: unknown;
  response_headers?: Record<string, string>;
  status: number | null;
  route_known: boolean;
  /** Made from a reference, not observed. */
  constructed?: boolean;
  note: string;
}

const file = join(__dirname, "..", "..", "fixtures", "huawei-gcs.examples.json");

export function readExamples(): Example[] {
  return JSON.parse(readFileSync(file, "utf8")) as Example[];
}
