import { readGoYaml } from "./goYaml";
import { requireAttributes, requireContent, requirePost, requireUnneeded } from "./componentChecks";
import { applyParameters, valueOf, withChildren } from "./parameters";
import type { Scope } from "./references";
import { readCache, readFsOptions, type FsOptions } from "./workflowParts";
import { readComponents, type Component } from "./workflowSteps";
import { flatSteps, type WorkflowStep } from "./flatSteps";
import {
  mapAt,
  requireKeys,
  text,
  withoutNull,
  WorkflowError,
  WorkflowNameError,
  type Yaml,
} from "./workflowYaml";
import { isObject } from "../../core/json";

export interface Workflow {
  name: string;
  dockerEnv: string;
  mainFs: string;
  fsOptions: FsOptions;
  /** All that steps have mounted. */
  fileSystems: string[];
  strategy: string;
  disabled: string;
  steps: WorkflowStep[];
}

const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,127}$/;
const COMPONENT = /^[a-zA-Z][a-zA-Z0-9-]{0,29}$/;
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
const NO_CACHE = { enable: false, maxExpiredTime: "-1", fsScope: [] };

export interface WorkflowChange {
  name?: string;
  dockerEnv?: string;
  disabled?: string;
  strategy?: string;
  fsName?: string;
  parameters?: Record<string, unknown>;
  /** A run does not take a key twice; a pipeline takes the last. */
  uniqueKeys?: boolean;
}

/** Reads a pipeline's YAML and checks it as the server does before it stores or runs it. */
export function readWorkflow(yaml: string, change: WorkflowChange = {}): Workflow {
  const source = sourceIn(yaml, change.uniqueKeys ?? false);
  requireKeys(source, WORKFLOW_KEYS, "workflow");
  const complaint = (key: string): string => `[${key}] of workflow should be string type`;
  const ownDockerEnv = text(source, "docker_env", complaint("docker_env"));
  const ownName = text(source, "name", complaint("name"));
  const cache = readCache(source.cache, NO_CACHE);
  const fsOptions = readFsOptions(source);
  const strategy = change.strategy ?? strategyIn(source);
  const disabled = change.disabled ?? text(source, "disabled", complaint("disabled"));
  const parallelism = source.parallelism;
  if (parallelism !== undefined && typeof parallelism !== "number") {
    throw new WorkflowError("[parallelism] of workflow should be int type");
  }
  const defaults = { dockerEnv: ownDockerEnv, cache, extraFs: fsOptions.extraFs };
  const entryPoints = readComponents(source.entry_points, "entry_points", defaults);
  const components = readComponents(source.components, "components", defaults);
  const post = readComponents(source.post_process, "post_process", { ...defaults, cache: NO_CACHE });
  if (!isObject(source.entry_points)) throw new WorkflowError("get entry_points map failed");
  const name = change.name ?? ownName;
  requireName(name);
  const mainFs = fsOptions.mainFs.name || (change.fsName ?? "");
  const all = [...entryPoints, ...post, ...components];
  requireComponents(components);
  requireNames(all);
  requireAcyclic(entryPoints);
  requireAcyclic(components);
  requirePost(post, entryPoints);
  applyParameters(entryPoints, post, change.parameters ?? {});
  const left = disabled
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  requireUnneeded([...entryPoints, ...post], left);
  for (const group of [entryPoints, post, components]) requireAttributes(group);
  requireContents({ top: [...entryPoints, ...post], referable: components }, mainFs !== "", left);
  requireContents({ top: components, referable: components }, mainFs !== "", []);
  if (!["fail_fast", "continue"].includes(strategy)) {
    throw new WorkflowError(`failure strategy should be [fail_fast] or [continue], setted by [${strategy}]`);
  }
  requireFileSystems(fsOptions, mainFs, all);
  const mounted = withChildren(all).flatMap(({ extraFs }) => extraFs.map((mount) => mount.name));
  return {
    name,
    dockerEnv: change.dockerEnv ?? ownDockerEnv,
    mainFs,
    fsOptions,
    fileSystems: [...new Set([mainFs, ...mounted].filter((fs) => fs !== ""))],
    strategy,
    disabled,
    steps: flatSteps({ entryPoints, post, components, disabled: left, valueOf }),
  };
}

