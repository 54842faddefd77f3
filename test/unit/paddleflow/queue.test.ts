import { describe, expect, it } from "vitest";

import {
  changeOfLocation,
  ISOLATION_KEY,
  isolationOf,
  PARENT_KEY,
  visibleLocation,
} from "../../../provider/platforms/paddleflow/queue/location";
import { decodeMembers } from "../../../provider/platforms/paddleflow/api/wire";
import { changeOfAmounts, exceeding } from "../../../provider/platforms/paddleflow/queue/amounts";
import { queueView } from "../../../provider/platforms/paddleflow/queue/structures";

const added = { [ISOLATION_KEY]: "logical", [PARENT_KEY]: "root" };

describe("the location of a queue", () => {
  it("hides what the server has added by itself", () => {
    expect(visibleLocation({ ...added, zone: "a" }, undefined)).toEqual({ zone: "a" });
    expect(visibleLocation(added, { zone: "a" })).toEqual({});
    expect(visibleLocation(null, undefined)).toEqual({});
  });

  it("shows what the program names too, and what is not the server's default", () => {
    expect(visibleLocation(added, { [PARENT_KEY]: "root" })).toEqual({ [PARENT_KEY]: "root" });
    const physical = { [ISOLATION_KEY]: "physical" };
    expect(visibleLocation(physical, undefined)).toEqual(physical);
  });

  it("changes by what differs, with an empty text for what goes", () => {
    expect(changeOfLocation({ zone: "b", rack: "1" }, { ...added, zone: "a", pool: "gpu" })).toEqual({
      pool: "",
      zone: "b",
      rack: "1",
    });
    expect(changeOfLocation({}, { ...added, [PARENT_KEY]: "team" })).toEqual({ [PARENT_KEY]: "root" });
    expect(changeOfLocation({ ...added }, added)).toEqual({});
  });

  it("never sends the isolation, and adds nothing where the server has added nothing", () => {
    expect(
      changeOfLocation({ [ISOLATION_KEY]: "physical", zone: "a" }, { [ISOLATION_KEY]: "physical" }),
    ).toEqual({
      zone: "a",
    });
    expect(changeOfLocation({ zone: "a" }, {})).toEqual({ zone: "a" });
  });

  it("tells the isolation", () => {
    expect(isolationOf(undefined)).toBe("logical");
    expect(isolationOf({ [ISOLATION_KEY]: "physical" })).toBe("physical");
  });
});

describe("the amounts of a queue", () => {
  it("are read as memory and written as mem", () => {
    const wire = { cpu: "1500m", memory: "1048576k", scalarResources: { "nvidia.com/gpu": "8" } };
    const read = (maxResources: object) => decodeMembers(queueView, { maxResources }).maxResources;
    expect(read(wire)).toEqual({
      cpu: "1500m",
      mem: "1048576k",
      scalarResources: { "nvidia.com/gpu": "8" },
    });
    expect(read({ cpu: "0", memory: "0" })).toEqual({ cpu: "0", mem: "0" });
  });

  it("are set to zero, or removed with an empty text, where they are not wanted", () => {
    const now = { cpu: "2", mem: "1Gi", scalarResources: { a: "1", b: "2" } };
    expect(changeOfAmounts({ cpu: "1", scalarResources: { b: "3" } }, now)).toEqual({
      cpu: "1",
      mem: "0",
      scalarResources: { a: "", b: "3" },
    });
    expect(changeOfAmounts(undefined, undefined)).toEqual({ cpu: "0", mem: "0", scalarResources: {} });
  });

  it("are compared one by one", () => {
    const most = { cpu: "1", mem: "1Gi", scalarResources: { gpu: "2" } };
    expect(exceeding({ cpu: "1000m", mem: "1024Mi", scalarResources: { gpu: "2" } }, most)).toEqual([]);
    expect(exceeding({ cpu: "1001m", mem: "2Gi", scalarResources: { gpu: "3", tpu: "1" } }, most)).toEqual([
      ["cpu"],
      ["mem"],
      ["scalarResources", "gpu"],
      ["scalarResources", "tpu"],
    ]);
  });
});
