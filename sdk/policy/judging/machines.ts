import type { Machines } from "../../../provider/core/machines";
import type { Subject } from "./subject";

/** How many of what adds up a violation names. */
const MOST_LISTED = 5;

export function hasMachines({ definition }: Subject): boolean {
  return definition.spec.machines !== undefined;
}

/** Machines of one of a stack's resources. */
export interface Part {
  readonly resource: Subject;
  readonly machines: Machines;
}

/** What the stack itself lets run. What runs of a template is the doing of others. */
export function countsInStack(resources: readonly Subject[]): readonly Part[] {
  return resources
    .flatMap((resource) => resource.machines.map((machines) => ({ resource, machines })))
    .filter(({ machines }) => machines.runs !== "template");
}

/** The first of some texts, and how many more there are. */
export function listed(texts: readonly string[]): string {
  const more = texts.length - MOST_LISTED;
  return [...texts.slice(0, MOST_LISTED), ...(more > 0 ? [`${more} more`] : [])].join("; ");
}
