import { isObject } from "../../core/json";
import { mapAt, requireKeys, text, WorkflowError, type Yaml } from "./workflowYaml";

export interface WorkflowStep {
  /** With the names of the dags around it. */
  name: string;
  deps: string[];
  command: string;
  parameters: Record<string, unknown>;
  env: Record<string, string>;
  dockerEnv: string;
  cache: { enable: boolean; maxExpiredTime: string };
  post: boolean;
}

const COMPONENT = /^[a-zA-Z0-9][a-zA-Z0-9-]*$/;
const DAG_KEYS = ["loop_argument", "condition", "parameters", "deps", "artifacts", "entry_points", "type"];
const STEP_KEYS = [
  "loop_argument",
  "condition",
  "parameters",
  "command",
  "deps",
  "artifacts",
  "env",
  "docker_env",
  "cache",
  "reference",
  "extra_fs",
  "type",
];

interface Defaults {
  dockerEnv: string;
  cache: WorkflowStep["cache"];
  components: Yaml;
}

export function readComponents(
  map: Yaml,
  prefix: string,
  around: readonly string[],
  defaults: Defaults,
  post: boolean,
): WorkflowStep[] {
  const names = Object.keys(map);
  return names.flatMap((name) => {
    const component = map[name];
    if (!isObject(component)) throw new WorkflowError("component should be map type");
    if (!COMPONENT.test(name)) {
      throw new WorkflowError(
        `check component name failed: name[${name}] for [step] does not compile with regex rule[${COMPONENT.source}]`,
      );
    }
    const isDag = component.entry_points !== undefined;
    const kind = isDag ? "dag" : "step";
    try {
      requireKeys(component, isDag ? DAG_KEYS : STEP_KEYS, kind);
      const own = depsIn(component, kind);
      for (const dep of own) {
        if (!names.includes(dep)) {
          throw new WorkflowError(`component [${name}] has an wrong dep [${dep}]`);
        }
      }
      const deps = [...own.map((dep) => prefix + dep), ...around];
      if (isDag) {
        if (!isObject(component.entry_points)) {
          throw new WorkflowError("[entry_points] of dag should be map type");
        }
        return readComponents(component.entry_points, `${prefix}${name}.`, deps, defaults, post);
      }
      return [readStep(component, prefix + name, deps, defaults, post)];
    } catch (error) {
      if (!(error instanceof WorkflowError) || error.message.startsWith("component")) throw error;
      throw new WorkflowError(
        `parse [entry_points] failed, error: parse ${kind}[${name}] failed, ${error.message}`,
      );
    }
  });
}

function readStep(
  given: Yaml,
  name: string,
  deps: string[],
  defaults: Defaults,
  post: boolean,
): WorkflowStep {
  const reference = mapAt(given, "reference")?.component;
  let component = given;
  if (typeof reference === "string" && reference !== "") {
    const referred = defaults.components[reference];
    if (!isObject(referred)) throw new WorkflowError(`no component named ${reference}`);
    const parameters = { ...mapAt(referred, "parameters"), ...mapAt(given, "parameters") };
    component = { ...referred, parameters };
  }
  const env = mapAt(component, "env") ?? {};
  return {
    name,
    deps,
    command: text(component, "command", "[command] in step should be string type"),
    parameters: Object.fromEntries(
      Object.entries(mapAt(component, "parameters") ?? {}).map(([key, value]) => [key, defaultOf(value)]),
    ),
    env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, String(value)])),
    dockerEnv:
      text(component, "docker_env", "[docker_env] in step should be string type") || defaults.dockerEnv,
    cache: component.cache === undefined ? defaults.cache : readCache(component.cache),
    post,
  };
}

/** A parameter is a value, or a map with its type and default. */
function defaultOf(parameter: unknown): unknown {
  return isObject(parameter) ? (parameter.default ?? "") : parameter;
}

export function readCache(cache: unknown): WorkflowStep["cache"] {
  if (cache === undefined || cache === null) return { enable: false, maxExpiredTime: "-1" };
  if (!isObject(cache)) throw new WorkflowError("[cache] of workflow should be map[string]interface{} type");
  requireKeys(cache, ["enable", "max_expired_time", "fs_scope"], "[cache]");
  const enable = cache.enable ?? false;
  if (typeof enable !== "boolean") throw new WorkflowError("[cache.enable] should be bool type");
  const maxExpiredTime = String((cache.max_expired_time as string | number | undefined) ?? "-1");
  if (!/^-?\d*$/.test(maxExpiredTime)) {
    throw new WorkflowError(`MaxExpiredTime[${maxExpiredTime}] of cache not correct`);
  }
  return { enable, maxExpiredTime: maxExpiredTime || "-1" };
}

function depsIn(component: Yaml, kind: string): string[] {
  return text(component, "deps", `[deps] in ${kind} should be string type`)
    .split(",")
    .map((dep) => dep.trim())
    .filter((dep) => dep !== "");
}
