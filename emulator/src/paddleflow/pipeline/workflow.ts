import { safeLoad } from "js-yaml";

/** A workflow that the server refuses; the message is the cause. */
export class WorkflowError extends Error {}

type Yaml = Record<string, unknown>;

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

export interface Workflow {
  name: string;
  dockerEnv: string;
  mainFs: string;
  strategy: string;
  disabled: string;
  steps: WorkflowStep[];
}

const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,127}$/;
const COMPONENT = /^[a-zA-Z0-9][a-zA-Z0-9-]*$/;
const WORKFLOW_KEYS = [
  "name",
  "docker_env",
  "entry_points",
  "components",
  "cache",
  "parallelism",
  "disabled",
  "failure_options",
  "post_process",
  "fs_options",
];
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

export interface WorkflowChange {
  name?: string;
  dockerEnv?: string;
  disabled?: string;
  strategy?: string;
  fsName?: string;
  parameters?: Record<string, unknown>;
}

/** Reads a pipeline's YAML and checks it as the server does before it stores or runs it. */
export function readWorkflow(yaml: string, change: WorkflowChange = {}): Workflow {
  const source = readYaml(yaml);
  if (!isMap(source.entry_points)) throw new WorkflowError("get entry_points map failed");
  requireKeys(source, WORKFLOW_KEYS, "workflow");
  const name = text(source, "name", "[name] of workflow should be string type");
  const dockerEnv =
    change.dockerEnv ?? text(source, "docker_env", "[docker_env] of workflow should be string type");
  const cache = readCache(source.cache);
  const mainFs = mainFsIn(source);
  const components = mapAt(source, "components") ?? {};
  const defaults = { dockerEnv, cache, components };
  const steps = readComponents(source.entry_points, "", [], defaults, false);
  const post = mapAt(source, "post_process") ?? {};
  if (Object.keys(post).length > 1) {
    throw new WorkflowError("post_process can only has 1 step at most");
  }
  const workflow: Workflow = {
    name: change.name ?? name,
    dockerEnv,
    mainFs: mainFs || (change.fsName ?? ""),
    strategy: change.strategy ?? strategyIn(source),
    disabled: change.disabled ?? text(source, "disabled", "[disabled] of workflow should be string type"),
    steps: [...steps, ...readComponents(post, "", [], defaults, true)],
  };
  validate(workflow, source);
  applyParameters(workflow, change.parameters ?? {});
  return disable(workflow);
}

/** The file systems that a pipeline names. */
export function fileSystemsIn(yaml: string): string[] {
  const source = readYaml(yaml);
  const options = mapAt(source, "fs_options");
  const extra = options?.extra_fs;
  const named = Array.isArray(extra) ? extra.filter(isMap).map((item) => item.name) : [];
  return [mainFsIn(source), ...named].filter(
    (name): name is string => typeof name === "string" && name !== "",
  );
}

/** A command with its parameters' values. */
export function fillIn(template: string, parameters: Record<string, unknown>): string {
  return template.replaceAll(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name]) : whole,
  );
}

function readYaml(yaml: string): Yaml {
  let source: unknown;
  try {
    source = safeLoad(yaml);
  } catch (error) {
    const { mark } = error as { mark?: { line: number } };
    throw new WorkflowError(`yaml: line ${(mark?.line ?? 0) + 1}: did not find expected node content`);
  }
  if (!isMap(source)) throw new WorkflowError("yaml: unmarshal errors: cannot unmarshal into map");
  return source;
}

interface Defaults {
  dockerEnv: string;
  cache: WorkflowStep["cache"];
  components: Yaml;
}

