import type { Problem, Rule } from "../core/schema";
import { isRecord, isUnknown } from "../core/unknowns";

interface Edge {
  readonly index: number;
  readonly start: string;
  readonly end: string;
}

/** The tasks of a job have names of their own, and dependences name existing tasks and lead round in no circle. */
export const acyclicTasks: Rule = {
  check({ tasks, dependences }) {
    if (!Array.isArray(tasks)) return [];
    const names = (tasks as unknown[]).map((task) => (isRecord(task) ? task.taskName : task));
    const edges = Array.isArray(dependences) ? (dependences as unknown[]) : [];
    return [...duplicates(names), ...strangers(names, edges), ...cycles(edges)];
  },
};

function duplicates(names: readonly unknown[]): Problem[] {
  return names.flatMap((name, index) =>
    isKnown(name) && names.indexOf(name) < index
      ? [{ path: ["tasks", index, "taskName"], reason: `another task is named ${JSON.stringify(name)} too` }]
      : [],
  );
}

/** Names that no task has. As long as one task's name is not known, it may be that one. */
function strangers(names: readonly unknown[], edges: readonly unknown[]): Problem[] {
  if (names.some(isUnknown)) return [];
  return edges.flatMap((edge, index) =>
    (["startTask", "endTask"] as const).flatMap((member) => {
      const name = isRecord(edge) ? edge[member] : undefined;
      return isKnown(name) && !names.includes(name)
        ? [{ path: ["dependences", index, member], reason: `no task is named ${JSON.stringify(name)}` }]
        : [];
    }),
  );
}

/** The first circle that dependences close. */
function cycles(dependences: readonly unknown[]): Problem[] {
  const edges = dependences.flatMap((edge, index): Edge[] => {
    if (!isRecord(edge) || !isKnown(edge.startTask) || !isKnown(edge.endTask)) return [];
    return [{ index, start: edge.startTask, end: edge.endTask }];
  });
  const successors = new Map<string, string[]>();
  for (const { index, start, end } of edges) {
    const back = pathBetween(end, start, successors);
    if (back !== undefined) {
      const circle = [start, ...back].join(" → ");
      return [{ path: ["dependences", index], reason: `tasks depend on each other in a circle: ${circle}` }];
    }
    successors.set(start, [...(successors.get(start) ?? []), end]);
  }
  return [];
}

function pathBetween(
  from: string,
  to: string,
  successors: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const name of queue) {
    if (name === to) {
      const path: string[] = [];
      for (let at: string | undefined = to; at !== undefined; at = cameFrom.get(at)) path.unshift(at);
      return path;
    }
    for (const next of successors.get(name) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, name);
      queue.push(next);
    }
  }
  return undefined;
}

function isKnown(name: unknown): name is string {
  return typeof name === "string" && !isUnknown(name);
}
