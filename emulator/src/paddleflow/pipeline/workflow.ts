import { isObject } from "../../core/json";
import { readCache, readComponents, type WorkflowStep } from "./workflowSteps";
import { mapAt, readYaml, requireKeys, text, WorkflowError, type Yaml } from "./workflowYaml";

export interface Workflow {
  name: string;
  dockerEnv: string;
  mainFs: string;
  strategy: string;
  disabled: string;
  steps: WorkflowStep[];
}

const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,127}$/;
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
  if (!isObject(source.entry_points)) throw new WorkflowError("get entry_points map failed");
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
  const named = Array.isArray(extra) ? extra.filter((item) => isObject(item)).map((item) => item.name) : [];
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
