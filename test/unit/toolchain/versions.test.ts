import { describe, expect, it } from "vitest";
import { isAtLeast, parseVersion } from "../../toolchain/pulumi/versions";

describe("parseVersion", () => {
  it.each([
    ["v3.255.0", { major: 3, minor: 255, patch: 0, prerelease: "" }],
    ["3.200", { major: 3, minor: 200, patch: 0, prerelease: "" }],
    [" 3.201.4-alpha.1+dirty\n", { major: 3, minor: 201, patch: 4, prerelease: "alpha.1" }],
  ])("reads %j", (text, version) => {
    expect(parseVersion(text)).toEqual(version);
  });

  it.each(["", "latest", "3", "v3.x.1", "pulumi 3.2.1"])("refuses %j", (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });
});

describe("isAtLeast", () => {
  it.each([
    ["v3.200.0", true],
    ["v3.199.9", false],
    ["v3.1000.0", true],
    ["v4.0.0", true],
    ["v2.999.0", false],
    ["v3.200.0-alpha.1", false],
    ["v3.200.1-alpha.1", true],
    ["unknown", false],
    ["", false],
  ])("compares %j with 3.200.0", (version, expected) => {
    expect(isAtLeast(version, "3.200.0")).toBe(expected);
  });
});
