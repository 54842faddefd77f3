import { describe, expect, it } from "vitest";

import { secondsOf } from "../../../sdk/duration";

describe("a duration", () => {
  it.each([
    ["10m", 600],
    ["90s", 90],
    ["1h30m", 5_400],
    ["1.5h", 5_400],
    ["500ms", 0.5],
  ])("%s is %d seconds", (text, seconds) => {
    expect(secondsOf(text, "customTimeouts.create")).toBe(seconds);
  });

  it.each(["", "10", "m", "10 m", "ten minutes", "10d", "-5m", "0s", "5m!"])("is not %j", (text) => {
    expect(() => secondsOf(text, "customTimeouts.create")).toThrow(/customTimeouts\.create/);
  });
});
