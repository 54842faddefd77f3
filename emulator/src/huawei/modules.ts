import { CromwellEngine } from "./cromwell/engine";
import { CromwellServer } from "./cromwell/server";
import { Environments } from "./environment/environments";
import { ExecutionRunner } from "./execution/executionRunner";
import { ExecutionViews } from "./execution/executionViews";
import { Executions } from "./execution/executions";
import type { Step } from "./records";
import { Iam } from "./signing/iam";
import { Tools } from "./tool/tools";
import { Workflows } from "./workflow/workflows";
import type { World } from "./world";

export interface Modules {
  iam: Iam;
  environments: Environments;
  workflows: Workflows;
  executions: Executions;
  runner: ExecutionRunner;
  tools: Tools;
  cromwell: CromwellServer;
  engine: CromwellEngine;
}

export function createModules(world: World): Modules {
  const [environments, tools, runner] = [
    new Environments(world),
    new Tools(world),
    new ExecutionRunner(world),
  ];
  const workflows = new Workflows(world, tools);
  const executions = new Executions(world, workflows, environments, runner, new ExecutionViews(world));
  const engine = new CromwellEngine(world);
  const cromwell = new CromwellServer(world, engine);
  return { iam: new Iam(world), environments, workflows, executions, runner, tools, cromwell, engine };
}

/** Carries out a step whose time has come. */
export function performStep(modules: Modules, step: Step): void {
  switch (step.kind) {
    case "environment":
      return modules.environments.perform(step);
    case "workflowGone":
      return modules.workflows.remove(step.id);
    case "execution":
    case "job":
      return modules.runner.perform(step);
    case "cromwell":
    case "call":
      return modules.engine.perform(step);
  }
}
