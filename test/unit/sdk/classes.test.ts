import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it, vi } from "vitest";

import { resources } from "../../definitions";
import * as errors from "../../../provider/core/errors";
import * as sdk from "../../../sdk";
import { tencent } from "../../../sdk";
import { mockEngine } from "./setup";

const ARGS: tencent.TaskTemplateArgs = {
  taskTemplateInfo: { application: { deliveryForm: "LOCAL", command: "true" }, envId: "env-1" },
};

beforeAll(async () => {
  await mockEngine();
});

describe("the class", () => {
  it.each([...resources.keys()])("of %s tells the engine's type to policies", (type) => {
    const [platform = "", name = ""] = type.split(":");
    const Class = (sdk as unknown as Record<string, Record<string, object>>)[platform]?.[name];
    expect(Class).toHaveProperty("__pulumiType", `pulumi-nodejs:dynamic/batchflow/${type}`);
  });
});

describe("every error that a program can meet", () => {
  it("is of a class that the package exports", () => {
    const classes = Object.entries(errors).filter(
      ([name, one]) =>
        typeof one === "function" && one.prototype instanceof Error && name !== "NothingLeftError",
    );
    expect(classes.length).toBeGreaterThan(10);
    for (const [name, one] of classes) expect(Reflect.get(sdk, name), name).toBe(one);
  });
});

describe("isInstance", () => {
  it("tells the types apart", () => {
    const template: unknown = new tencent.TaskTemplate("t", ARGS);
    expect(tencent.TaskTemplate.isInstance(template)).toBe(true);
    expect(tencent.Job.isInstance(template)).toBe(false);
    for (const other of [
      undefined,
      null,
      {},
      "tencent:TaskTemplate",
      new pulumi.ComponentResource("acme:Farm", "farm"),
    ]) {
      expect(tencent.TaskTemplate.isInstance(other)).toBe(false);
    }
  });

  it("knows resources of another loaded copy of the package", async () => {
    vi.resetModules();
    const copy = await import("../../../sdk/index.js");
    expect(copy.tencent.TaskTemplate).not.toBe(tencent.TaskTemplate);
    const theirs: unknown = new copy.tencent.TaskTemplate("t", ARGS);
    expect(theirs instanceof tencent.TaskTemplate).toBe(false);
    expect(tencent.TaskTemplate.isInstance(theirs)).toBe(true);
  });
});
