import type { CacheOptions, Mount } from "./workflowParts";
import type { Component } from "./workflowSteps";

/** A step as a run carries it out; the graphs around it are in its name. */
export interface WorkflowStep {
  /** With the names of the dags around it. */
  name: string;
  deps: string[];
  command: string;
  /** As steps see them. */
  parameters: Record<string, string>;
  env: Record<string, string>;
  dockerEnv: string;
  cache: CacheOptions;
  extraFs: Mount[];
  post: boolean;
}

interface Source {
  readonly entryPoints: readonly Component[];
  readonly post: readonly Component[];
  readonly components: readonly Component[];
  readonly disabled: readonly string[];
  readonly valueOf: (parameter: unknown, name: string, component: string) => string;
}

/** The steps of a workflow without those that are left out. */
export function flatSteps(source: Source): WorkflowStep[] {
  const { disabled } = source;
  const all = [
    ...stepsIn(source, source.entryPoints, "", [], false),
    ...stepsIn(source, source.post, "", [], true),
  ];
  return all.filter(({ name }) => !disabled.some((other) => name === other || name.startsWith(`${other}.`)));
}

function stepsIn(
  source: Source,
  components: readonly Component[],
  prefix: string,
  around: readonly string[],
  post: boolean,
): WorkflowStep[] {
  return components.flatMap((given) => {
    const component = resolved(source, given);
    const name = prefix + given.name;
    const deps = [...given.deps.map((dep) => prefix + dep), ...around];
    if (component.kind === "dag") return stepsIn(source, component.children, `${name}.`, deps, post);
    const { command, env, dockerEnv, cache, extraFs } = component;
    const parameters = Object.fromEntries(
      Object.entries(component.parameters).map(([key, value]) => [key, source.valueOf(value, key, name)]),
    );
    return [{ name, deps, command, parameters, env: { ...env }, dockerEnv, cache, extraFs, post }];
  });
}

/** A component, or the one that it refers to with its own parameters. */
function resolved(source: Source, component: Component): Component {
  const other = source.components.find(({ name }) => name === component.reference);
  if (component.reference === "" || !other) return component;
  const target = resolved(source, other);
  return { ...target, parameters: { ...target.parameters, ...component.parameters } };
}

/** A command with its parameters' values. */
export function fillIn(template: string, parameters: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{\s*([\w-]+)\s*\}\}/g, (whole, name: string) => parameters[name] ?? whole);
}
