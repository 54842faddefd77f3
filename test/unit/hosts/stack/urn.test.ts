import { describe, expect, it } from "vitest";

import { nameOf, parseUrn } from "../../../../provider/hosts/stack/urn";
import { urnOf } from "./states";

describe("URNs", () => {
  it("say stack, project and name", () => {
    expect(parseUrn(`${urnOf("a")}::b`)).toEqual({ stack: "dev", project: "shop", name: "a::b" });
    expect(nameOf(urnOf("x:y"))).toBe("x:y");
    expect(nameOf("none")).toBe("none");
  });
});
