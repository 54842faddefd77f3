import { ComputeEnvViews } from "./computeEnv/computeEnvViews";
import { ComputeEnvs } from "./computeEnv/computeEnvs";
import { ComputeNodes } from "./computeEnv/computeNodes";
import { Nodes } from "./computeEnv/nodes";
import { JobRunner } from "./job/jobRunner";
import { JobViews } from "./job/jobViews";
import { Jobs } from "./job/jobs";
import type { Step } from "./records";
import { TaskTemplates } from "./taskTemplate/taskTemplates";
import type { World } from "./world";

export interface Modules {
  envs: ComputeEnvs;
  envNodes: ComputeNodes;
  envViews: ComputeEnvViews;
  jobs: Jobs;
  jobViews: JobViews;
  templates: TaskTemplates;
  /** The machines of environments, which run what the runner gives them. */
  nodes: Nodes;
  runner: JobRunner;
}

export function createModules(world: World): Modules {
  const nodes = new Nodes(world, {
    ready: (env) => runner.dispatch(env),
    leaving: (env, node) => runner.nodeLeaving(env, node),
  });
  const runner = new JobRunner(world, nodes);
  const envs = new ComputeEnvs(world, nodes);
  const jobs = new Jobs(world, runner);
  return {
    envs,
    envNodes: new ComputeNodes(world, envs, nodes),
    envViews: new ComputeEnvViews(world, envs),
    jobs,
    jobViews: new JobViews(world, jobs),
    templates: new TaskTemplates(world),
    nodes,
    runner,
  };
}

/** Carries out a step whose time has come. */
export function performStep({ state }: World, { nodes, runner }: Modules, step: Step): void {
  switch (step.kind) {
    case "node":
      return nodes.perform(step);
    case "envGone":
      state.computeEnvs = state.computeEnvs.filter((env) => env.id !== step.envId);
      return runner.envGone(step.envId);
    case "job":
      return runner.parsed(step.jobId);
    case "instance":
      return runner.perform(step);
  }
}