function readComponents(
  map: Yaml,
  prefix: string,
  around: readonly string[],
  defaults: Defaults,
  post: boolean,
): WorkflowStep[] {
  const names = Object.keys(map);
  return names.flatMap((name) => {
    const component = map[name];
    if (!isMap(component)) throw new WorkflowError("component should be map type");
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
        if (!isMap(component.entry_points)) {
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
    if (!isMap(referred)) throw new WorkflowError(`no component named ${reference}`);
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
  return isMap(parameter) ? (parameter.default ?? "") : parameter;
}

function readCache(cache: unknown): WorkflowStep["cache"] {
  if (cache === undefined || cache === null) return { enable: false, maxExpiredTime: "-1" };
  if (!isMap(cache)) throw new WorkflowError("[cache] of workflow should be map[string]interface{} type");
  requireKeys(cache, ["enable", "max_expired_time", "fs_scope"], "[cache]");
  const enable = cache.enable ?? false;
  if (typeof enable !== "boolean") throw new WorkflowError("[cache.enable] should be bool type");
  const maxExpiredTime = String((cache.max_expired_time as string | number | undefined) ?? "-1");
  if (!/^-?\d*$/.test(maxExpiredTime)) {
    throw new WorkflowError(`MaxExpiredTime[${maxExpiredTime}] of cache not correct`);
  }
  return { enable, maxExpiredTime: maxExpiredTime || "-1" };
}

function validate(workflow: Workflow, source: Yaml): void {
  const { name, strategy } = workflow;
  if (name !== "" && !NAME.test(name)) {
    const cause = `format of run or pipeline name[${name}] invalid, should be in ${NAME.source}`;
    throw new WorkflowError(`check pipelineName[${name}] in run[validatePipeline] failed: ${cause}`);
  }
  const parallelism = source.parallelism;
  if (parallelism !== undefined && typeof parallelism !== "number") {
    throw new WorkflowError("[parallelism] of workflow should be int type");
  }
  if (!["fail_fast", "continue"].includes(strategy)) {
    throw new WorkflowError(`failure strategy should be [fail_fast] or [continue], setted by [${strategy}]`);
  }
  requireAcyclic(workflow.steps);
}

function requireAcyclic(steps: readonly WorkflowStep[]): void {
  const done = new Set<string>();
  const isDone = (dep: string): boolean =>
    steps
      .filter(({ name }) => name === dep || name.startsWith(`${dep}.`))
      .every(({ name }) => done.has(name));
  for (let size = -1; size !== done.size;) {
    size = done.size;
    for (const { name, deps } of steps) if (deps.every(isDone)) done.add(name);
  }
  if (done.size < new Set(steps.map(({ name }) => name)).size) {
    throw new WorkflowError("workflow is not acyclic");
  }
}

/** `step.parameter` sets one, `parameter` those of this name everywhere. */
function applyParameters({ steps }: Workflow, given: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(given)) {
    const parts = path.split(".");
    const parameter = parts.pop() ?? "";
    const place = parts.join(".");
    const concerned = place === "" ? steps : steps.filter(({ name }) => name === place);
    if (concerned.length === 0) {
      throw new WorkflowError(`cannont find component to replace param with [${path}]`);
    }
    const having = concerned.filter(({ parameters }) => Object.hasOwn(parameters, parameter));
    if (having.length === 0) {
      throw new WorkflowError(
        place === ""
          ? `param[${parameter}] not exist`
          : `no parameter named [${parameter}] in step [${place}]`,
      );
    }
    for (const { parameters } of having) parameters[parameter] = value;
  }
}

function disable(workflow: Workflow): Workflow {
  const names = workflow.disabled
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  for (const name of names) {
    if (!workflow.steps.some((step) => step.name === name || step.name.startsWith(`${name}.`))) {
      throw new WorkflowError(`disabled component[${name}] not existed!`);
    }
  }
  const steps = workflow.steps.filter(
    (step) => !names.some((name) => step.name === name || step.name.startsWith(`${name}.`)),
  );
  return { ...workflow, steps };
}

function mainFsIn(source: Yaml): string {
  const main = mapAt(mapAt(source, "fs_options") ?? {}, "main_fs");
  return typeof main?.name === "string" ? main.name : "";
}

function strategyIn(source: Yaml): string {
  const strategy = mapAt(source, "failure_options")?.strategy;
  return typeof strategy === "string" ? strategy : "fail_fast";
}

function depsIn(component: Yaml, kind: string): string[] {
  return text(component, "deps", `[deps] in ${kind} should be string type`)
    .split(",")
    .map((dep) => dep.trim())
    .filter((dep) => dep !== "");
}

function requireKeys(map: Yaml, known: readonly string[], what: string): void {
  const unknown = Object.keys(map).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new WorkflowError(`${what} has no attribute [${unknown}]`);
}

function text(map: Yaml, key: string, complaint: string): string {
  const value = map[key] ?? "";
  if (typeof value !== "string") throw new WorkflowError(complaint);
  return value;
}

function mapAt(map: Yaml, key: string): Yaml | undefined {
  const value = map[key];
  if (value === undefined || value === null) return undefined;
  if (!isMap(value)) throw new WorkflowError(`[${key}] of workflow should be map[string]interface{} type`);
  return value;
}

function isMap(value: unknown): value is Yaml {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
