import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

import { secondsOf } from "../../../sdk/duration";

const OPTION = "tencent:Job nightly: customTimeouts.create";

/** As the engine keeps them in its state: it reads them with Go's time.ParseDuration. */
describe("a duration", () => {
  it.each([
    ["10m", 600],
    ["90s", 90],
    ["1h30m", 5_400],
    ["1.5h", 5_400],
    ["500ms", 0.5],
    [".5h", 1_800],
    ["+10m", 600],
    ["1.h", 3_600],
    ["1h.5m", 3_630],
    ["100us", 0.000_1],
    ["5\u00b5s", 0.000_005],
    ["5\u03bcs", 0.000_005],
    ["7ns", 7e-9],
  ])("%s is %d seconds", (text, seconds) => {
    expect(secondsOf(text, OPTION)).toBeCloseTo(seconds, 12);
  });

  it.each([undefined, null, "", "0", "0s", "-0s", "+0", "0h0m"])("is none where it is %j", (value) => {
    expect(secondsOf(value, OPTION)).toBeUndefined();
  });

  const wrong = ["10", "m", "10 m", "ten minutes", "10d", "-5m", "5m!", ".", ".s", "1_0s", "5m ", "3000000h"];
  it.each([...wrong, 5, 0, true, {}])("is not %j", (value) => {
    const reading = () => secondsOf(value, OPTION);
    expect(reading).toThrow(`${OPTION}: ${JSON.stringify(value)} is no duration`);
    expect(reading).toThrow(expect.objectContaining({ stack: "" }));
    expect(reading).toThrow(pulumi.RunError);
  });
});
