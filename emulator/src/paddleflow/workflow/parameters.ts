import { isObject } from "../../core/json";
import { fromRequest, goText, isInteger, isNumber } from "./goText";
import type { Component } from "./workflowSteps";
import { WorkflowError, type Yaml } from "./workflowYaml";

/** What is between the braces, with its component where it is one of another. */
const TEMPLATE = /\{\{\s*([a-zA-Z0-9-_]*\.?[a-zA-Z0-9_]+)\s*\}\}/g;
const STORAGE_PATH = /^[.a-zA-Z0-9/_-]+$/;

export function templatesIn(value: string): { component: string; name: string }[] {
  return [...value.matchAll(TEMPLATE)].map(([, path = ""]) => {
    const [first = "", second] = path.split(".");
    return second === undefined ? { component: "", name: first } : { component: first, name: second };
  });
}

export function hasTemplate(value: string): boolean {
  return templatesIn(value).length > 0;
}

/** Sets parameters as a request wants them: `step.parameter` sets one, `parameter` all of this name. */
export function applyParameters(
  entryPoints: readonly Component[],
  post: readonly Component[],
  given: Yaml,
): void {
  for (const [path, value] of Object.entries(given)) {
    const parts = path.split(".");
    const name = parts.pop() ?? "";
    const wanted = fromRequest(value);
    if (parts.length === 0) {
      const concerned = [...withChildren(entryPoints), ...withChildren(post)].filter(({ parameters }) =>
        Object.hasOwn(parameters, name),
      );
      if (concerned.length === 0) throw new WorkflowError(`param[${name}] not exist`);
      for (const { parameters } of concerned) replace(parameters, name, wanted);
      continue;
    }
    const component = componentAt(entryPoints, parts) ?? componentAt(post, parts);
    if (!component) throw new WorkflowError(`cannont find component to replace param with [${path}]`);
    if (!Object.hasOwn(component.parameters, name)) {
      const where = `${component.kind} [${component.name}]`;
      throw new WorkflowError(`no parameter named [${name}] in ${where}`);
    }
    replace(component.parameters, name, wanted);
  }
}

function replace(parameters: Yaml, name: string, value: unknown): void {
  const declared = parameters[name];
  if (isObject(declared)) typedValue(declared, name, value);
  parameters[name] = value;
}

/** All components, those of graphs too. */
export function withChildren(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [component, ...withChildren(component.children)]);
}

export function componentAt(
  components: readonly Component[],
  path: readonly string[],
): Component | undefined {
  const found = components.find(({ name }) => name === path[0]);
  return path.length < 2 || !found ? found : componentAt(found.children, path.slice(1));
}

/** What a parameter is after its check, as steps see it. */
export function valueOf(parameter: unknown, name: string, componentName: string): string {
  if (typeof parameter === "string") return parameter;
  if (isNumber(parameter)) return goText(parameter);
  if (Array.isArray(parameter)) {
    requireItems(parameter, componentName);
    return goText(parameter);
  }
  if (isObject(parameter) && !isNumber(parameter)) return goText(typedValue(parameter, name, undefined));
  throw new WorkflowError(
    `type[${parameter === null ? "<nil>" : typeof parameter === "boolean" ? "bool" : typeof parameter}] is not ` +
      `supported for param[${name}]`,
  );
}

export function requireItems(list: readonly unknown[], componentName: string): void {
  for (const item of list) {
    if (Array.isArray(item)) requireItems(item, componentName);
    else if (typeof item === "string" && hasTemplate(item)) {
      throw new WorkflowError(
        `component [${componentName}] check list param failed: list param item [${item}] is invalid, each item must not be templete`,
      );
    } else if (typeof item !== "string" && !isNumber(item)) {
      throw new WorkflowError(
        `component [${componentName}] check list param failed: list param item can only be int, float, string, list type`,
      );
    }
  }
}

/** The value of a parameter with a declared type: a given one, or its default. */
function typedValue(declared: Yaml, name: string, given: unknown): unknown {
  const member = (key: string): unknown =>
    Object.entries(declared).find(([candidate]) => candidate.toLowerCase() === key)?.[1];
  const type = member("type") ?? "";
  if (typeof type !== "string") throw new WorkflowError(`invalid dict parameter[${goText(type)}]`);
  if (type === "") throw new WorkflowError(`type[] is not supported for dict param[name: ${name}]`);
  const value = given === undefined || given === "" ? member("default") : given;
  if (value === undefined || value === null || value === "") {
    throw new WorkflowError(`invalid value[<nil>] in dict param[name: ${name}]`);
  }
  const mismatch = new WorkflowError(`invalid type for param[${goText(value)}]. expect type[${type}]`);
  switch (type) {
    case "string":
      if (typeof value !== "string") throw mismatch;
      return value;
    case "float":
      if (!isNumber(value)) throw mismatch;
      return value;
    case "int":
      // A number of a request is a float.
      if (!isInteger(value)) throw mismatch;
      return value;
    case "path":
      if (typeof value !== "string") throw mismatch;
      if (!STORAGE_PATH.test(value))
        throw new WorkflowError(`invalid path value[${value}] in parameter[${name}]`);
      return value;
    case "list":
      throw new WorkflowError("check dict param failed in end");
    default:
      throw new WorkflowError(`type[${type}] is not supported for dict param[name: ${name}]`);
  }
}
