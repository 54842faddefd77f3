import { safeLoad } from "js-yaml";
import { type Json, type JsonObject, isObject } from "../../core/json";
import { substitute } from "./commands";

export class DefinitionError extends Error {}

export interface JobDefinition {
  name: string;
  type: string;
  /** `name:version` */
  tool: string;
  commands: string[];
  cpu: number;
  memory: number;
}

/** What a workflow's YAML says. */
export interface Definition {
  inputs: Record<string, JsonObject>;
  /** The jobs with `values` in place of their references to inputs, which are written `${name}` or `$'{name}'`. */
  jobs(values: JsonObject): JobDefinition[];
  outputs(values: JsonObject): JsonObject;
}

const REFERENCE = /\$(?<quote>'?)\{(?<name>\w+)\}\k<quote>/g;

export function readDefinition(text: string): Definition {
  const content = load(text);
  if (!isObject(content)) throw new DefinitionError("the file is no YAML mapping");
  const section = (name: string): JsonObject => {
    const found = content[name] ?? {};
    if (!isObject(found)) throw new DefinitionError(`${name} is no mapping`);
    return found as JsonObject;
  };
  const [inputs, workflow, outputs] = [section("inputs"), section("workflow"), section("outputs")];
  const declared = Object.entries(inputs).map(
    ([name, input]) => [name, isObject(input) ? input : {}] as const,
  );
  for (const [name, job] of Object.entries(workflow)) {
    if (!isObject(job)) throw new DefinitionError(`job ${name} is no mapping`);
  }
  return {
    inputs: Object.fromEntries(declared),
    jobs: (values) => Object.entries(filled(workflow, values)).map(([name, job]) => readJob(name, job)),
    outputs: (values) => filled(outputs, values),
  };
}

/** The values that an execution's jobs see: the file's defaults where the execution names none. */
export function inputValues({ inputs }: Definition, given: JsonObject): JsonObject {
  const defaults = Object.entries(inputs).flatMap(([name, input]) =>
    input.default === undefined ? [] : [[name, input.default] as const],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

function load(text: string): unknown {
  try {
    // Through JSON, which has no dates: a date of YAML becomes a text.
    return JSON.parse(JSON.stringify(safeLoad(text) ?? null)) as unknown;
  } catch (error) {
    const [first = ""] = String(error instanceof Error ? error.message : error).split("\n");
    throw new DefinitionError(first);
  }
}

function filled(section: JsonObject, values: JsonObject): JsonObject {
  const fill = (value: Json): Json => {
    if (typeof value === "string") return substitute(value, REFERENCE, (name) => values[name]);
    if (Array.isArray(value)) return value.map(fill);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item)]));
  };
  return fill(section) as JsonObject;
}

function readJob(name: string, job: Json | undefined): JobDefinition {
  const { type, tool, commands, resources } = (job ?? {}) as JsonObject;
  const { cpu, memory } = isObject(resources) ? resources : {};
  const list = Array.isArray(commands) ? commands : commands === undefined ? [] : [commands];
  return {
    name,
    type: typeof type === "string" ? type : "GCS.Job",
    tool: typeof tool === "string" ? tool : "",
    commands: list.map((command) => (typeof command === "string" ? command : JSON.stringify(command))),
    cpu: amount(cpu, 1),
    memory: amount(memory, 1),
  };
}

/** The number of a text such as "4c" or "8G". */
function amount(value: Json | undefined, otherwise: number): number {
  if (typeof value !== "string" && typeof value !== "number") return otherwise;
  const number = parseFloat(String(value));
  return Number.isNaN(number) ? otherwise : number;
}
