import Bottleneck from "bottleneck";

import { type Deployment, parseExport } from "../stackExport";
import { resourcesOf } from "../stackState";
import { parseUrn } from "../urn";
import { projectStacks, StackFile } from "./stackFile";

export interface ProjectStates {
  /** The states of the named stacks. */
  readonly named: readonly Deployment[];
  /** The states of all stacks of their projects, the named ones among them. */
  readonly all: readonly Deployment[];
}

/** A run of the CLI takes a hundred megabytes and a third of a second: a project may have hundreds of stacks. */
const EXPORTS_AT_ONCE = 4;

export async function projectStates(stacks: readonly (string | undefined)[]): Promise<ProjectStates> {
  const named = await statesOf(stacks);
  const names = await Promise.all(projectsOf(named).map(projectStacks));
  return { named, all: await statesOf([...new Set(names.flat())]) };
}

/** The projects that the states are of, which need not be that of the working directory; that one where none says. */
function projectsOf(deployments: readonly Deployment[]): readonly (string | undefined)[] {
  const urns = deployments.flatMap((deployment) => [
    ...resourcesOf(deployment).map(({ urn }) => urn),
    ...(deployment.pending_operations ?? []).map(({ resource }) => resource.urn),
  ]);
  const projects = new Set(urns.flatMap((urn) => parseUrn(urn)?.project ?? []));
  return projects.size > 0 ? [...projects] : [undefined];
}

async function statesOf(stacks: readonly (string | undefined)[]): Promise<Deployment[]> {
  const few = new Bottleneck({ maxConcurrent: EXPORTS_AT_ONCE });
  const exports = stacks.map((name) => few.schedule(() => new StackFile(name).text()));
  const deployments = (await Promise.all(exports)).map((text) => parseExport(text).deployment);
  return deployments.filter((deployment) => deployment !== null && deployment !== undefined);
}
