import { firstCircle } from "../../../core/schema/rules";
import type { Problem, Rule } from "../../../core/schema/field";
import { isRecord, isUnknown } from "../../../core/schema/values";

interface Place {
  readonly from: string;
  readonly to: string;
  readonly index: number;
}

/** Dependencies name existing tasks and lead round in no circle. */
export const acyclicDependencies: Rule = {
  check({ taskDescMap, dependencies }) {
    if (!isRecord(taskDescMap) || !isRecord(dependencies)) return [];
    return [...strangers(taskDescMap, dependencies), ...circles(dependencies)];
  },
};

function strangers(
  tasks: Readonly<Record<string, unknown>>,
  dependencies: Readonly<Record<string, unknown>>,
): Problem[] {
  const problem = (path: readonly PropertyKey[], name: string) =>
    Object.hasOwn(tasks, name)
      ? []
      : [{ path: ["dependencies", ...path], reason: `no task is named ${JSON.stringify(name)}` }];
  return [
    ...Object.keys(dependencies).flatMap((name) => problem([name], name)),
    ...edgesOf(dependencies).flatMap(({ from, to, index }) => problem([from, index], to)),
  ];
}

function circles(dependencies: Readonly<Record<string, unknown>>): Problem[] {
  const circle = firstCircle(edgesOf(dependencies));
  if (circle === undefined) return [];
  const { edge, nodes } = circle;
  const reason = `tasks depend on each other in a circle: ${nodes.join(" → ")}`;
  return [{ path: ["dependencies", edge.from, edge.index], reason }];
}

function edgesOf(dependencies: Readonly<Record<string, unknown>>): Place[] {
  return Object.entries(dependencies).flatMap(([from, targets]) =>
    (Array.isArray(targets) ? (targets as unknown[]) : []).flatMap((to, index) =>
      typeof to === "string" && !isUnknown(to) ? [{ from, to, index }] : [],
    ),
  );
}
