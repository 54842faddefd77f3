import { isObject } from "../../core/json";
import { envText } from "./goText";
import {
  readArtifacts,
  readCache,
  readMount,
  type Artifacts,
  type CacheOptions,
  type Mount,
} from "./workflowParts";
import {
  listAt,
  mapAt,
  requireKeys,
  text,
  texts,
  withoutNull,
  WorkflowError,
  type Yaml,
} from "./workflowYaml";

/** A step, or a graph of components. */
export interface Component {
  name: string;
  kind: "step" | "dag";
  deps: string[];
  /** Values, or maps with a type and a default. */
  parameters: Yaml;
  artifacts: Artifacts;
  condition: string;
  loop: unknown;
  /** Of a graph. */
  children: Component[];
  command: string;
  env: Record<string, string>;
  dockerEnv: string;
  cache: CacheOptions;
  /** The component that it takes everything else from; "" for none. */
  reference: string;
  extraFs: Mount[];
}

/** What holds for steps that do not say otherwise. */
export interface Defaults {
  dockerEnv: string;
  cache: CacheOptions;
  extraFs: readonly Mount[];
}

const BOTH = ["loop_argument", "condition", "parameters", "deps", "artifacts", "type", "name"];
const DAG_KEYS = [...BOTH, "entry_points"];
const STEP_KEYS = [...BOTH, "command", "env", "docker_env", "cache", "reference", "extra_fs"];

export function readComponents(value: unknown, place: string, defaults: Defaults): Component[] {
  if (value === undefined) return [];
  if (!isObject(value)) {
    throw new WorkflowError(`[${place}] of workflow should be map[string]interface{} type`);
  }
  try {
    return componentsIn(value, defaults);
  } catch (error) {
    throw error instanceof WorkflowError
      ? new WorkflowError(`parse [${place}] failed, error: ${error.message}`)
      : error;
  }
}

function componentsIn(map: Yaml, defaults: Defaults): Component[] {
  return Object.entries(map).map(([name, component]) => {
    if (!isObject(component)) throw new WorkflowError("component should be map type");
    const kind = Object.hasOwn(component, "entry_points") ? "dag" : "step";
    try {
      return kind === "dag" ? readDag(name, component, defaults) : readStep(name, component, defaults);
    } catch (error) {
      throw error instanceof WorkflowError
        ? new WorkflowError(`parse ${kind}[${name}] failed, ${error.message}`)
        : error;
    }
  });
}

function readDag(name: string, given: Yaml, defaults: Defaults): Component {
  requireKeys(given, DAG_KEYS, "dag");
  const children = mapAt(given, "entry_points", "[entry_points] of dag should be map type") ?? {};
  return {
    ...commonOf(name, given, "dag"),
    children: componentsIn(children, defaults),
    command: "",
    env: {},
    dockerEnv: "",
    cache: defaults.cache,
    reference: "",
    extraFs: [],
  };
}

/** What is null in a step is as if it were not there, also under keys that there are not. */
function readStep(name: string, raw: Yaml, defaults: Defaults): Component {
  const given = withoutNull(raw);
  requireKeys(given, STEP_KEYS, "step");
  const referring = mapAt(given, "reference", "[reference] in step should be map type") ?? {};
  requireKeys(referring, ["component"], "[reference] of step");
  const reference = text(referring, "component", "[reference.component] in step should be string type");
  const own = listAt(given, "extra_fs", "[extra_fs] should be list type").map((item) =>
    readMount(item, "mount info in [extra_fs] should be map type"),
  );
  const env = mapAt(given, "env", "[env] in step should be map type") ?? {};
  const dockerEnv = text(given, "docker_env", "[docker_env] in step should be string type");
  return {
    ...commonOf(name, given, "step"),
    children: [],
    command: text(given, "command", "[command] in step should be string type"),
    env: texts(
      Object.fromEntries(
        Object.entries(env).map(([key, item]) => [key, typeof item === "number" ? envText(item) : item]),
      ),
      "values in [env] should be string type",
    ),
    dockerEnv: dockerEnv || (reference === "" ? defaults.dockerEnv : ""),
    cache: readCache(given.cache, defaults.cache),
    reference,
    extraFs: reference === "" ? [...own, ...defaults.extraFs] : own,
  };
}

function commonOf(name: string, given: Yaml, kind: "step" | "dag") {
  const complaint = (key: string): string => `[${key}] in ${kind} should be string type`;
  const type = text(given, "type", `[type] of ${kind} should be string type`);
  if (type !== "" && type.toLowerCase() !== kind) {
    throw new WorkflowError(`set [type] as [${type}] in ${kind}`);
  }
  return {
    name,
    kind,
    deps: text(given, "deps", complaint("deps"))
      .split(",")
      .map((dep) => dep.trim())
      .filter((dep) => dep !== ""),
    parameters: mapAt(given, "parameters", `[parameters] in ${kind} should be map type`) ?? {},
    artifacts: readArtifacts(given, kind),
    condition: text(given, "condition", complaint("condition")),
    loop: given.loop_argument,
  };
}
