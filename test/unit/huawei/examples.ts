import { readFileSync } from "node:fs";
import path from "node:path";

/** One exchange of the recorded examples whose route is known. */
export interface Example {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly request: unknown;
  readonly response: unknown;
  readonly route_known: boolean;
}

const file = path.join(__dirname, "../../fixtures/huawei-gcs.examples.json");

export const examples = (JSON.parse(readFileSync(file, "utf8")) as Example[]).filter(
  (example) => example.route_known,
);

/** An example of an operation: the first, unless another is asked for. */
export function exampleOf(operation: string, nth = 0): Example {
  const found = examples.filter((example) => example.operation === operation)[nth];
  if (found === undefined) throw new Error(`no example of ${operation}`);
  return found;
}

/** The ids of the objects in the examples. */
export const ids = {
  environmentId: "9c1e684f-d574-99e0-19fa-3f4ac7156c4f",
  workflowId: "0e7196ae-fdbf-84e4-d751-28554dcd7572",
  executionId: "e19d3faf-9f04-9685-e5c0-fbe8d40b96cd",
  toolId: "d078e49c-124c-7706-bcbb-81885661f431",
};
