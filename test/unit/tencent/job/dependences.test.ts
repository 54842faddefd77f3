import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatPath, UNKNOWN } from "../../../../provider/core/schema/values";
import { acyclicTasks } from "../../../../provider/platforms/tencent/job/dependences";

const check = (names: readonly unknown[], edges: readonly (readonly [unknown, unknown])[]) =>
  acyclicTasks
    .check({
      tasks: names.map((taskName) => ({ taskName })),
      dependences: edges.map(([startTask, endTask]) => ({ startTask, endTask })),
    })
    .map(({ path, reason }) => `${formatPath(path)}: ${reason}`);

/** Edges of a random graph of tasks t0 to t9 that lead from smaller numbers to larger ones only. */
const acyclicEdges = fc.array(
  fc
    .tuple(fc.nat(9), fc.nat(9))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
  { minLength: 1, maxLength: 30 },
);
const names = Array.from({ length: 10 }, (_, index) => `t${index}`);
const named = (edges: readonly (readonly [number, number])[]) =>
  edges.map(([a, b]) => [`t${a}`, `t${b}`] as const);

describe("the task graph of a job", () => {
  it("accepts every acyclic graph, in whatever order its edges stand", () => {
    fc.assert(
      fc.property(acyclicEdges, (edges) => {
        expect(check(names, named(edges))).toEqual([]);
        expect(check(names, named([...edges].reverse()))).toEqual([]);
      }),
    );
  });

  it("finds the circle that one more edge closes", () => {
    fc.assert(
      fc.property(acyclicEdges, fc.nat(), fc.nat(), (edges, pick, place) => {
        const [start, end] = edges[pick % edges.length] ?? [0, 0];
        const closed: (readonly [number, number])[] = [...edges];
        closed.splice(place % (edges.length + 1), 0, [end, start]);
        const problems = check(names, named(closed));
        expect(problems).toHaveLength(1);
        expect(problems[0]).toMatch(/^dependences\[\d+\]: tasks depend on each other in a circle: t\d/);
      }),
    );
  });

  it("names the tasks of a circle", () => {
    const edges = [
      ["A", "B"],
      ["B", "C"],
      ["C", "A"],
    ] as const;
    expect(check(["A", "B", "C"], edges)).toEqual([
      "dependences[2]: tasks depend on each other in a circle: C → A → B → C",
    ]);
  });

  it("refuses a task that depends on itself", () => {
    expect(check(["A"], [["A", "A"]])).toEqual([
      "dependences[0]: tasks depend on each other in a circle: A → A",
    ]);
  });

  it("refuses names that no task has, and names that two tasks have", () => {
    expect(check(["A", "B", "A"], [["A", "X"]])).toEqual([
      'tasks[2].taskName: another task is named "A" too',
      'dependences[0].endTask: no task is named "X"',
    ]);
  });

  it("does not judge names that are not known yet", () => {
    expect(check(["A", UNKNOWN], [["A", "X"]])).toEqual([]);
    expect(check(["A", "B"], [["A", UNKNOWN]])).toEqual([]);
    expect(check([UNKNOWN, UNKNOWN], [[UNKNOWN, UNKNOWN]])).toEqual([]);
    expect(acyclicTasks.check({ tasks: UNKNOWN, dependences: [{ startTask: "A", endTask: "A" }] })).toEqual(
      [],
    );
    expect(acyclicTasks.check({ tasks: [UNKNOWN], dependences: [{ startTask: "A", endTask: "B" }] })).toEqual(
      [],
    );
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("tasks", "dependences"), fc.jsonValue()), (value) => {
        acyclicTasks.check(value);
      }),
    );
    const item = fc.dictionary(fc.constantFrom("taskName", "startTask", "endTask"), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(item), fc.array(item), (tasks, dependences) => {
        acyclicTasks.check({ tasks, dependences });
      }),
    );
  });
});