/** The file systems that a pipeline names. */
export function fileSystemsIn(yaml: string): string[] {
  const { mainFs, extraFs } = readFsOptions(sourceIn(yaml, false));
  return [mainFs, ...extraFs].map(({ name }) => name).filter((name) => name !== "");
}

function sourceIn(yaml: string, unique: boolean): Yaml {
  const source = readGoYaml(yaml, unique) ?? {};
  if (!isObject(source)) throw new WorkflowError("json: cannot unmarshal into map[string]interface {}");
  return withoutNull(source);
}

function requireName(name: string): void {
  if (NAME.test(name)) return;
  const cause = `format of run or pipeline name[${name}] invalid, should be in ${NAME.source}`;
  const message = `check pipelineName[${name}] in run[validatePipeline] failed: ${cause}`;
  throw name === "" ? new WorkflowError(message) : new WorkflowNameError(message);
}

function requireNames(components: readonly Component[]): void {
  for (const { name } of withChildren(components)) {
    if (COMPONENT.test(name)) continue;
    throw new WorkflowError(
      `format of component name[${name}] invalid, should be in ^[a-zA-Z][a-zA-Z0-9-]*$ and not start with "PF_"`,
    );
  }
}

/** What others refer to waits for nothing, and does not refer to itself. */
function requireComponents(components: readonly Component[]): void {
  const visit = (component: Component, seen: readonly string[]): void => {
    component.children.forEach((child) => visit(child, seen));
    const { reference } = component;
    if (reference === "") return;
    const next = components.find(({ name }) => name === reference);
    if (!next) throw new WorkflowError(`no component named ${reference}`);
    if (seen.includes(reference)) throw new WorkflowError("components reference is not acyclic");
    visit(next, [...seen, reference]);
  };
  for (const component of components) {
    if (component.deps.length > 0) throw new WorkflowError("components can not have deps");
    visit(component, [component.name]);
  }
}

function requireAcyclic(components: readonly Component[]): void {
  const open = new Map(components.map(({ name, deps }) => [name, deps]));
  for (let size = -1; size !== open.size;) {
    size = open.size;
    for (const [name, deps] of open) if (!deps.some((dep) => open.has(dep))) open.delete(name);
  }
  if (open.size > 0) throw new WorkflowError("workflow is not acyclic");
  components.forEach(({ children }) => requireAcyclic(children));
}

function requireContents(scope: Scope, usesFs: boolean, disabled: readonly string[]): void {
  const visit = (components: readonly Component[], above: readonly string[]): void => {
    for (const component of components) {
      const path = [...above, component.name];
      const name = path.join(".");
      if (disabled.some((other) => name === other || name.startsWith(`${other}.`))) continue;
      requireContent(scope, path, component, usesFs);
      visit(component.children, path);
    }
  };
  visit(scope.top, []);
}

function requireFileSystems({ mainFs }: FsOptions, mainName: string, components: readonly Component[]): void {
  if (mainFs.readOnly) throw new WorkflowError("[read_only] in [main_fs] must be false");
  if (mainFs.subPath.startsWith("/")) {
    throw new WorkflowError("[sub_path] in [main_fs] should not start with '/'");
  }
  for (const { extraFs, cache } of withChildren(components)) {
    for (const { name, subPath } of extraFs) {
      if (name === "") throw new WorkflowError("[name] in [extra_fs] or [main_fs] must not be empty");
      if (subPath.startsWith("/")) {
        throw new WorkflowError("[sub_path] in [extra_fs] should not start with '/'");
      }
    }
    for (const { name } of cache.fsScope) {
      if (name !== mainName && !extraFs.some((mount) => mount.name === name)) {
        throw new WorkflowError(`fs_name [${name}] in fs_scope must also be in [extra_fs] or [main_fs]`);
      }
    }
  }
}

function strategyIn(source: Yaml): string {
  const options = mapAt(
    source,
    "failure_options",
    "[failure_options] of workflow should be map[string]interface{} type",
  );
  if (options === undefined) return "fail_fast";
  requireKeys(options, ["strategy"], "[failure_options]");
  return text(options, "strategy", "[failure_options.strategy] of workflow should be string type");
}
