import { expect, it } from "vitest";
import { hasColours } from "../../toolchain/quickstart/pulumi";

it.each([
  [true, { TERM: "xterm" }, true],
  [true, { TERM: "xterm", NO_COLOR: "1" }, false],
  [true, { TERM: "dumb" }, false],
  [true, { TERM: "xterm", FORCE_COLOR: "0" }, false],
  [false, { TERM: "xterm" }, false],
  [false, { FORCE_COLOR: "1" }, true],
])("shows the quick start in colours (a terminal: %s, %o): %s", (isTerminal, env, expected) => {
  expect(hasColours(isTerminal, env)).toBe(expected);
});
