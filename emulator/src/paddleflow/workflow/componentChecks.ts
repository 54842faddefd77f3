import { isObject } from "../../core/json";
import { isNumber } from "./goText";
import { hasTemplate, requireItems, templatesIn, valueOf } from "./parameters";
import { isSystem, requireReferences, requireUpstream, type Scope } from "./references";
import type { Component } from "./workflowSteps";
import { WorkflowError } from "./workflowYaml";

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]{0,49}$/;

/** Refuses a component whose dependencies, condition or loop cannot be, or one in it. */
export function requireAttributes(components: readonly Component[]): void {
  for (const component of components) {
    const { name, deps, condition, loop, children, dockerEnv } = component;
    const wrong = deps.find((dep) => !components.some((other) => other.name === dep));
    if (wrong !== undefined) throw new WorkflowError(`component [${name}] has an wrong dep [${wrong}]`);
    for (const template of templatesIn(condition)) {
      if (template.component === "" && !isSystem(template.name) && !isRead(component, template.name)) {
        throw new WorkflowError(
          `{{${template.name}}} in condition is not parameter or input artifact or system templete`,
        );
      }
    }
    if (loop !== undefined && loop !== null) requireLoop(component);
    if (dockerEnv.endsWith(".tar")) throw new WorkflowError("image as tar file is not supported for now");
    requireAttributes(children);
  }
}

const isRead = ({ parameters, artifacts }: Component, name: string): boolean =>
  Object.hasOwn(parameters, name) || Object.hasOwn(artifacts.input, name);

function requireLoop(component: Component): void {
  const { name, loop } = component;
  if (Array.isArray(loop)) return requireItems(loop, name);
  if (typeof loop !== "string") throw new WorkflowError("loopArgument can only be string or list type");
  const own = templatesIn(loop).filter((template) => template.component === "");
  if (own.length === 0) return requireList(loop);
  const [template] = own;
  if (own.length > 1 || !/^\{\{[^{}]*\}\}$/.test(loop)) {
    throw new WorkflowError(`loopArgument[${loop}] is invalid, using template and others in the sametime`);
  }
  if (!isRead(component, template?.name ?? "")) {
    throw new WorkflowError(`loopArgument {{${template?.name ?? ""}}} is not parameter or input artifact`);
  }
}

function requireList(text: string): void {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    list = undefined;
  }
  if (!Array.isArray(list)) throw new WorkflowError(`loopArgument [${text}] unmarshal to list failed`);
  for (const item of list as unknown[]) {
    if (Array.isArray(item)) requireItems(item, "");
    else if (typeof item !== "string" && !isNumber(item)) {
      throw new WorkflowError("each one in list loopArgument should be int or float or string");
    }
  }
}

/** Refuses a component with a name, a value or a template that cannot be. */
export function requireContent(
  scope: Scope,
  path: readonly string[],
  component: Component,
  usesFs: boolean,
): void {
  const { parameters, artifacts, env, command, kind } = component;
  const where = path.join(".");
  requireDistinct(where, [parameters, artifacts.input, artifacts.output].flatMap(Object.keys));
  requireReference(scope, component);
  const named = (what: string, name: string): void => {
    if (VARIABLE.test(name)) return;
    const cause = `format of variable name[${name}] invalid, should be in ${VARIABLE.source}`;
    throw new WorkflowError(`check ${what}[${name}] in component[${where}] failed: ${cause}`);
  };
  for (const [name, value] of Object.entries(parameters)) {
    named("parameters", name);
    valueOf(value, name, where);
    if (typeof value === "string") requireReferences(scope, path, component, value, "parameters");
  }
  for (const [name, value] of Object.entries(artifacts.input)) {
    named("inputArtifacts", name);
    requireUpstream(value, `input artifact [${name}] in component[${where}]`);
    requireReferences(scope, path, component, value, "input");
  }
  if (!usesFs && Object.keys(artifacts.output).length > 0) {
    throw new WorkflowError(`cannot define artifact in component[${where}] with no Fs mounted`);
  }
  for (const [name, value] of Object.entries(artifacts.output)) {
    named("outputArtifacts", name);
    if (kind === "step") continue;
    requireUpstream(value, `output artifact value [${value}] in dag[${where}]`);
    requireReferences(scope, path, component, value, "output");
  }
  for (const [name, value] of Object.entries(env)) {
    named("env", name);
    requireReferences(scope, path, component, value, "env");
  }
  requireReferences(scope, path, component, command, "command");
}

