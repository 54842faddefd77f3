import { type Json, type JsonObject, isObject } from "../../core/json";
import { ApiError, invalid, missing } from "../errors";
import type { AlibabaSettings, JobDescription, TaskDescription } from "../types";

const NAME = /^[A-Za-z_-][A-Za-z0-9_-]*$/;
const LONGEST_JOB_NAME = 64;
const LONGEST_TASK_NAME = 32;
export const MAX_PRIORITY = 1000;
const LONGEST_TIMEOUT = 86_400;

type Rule = (value: Json) => boolean;

const isText: Rule = (value) => typeof value === "string";
const isFlag: Rule = (value) => typeof value === "boolean";
const isTexts: Rule = (value) => isObject(value) && Object.values(value).every(isText);
const isWithin =
  (low: number, high: number): Rule =>
  (value) =>
    Number.isInteger(value) && Number(value) >= low && Number(value) <= high;

/** Reads members one by one, so that those that no rule names are dropped. */
class Reader {
  readonly result: JsonObject = {};

  constructor(private readonly input: JsonObject) {}

  read(name: string, rule: Rule, required: boolean): this {
    const value = this.input[name];
    if (value === undefined || value === null) {
      if (required) throw missing(name);
      return this;
    }
    if (!rule(value)) throw invalid(name);
    this.result[name] = value;
    return this;
  }
}

/** The parts of a job's definition that a creation keeps. */
export function readJob(
  input: JsonObject,
  settings: AlibabaSettings,
  imageExists: (id: string) => boolean,
): JobDescription {
  const { required } = settings;
  const { result } = new Reader(input)
    .read("JobName", isName(LONGEST_JOB_NAME, settings), true)
    .read("JobTag", isText, required.JobTag)
    .read("Priority", isWithin(0, MAX_PRIORITY), required.Priority)
    .read("Description", isText, false);
  const dag = input.TaskDag;
  if (dag === undefined || dag === null) throw missing("TaskDag");
  if (!isObject(dag)) throw invalid("TaskDag");
  result.TaskDag = readDag(dag, settings, imageExists);
  return result as unknown as JobDescription;
}

function readDag(
  dag: JsonObject,
  settings: AlibabaSettings,
  imageExists: (id: string) => boolean,
): JsonObject {
  const tasks = dag.TaskDescMap;
  if (tasks === undefined || tasks === null) throw missing("TaskDescMap");
  if (!isObject(tasks) || Object.keys(tasks).length === 0) throw invalid("TaskDescMap");
  const result: JsonObject = {};
  for (const [name, task] of Object.entries(tasks)) {
    if (!isName(LONGEST_TASK_NAME, settings)(name)) throw invalid("TaskName");
    if (!isObject(task)) throw invalid("TaskDescMap");
    result[name] = readTask(task, settings);
    const { ImageId: image } = result[name] as unknown as TaskDescription;
    if (settings.imagesChecked && !imageExists(image)) {
      throw new ApiError("Invalid ImageId", `The image ${image} is not one of those that are listed.`);
    }
  }
  const edges = dag.Dependencies;
  if (edges === undefined || edges === null) return { TaskDescMap: result };
  checkEdges(edges, Object.keys(result));
  return { TaskDescMap: result, Dependencies: edges };
}

function readTask(task: JsonObject, { required, programTypes }: AlibabaSettings): JsonObject {
  const { result } = new Reader(task)
    .read("PackageUri", (value) => typeof value === "string" && value.startsWith("oss://"), true)
    .read("ProgramName", (value) => isText(value) && value !== "", true)
    .read("ProgramType", (value) => typeof value === "string" && programTypes.includes(value), true)
    .read("ProgramArguments", isText, false)
    .read("ImageId", isText, true)
    .read("InstanceCount", isWithin(1, Number.MAX_SAFE_INTEGER), true)
    .read("Timeout", isWithin(1, LONGEST_TIMEOUT), required.Timeout)
    .read("EnvironmentVariables", isTexts, false)
    .read("StdoutRedirectPath", isText, false)
    .read("StderrRedirectPath", isText, false)
    .read("OssMapping", isTexts, false)
    .read("OssMappingLock", isFlag, false)
    .read("OssMappingLocale", isText, false)
    .read("ResourceDescription", isObject, true);
  result.ResourceDescription = new Reader(task.ResourceDescription as JsonObject)
    .read("Cpu", isWithin(800, 2400), true)
    .read("Memory", isWithin(2000, 65_536), true).result;
  return result;
}

function checkEdges(edges: Json, names: string[]): asserts edges is Record<string, string[]> {
  if (!isObject(edges)) throw invalid("Dependencies");
  for (const targets of Object.values(edges)) {
    if (!Array.isArray(targets) || !targets.every(isText)) throw invalid("Dependencies");
  }
  const graph = edges as Record<string, string[]>;
  if (![...Object.keys(graph), ...Object.values(graph).flat()].every((name) => names.includes(name))) {
    throw new ApiError("BadDAG", "A dependency names a task that does not exist.");
  }
  let open = names;
  while (open.length > 0) {
    const targets = new Set(open.flatMap((name) => graph[name] ?? []));
    const left = open.filter((name) => targets.has(name));
    if (left.length === open.length) throw new ApiError("BadDAG");
    open = left;
  }
}

function isName(longest: number, { nameRules }: AlibabaSettings): Rule {
  return (value) =>
    typeof value === "string" &&
    value !== "" &&
    (!nameRules || (NAME.test(value) && value.length <= longest));
}
