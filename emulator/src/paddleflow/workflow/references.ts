import { componentAt, templatesIn } from "./parameters";
import type { Component } from "./workflowSteps";
import { WorkflowError } from "./workflowYaml";

const SYSTEM = new Set(["PF_RUN_ID", "PF_STEP_NAME", "PF_USER_NAME", "PF_LOOP_ARGUMENT"]);
const UPSTREAM = /^\{\{\s*[a-zA-Z0-9-_]+\.[a-zA-Z0-9_]+\s*\}\}$/;

type Field = "parameters" | "input" | "output" | "env" | "command";

/** Components among which a template finds another, and those that components can refer to. */
export interface Scope {
  readonly top: readonly Component[];
  readonly referable: readonly Component[];
}

export function isSystem(name: string): boolean {
  return SYSTEM.has(name);
}

export function requireUpstream(value: string, what: string): void {
  if (UPSTREAM.test(value)) return;
  throw new WorkflowError(
    `check ${what} failed: format of value[${value}] invalid, should be like {{XX-XX.XX_XX}}`,
  );
}

/** Refuses a text with a template that nothing stands for. */
export function requireReferences(
  scope: Scope,
  path: readonly string[],
  component: Component,
  value: string,
  field: Field,
): void {
  for (const { component: other, name } of templatesIn(value)) {
    if (other !== "") requireOther(scope, path, component, { other, name, field });
    else if (!isSystem(name) && !isOwn(component, name, field)) {
      throw new WorkflowError(`unsupported RefParamName[${name}] for param[${value}] of filedType[${field}]`);
    }
  }
}

function isOwn({ parameters, artifacts }: Component, name: string, field: Field): boolean {
  if (field === "parameters") return false;
  if (Object.hasOwn(parameters, name)) return true;
  return (
    field === "command" && (Object.hasOwn(artifacts.input, name) || Object.hasOwn(artifacts.output, name))
  );
}

interface Reference {
  readonly other: string;
  readonly name: string;
  readonly field: Field;
}

function requireOther(
  scope: Scope,
  path: readonly string[],
  component: Component,
  { other, name, field }: Reference,
): void {
  const refuse = (why: string): never => {
    throw new WorkflowError(
      `invalid reference param {{ ${other}.${name} }} in component[${path.join(".")}]: ${why}`,
    );
  };
  const isParent = other === "PF_PARENT";
  if (field === "env" || field === "command")
    refuse("only parameters and artifacts refer to other components");
  if (isParent && (path.length < 2 || field === "output")) {
    refuse("PF_PARENT should used by a child component");
  }
  if (!isParent && field !== "output" && !component.deps.includes(other))
    refuse(`component[${other}] not in deps`);
  const above = path.slice(0, -1);
  const place = field === "output" ? [...path, other] : isParent ? above : [...above, other];
  const found = resolved(scope, componentAt(scope.top, place));
  if (!found) return refuse(`component[${place.join(".")}] not exist`);
  if (field === "parameters") {
    const there =
      name === "PF_LOOP_ARGUMENT"
        ? found.loop !== undefined && found.loop !== null
        : Object.hasOwn(found.parameters, name);
    if (!there) refuse(`parameter[${name}] not exist`);
    return;
  }
  if (found.condition !== "") refuse(`component[${other}] has condition`);
  const files = isParent ? found.artifacts.input : found.artifacts.output;
  if (!Object.hasOwn(files, name)) refuse(`${isParent ? "input" : "output"} artifact[${name}] not exist`);
}

/** What a component is that may refer to another. */
function resolved({ referable }: Scope, component: Component | undefined): Component | undefined {
  if (!component || component.reference === "") return component;
  return resolved(
    { top: [], referable },
    referable.find(({ name }) => name === component.reference),
  );
}
