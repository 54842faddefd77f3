import { type Deployment, parseExport, urnsIn } from "../../stack/stackExport";
import { parseUrn } from "../../stack/urn";
import { projectStacks, StackFile } from "../stackFile";
import { knownFrom, type Known } from "./orphanSearch";

interface ProjectStates {
  /** The states of the named stacks. */
  readonly named: readonly Deployment[];
  /** The states of all stacks of their projects, the named ones among them. */
  readonly all: readonly Deployment[];
}

/** A run of the CLI takes a hundred megabytes and a third of a second: a project may have hundreds of stacks. */
const EXPORTS_AT_ONCE = 4;

/**
 * What the named stacks say, and what all stacks of their projects have, are making or keep: after a rename, or a move of
 * resources, one stack's objects carry the marks of another's.
 */
export async function knownOf(stacks: readonly (string | undefined)[]): Promise<Known> {
  const states = await projectStates(stacks);
  const [named, all] = [knownFrom(states.named), knownFrom(states.all)];
  return {
    ...named,
    objects: new Map([...all.objects, ...named.objects]),
    pending: new Set([...named.pending, ...all.pending]),
    retained: new Set([...named.retained, ...all.retained]),
  };
}

async function projectStates(stacks: readonly (string | undefined)[]): Promise<ProjectStates> {
  const named = await statesOf(stacks);
  const names = await Promise.all(projectsOf(named).map(projectStacks));
  return { named, all: await statesOf([...new Set(names.flat())]) };
}

/** The projects that the states are of, which need not be that of the working directory; that one where none says. */
function projectsOf(deployments: readonly Deployment[]): readonly (string | undefined)[] {
  const projects = new Set(deployments.flatMap(urnsIn).flatMap((urn) => parseUrn(urn)?.project ?? []));
  return projects.size > 0 ? [...projects] : [undefined];
}

async function statesOf(stacks: readonly (string | undefined)[]): Promise<Deployment[]> {
  const texts: string[] = [];
  for (let first = 0; first < stacks.length; first += EXPORTS_AT_ONCE) {
    const few = stacks.slice(first, first + EXPORTS_AT_ONCE);
    texts.push(...(await Promise.all(few.map((name) => new StackFile(name).text()))));
  }
  const deployments = texts.map((text) => parseExport(text).deployment);
  return deployments.filter((deployment) => deployment !== null && deployment !== undefined);
}
