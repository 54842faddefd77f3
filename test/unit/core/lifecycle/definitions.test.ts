import { beforeEach, describe, expect, it } from "vitest";
import { NothingLeftError } from "../../../../provider/core/errors";
import { PartialFailure } from "../../../../provider/core/lifecycle";
import { INPUTS, withSpec } from "../sample/runs";
import { freshPlatform, sample, type SamplePlatform } from "../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

describe("what a definition may say of its own", () => {
  it("replaces for reasons that lie in other values", async () => {
    const lifecycle = withSpec({
      replaces: (changed, before) => (changed.has("size") && before.fixedSize === true ? ["size"] : []),
    });
    const olds = { ...INPUTS, name: "train" };
    expect((await lifecycle.diff("obj-1", olds, { ...INPUTS, size: 3 })).replaces).toEqual([]);
    expect(
      (await lifecycle.diff("obj-1", { ...olds, fixedSize: true }, { ...INPUTS, size: 3 })).replaces,
    ).toEqual(["size"]);
    expect((await lifecycle.diff("obj-1", { ...olds, fixedSize: true }, INPUTS)).changed).toBe(false);
  });

  it("judges what is taken over by its outputs too", async () => {
    const lifecycle = withSpec({
      replaces: (changed, before) => (before.createTime === undefined ? [...changed] : []),
    });
    const { id } = await lifecycle.create(INPUTS);
    const adopted = await lifecycle.create({ ...INPUTS, __adopt: id, size: 3 });
    expect(adopted.id).toBe(id);
    expect(platform.objects.get(id)).toMatchObject({ size: 3 });
  });

  it("keeps in state the outputs to which a change has given other values", async () => {
    const lifecycle = withSpec({
      update: async (operation) => {
        await sample.spec.update?.(operation);
        return { createTime: "later" };
      },
    });
    const { id, outputs } = await lifecycle.create(INPUTS);
    expect(outputs).not.toHaveProperty("createTime", "later");
    expect((await lifecycle.update(id, outputs, { ...INPUTS, size: 3 })).outputs).toMatchObject({
      size: 3,
      createTime: "later",
    });
  });

  it("keeps in state the outputs that an object has only once it is ready", async () => {
    const lifecycle = withSpec({ settle: () => Promise.resolve({ createTime: "ready" }) });
    const { id, outputs } = await lifecycle.create(INPUTS);
    expect(outputs).toMatchObject({ createTime: "ready" });
    const updated = await lifecycle.update(id, { ...outputs, createTime: "" }, INPUTS);
    expect(updated.outputs).toMatchObject({ createTime: "ready" });
  });

  it("keeps nothing in state of an object that the platform failed to make and has removed", async () => {
    const lifecycle = withSpec({
      settle: ({ id }) => {
        platform.objects.delete(id);
        return Promise.reject(new NothingLeftError("the import failed"));
      },
    });
    const failure = await lifecycle.create(INPUTS).catch((error: unknown) => error);
    expect(failure).not.toBeInstanceOf(PartialFailure);
    expect((failure as Error).message).toContain("the import failed");
  });

  it("reads with what is known of the object, and without anything the first time", async () => {
    const priors: unknown[] = [];
    const lifecycle = withSpec({
      read: (operation) => {
        priors.push(operation.prior);
        return sample.spec.read(operation);
      },
    });
    const { id, outputs } = await lifecycle.create(INPUTS);
    await lifecycle.read(id, outputs);
    await lifecycle.read(id, { connection: undefined });
    await lifecycle.update(id, outputs, { ...INPUTS, size: 3 });
    const known = { name: "train", size: 2, zone: "z1" };
    expect(priors).toMatchObject([undefined, known, undefined, known]);
    expect(priors[1]).not.toHaveProperty("__identity");
  });
});