function requireDistinct(where: string, names: readonly string[]): void {
  const upper = names.map((name) => name.toUpperCase());
  const twice = names.find((_name, index) => upper.indexOf(upper[index] ?? "") !== index);
  if (twice !== undefined) {
    throw new WorkflowError(
      `name[${twice}] has already existed in params/artifacts of component[${where}] (these names are case-insensitive)`,
    );
  }
}

function requireReference({ referable }: Scope, component: Component): void {
  if (component.reference === "") return;
  const refuse = (cause: string): never => {
    throw new WorkflowError(`check reference failed, only outer components can be refered, error: ${cause}`);
  };
  const { artifacts, command, condition, dockerEnv, env, loop, extraFs } = component;
  const own = [command, condition, dockerEnv].some((text) => text !== "") || loop !== undefined;
  if (own || [artifacts.output, env, extraFs].some((part) => Object.keys(part).length > 0)) {
    refuse("reference step can only have deps, parameters, input artifacts, reference");
  }
  const template = referable.find(({ name }) => name === component.reference);
  if (!template) return refuse(`no component named ${component.reference}`);
  for (const name of Object.keys(component.parameters)) {
    if (!Object.hasOwn(template.parameters, name)) {
      refuse("parameters in step with reference must be in refered component");
    }
  }
  const inputs = [artifacts.input, template.artifacts.input].map((input) => Object.keys(input).sort().join());
  if (inputs[0] !== inputs[1]) {
    refuse("input artifact in refered component should all used by reference component");
  }
}

/** Refuses a step at the end of all that has what it cannot have. */
export function requirePost(post: readonly Component[], entryPoints: readonly Component[]): void {
  if (post.length > 1) throw new WorkflowError("post_process can only has 1 step at most");
  for (const step of post) {
    const { name, kind, parameters, env, command, artifacts, deps, cache, condition, loop } = step;
    if (kind === "dag") throw new WorkflowError("[post_process] can only have step");
    const refuse = (cause: string): never => {
      throw new WorkflowError(`step [${name}] in post_process ${cause}`);
    };
    if (entryPoints.some((other) => other.name === name)) {
      refuse("has a name which is same to name of a step in entry_points");
    }
    const texts = [command, ...Object.values(env), ...Object.values(parameters)];
    if (texts.some((text) => typeof text === "string" && refersUp(text))) {
      refuse("can not use parameters of steps in entry_points");
    }
    if (Object.keys(artifacts.input).length > 0) refuse("has input artifacts");
    if (deps.length > 0) refuse("has deps");
    if (cache.enable) refuse("should not use cache");
    if (condition !== "") refuse("should not have condition");
    if (loop !== undefined) refuse("should not have loop_argument");
  }
}

const refersUp = (text: string): boolean =>
  hasTemplate(text) && templatesIn(text).some(({ component }) => component !== "");

/** Refuses to leave out a component that another needs. */
export function requireUnneeded(scope: readonly Component[], disabled: readonly string[]): void {
  for (const [index, path] of disabled.entries()) {
    if (disabled.indexOf(path) !== index)
      throw new WorkflowError(`disabled component[${path}] is set repeatedly!`);
    const parts = path.split(".");
    const name = parts.pop() ?? "";
    const siblings = siblingsAt(scope, parts);
    if (!siblings?.some((sibling) => sibling.name === name)) {
      throw new WorkflowError(`disabled component[${path}] not existed!`);
    }
    const user = siblings.find(
      ({ deps, parameters, artifacts, ...sibling }) =>
        deps.includes(name) &&
        !disabled.includes([...parts, sibling.name].join(".")) &&
        [...Object.values(parameters), ...Object.values(artifacts.input)].some(
          (text) => typeof text === "string" && templatesIn(text).some(({ component }) => component === name),
        ),
    );
    if (user) throw new WorkflowError(`disabled component[${name}] is refered by [${user.name}]`);
  }
}

function siblingsAt(
  components: readonly Component[],
  path: readonly string[],
): readonly Component[] | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return components;
  const graph = components.find(({ name }) => name === first);
  return graph && isObject(graph) ? siblingsAt(graph.children, rest) : undefined;
}
