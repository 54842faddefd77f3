import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One exchange of the examples file, as it was recorded. */
export interface Example {
  operation: string;
  method: string;
  path: string;
  request: unknown;
  response: unknown;
  status: number | null;
  note?: string;
  /** Who sent it; root where it is not said. */
  user?: string;
  observed?: boolean;
}

const file = join(__dirname, "..", "..", "..", "fixtures", "paddleflow.examples.json");

/** The exchanges that were observed on a real server, in the order in which they were sent. */
export function observedExamples(): Example[] {
  const all = JSON.parse(readFileSync(file, "utf8")) as Example[];
  return all.filter(({ observed }) => observed);
}
