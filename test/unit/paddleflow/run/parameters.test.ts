import { describe, expect, it } from "vitest";

import { scalarKey } from "../../../../provider/core/schema/canonical";
import type { ScalarShape } from "../../../../provider/core/schema/shape";
import { problemsOf } from "../../../../provider/core/schema/validate";
import { encode } from "../../../../provider/platforms/paddleflow/api/wire";
import { meaningOf } from "../../../../provider/platforms/paddleflow/api/errors";
import { run } from "../../../../provider/platforms/paddleflow/run/run";

const yaml = (declared: string) => `entry_points:
  main: {command: "echo {{msg}}", parameters: {msg: ${declared}}}
  outer: {entry_points: {inner: {command: x, parameters: {deep: ${declared}}}}}
post_process: {last: {command: x, parameters: {end: ${declared}}}}
`;

const problems = (parameters: object, declared = "hi") =>
  problemsOf(run.schema, run.inputs, { yaml: yaml(declared), parameters, waitFor: "started" }).map(
    ({ path, reason }) => `${path.join("/")}: ${reason}`,
  );
const sent = (msg: unknown) =>
  (encode(run.schema, { parameters: { msg } }).parameters as { msg: unknown }).msg;

/** How the server v0.14.6 wrote numbers that it was sent as numbers into a step's command. */
const WRITTEN = new Map([
  [5, "5"],
  [1.5, "1.5"],
  [999999, "999999"],
  [0.0001, "0.0001"],
  [1000000, "1e+06"],
  [123456789, "1.23456789e+08"],
  [0.00001, "1e-05"],
]);
/** What a step saw of a value that the server was sent. */
const seenOf = (wire: unknown) => (typeof wire === "number" ? WRITTEN.get(wire) : wire);

describe("a parameter of a run", () => {
  it.each([
    ["hi", "hi"],
    ["", ""],
    [5, "5"],
    [1.5, "1.5"],
    [999999, "999999"],
    [1000000, "1000000"],
    [123456789, "123456789"],
    [0.0001, "0.0001"],
    [0.00001, "0.00001"],
    [true, "true"],
    [false, "false"],
    [["a b", 5, ["c"]], '["a b",5,["c"]]'],
  ])("%j is seen by the step as %j", (given, seen) => {
    expect(problems({ msg: given })).toEqual([]);
    expect(seenOf(sent(given))).toBe(seen);
  });

  it.each([
    [{ a: 1 }, /parameters\/msg: must be a text, a number, true, false or a list/],
    [Number.NaN, /parameters\/msg: must be/],
    [Number.POSITIVE_INFINITY, /parameters\/msg: must be/],
    [[true], /parameters\/msg.*: must be/],
    [[1000000], /parameters\/msg.*: must be/],
    [[{}], /parameters\/msg.*: must be/],
  ])("%j is refused", (given, reason) => {
    expect(problems({ msg: given }).join()).toMatch(reason);
  });

  it("has a name that a workflow can have", () => {
    for (const name of ["a b", "1", "main.", "ma_in.msg", "main.a-b", "é"]) {
      expect(problems({ [name]: "x" }).join()).toMatch(/must be `parameter` or `step.parameter`/);
    }
    expect(problems({ "outer.inner.deep": "x", _msg: "x" })).toEqual([]);
  });

  // What the server v0.14.6 answered to these values for parameters that a workflow declares so.
  it.each([
    ["{type: int, default: 1}", 5, /takes no value with a run/],
    ["{type: int, default: 1}", "5", /takes no value with a run/],
    ["{type: int, default: 1}", "", undefined],
    ["{type: list, default: [1]}", ["a"], /takes no value with a run/],
    ["{type: float, default: 1.5}", "1.5", /must be a number/],
    ["{type: float, default: 1.5}", 1000000, /must be a number, 0, or from 0.0001 to below 1000000/],
    ["{type: float, default: 1.5}", 5, undefined],
    ["{type: string, default: a}", 5, /give a text/],
    ["{type: string, default: a}", "5", undefined],
    ["{type: string, default: a}", true, undefined],
    ["{type: path, default: /a}", "a b", /must be a text of/],
    ["{type: path, default: /a}", 5, /must be a text of/],
    ["{type: path, default: /a}", "/x", undefined],
  ])("declared as %s is checked: %j", (declared, given, reason) => {
    for (const name of ["msg", "main.msg", "deep", "outer.inner.deep", "end", "last.end"]) {
      const found = problems({ [name]: given }, declared);
      if (reason === undefined) expect(found).toEqual([]);
      else expect(found.join()).toMatch(reason);
    }
  });

  it("is the same as the text that the step sees of it", () => {
    const { element } = run.inputs.fields.get("parameters") as { element: ScalarShape };
    const key = (value: unknown) => scalarKey(element, value);
    for (const [given, read] of [
      [1000000, "1000000"],
      [true, "true"],
      [["a", 5], '["a",5]'],
      [5, 5],
    ]) {
      expect(key(given)).toBe(key(read));
    }
    expect(key("5")).not.toBe(key("05"));
    expect(key(["a"])).not.toBe(key(["b"]));
  });

  it.each([
    ["invalid type[float64] for param[5]. expect type[int]", /`int` or `list`.*takes no value/],
    ["check dict param failed in end", /`int` or `list`.*takes no value/],
    ["invalid type[string] for param[1000000]. expect type[float]", /`float`.*must be a number/],
    ["param[nope] not exist", undefined],
  ])("that the server refuses with %s gets its reason", (message, advice) => {
    const { advice: found } = meaningOf({ code: "InvalidPipeline", message }, "run");
    if (advice === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(advice);
  });
});
