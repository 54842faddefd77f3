import { firstCircle } from "../../../core/schema/rules";
import type { Problem, Rule } from "../../../core/schema/field";
import { isRecord, isUnknown } from "../../../core/schema/values";

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

/** Dependences on tasks that do not exist. While a task's name is unknown, any name may be that task's. */
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
  const edges = dependences.flatMap((edge, index) => {
    if (!isRecord(edge) || !isKnown(edge.startTask) || !isKnown(edge.endTask)) return [];
    return [{ index, from: edge.startTask, to: edge.endTask }];
  });
  const circle = firstCircle(edges);
  if (circle === undefined) return [];
  const reason = `tasks depend on each other in a circle: ${circle.nodes.join(" → ")}`;
  return [{ path: ["dependences", circle.edge.index], reason }];
}

function isKnown(name: unknown): name is string {
  return typeof name === "string" && !isUnknown(name);
}
