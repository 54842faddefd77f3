import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { acyclicDependencies } from "../../../../provider/platforms/alibaba/job/dependencies";
import { formatPath, UNKNOWN } from "../../../../provider/core/schema/values";

const check = (names: readonly string[], dependencies: unknown) =>
  acyclicDependencies
    .check({ taskDescMap: Object.fromEntries(names.map((name) => [name, {}])), dependencies })
    .map(({ path, reason }) => `${formatPath(path)}: ${reason}`);

describe("the task graph of a job", () => {
  it("accepts a diamond, and tasks without edges", () => {
    expect(check(["A", "B", "C", "D"], { A: ["B", "C"], B: ["D"], C: ["D"] })).toEqual([]);
    expect(check(["A", "B"], {})).toEqual([]);
    expect(check(["A", "B"], undefined)).toEqual([]);
  });

  it("refuses names that no task has, on both sides", () => {
    expect(check(["A"], { A: ["X"], Y: ["A"] })).toEqual([
      'dependencies.Y: no task is named "Y"',
      'dependencies.A[0]: no task is named "X"',
    ]);
  });

  it("does not take a member that every object has for a task", () => {
    expect(check(["A"], { A: ["constructor"] })).toEqual([
      'dependencies.A[0]: no task is named "constructor"',
    ]);
  });

  it("names the tasks of a circle", () => {
    expect(check(["A", "B", "C"], { A: ["B"], B: ["C"], C: ["A"] })).toEqual([
      "dependencies.C[0]: tasks depend on each other in a circle: C → A → B → C",
    ]);
    expect(check(["A"], { A: ["A"] })).toEqual([
      "dependencies.A[0]: tasks depend on each other in a circle: A → A",
    ]);
  });

  it("does not judge names that are not known yet", () => {
    expect(check(["A"], { A: [UNKNOWN] })).toEqual([]);
    expect(check(["A"], { A: UNKNOWN })).toEqual([]);
    expect(acyclicDependencies.check({ taskDescMap: UNKNOWN, dependencies: { A: ["A"] } })).toEqual([]);
  });

  it("never throws, whatever it is given", () => {
    const member = fc.constantFrom("taskDescMap", "dependencies");
    fc.assert(
      fc.property(fc.dictionary(member, fc.jsonValue()), (value) => {
        expect(acyclicDependencies.check(value)).toBeInstanceOf(Array);
      }),
    );
  });
});
