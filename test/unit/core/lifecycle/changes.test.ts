import { beforeEach, describe, expect, it } from "vitest";
import { DeadlineError, RefusedError } from "../../../../provider/core/errors";
import { INPUTS, newRun, withSpec } from "../sample/runs";
import { freshPlatform, sample, type SamplePlatform } from "../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

describe("read", () => {
  it("keeps the user's spelling and write-only values, and shows drift", async () => {
    const { id, outputs } = await newRun().create({ ...INPUTS, disks: [], agent: "a1" });
    // The platform says "2", and nothing of disks.
    expect((await newRun().read(id, outputs))?.inputs).toEqual({ ...INPUTS, disks: [], agent: "a1" });
    const object = platform.objects.get(id);
    if (object) Object.assign(object, { size: 4, tags: { by: "hand" } });
    expect((await newRun().read(id, outputs))?.outputs).toMatchObject({
      size: "4",
      tags: { by: "hand" },
      agent: "a1",
    });
  });

  it("reads an object that the engine knows by its id alone: what it cannot read is no change then", async () => {
    await newRun().create({ ...INPUTS, __identity: "elsewhere" });
    const state = await newRun().read("obj-1", {});
    expect(state?.inputs).toMatchObject({ size: "2", zone: "z1" });
    const program = { ...INPUTS, agent: "a1", wait: false, password: "hunter22" };
    expect((await newRun().diff("obj-1", state?.outputs ?? {}, program)).changed).toBe(false);
  });

  it("fails where what is looked up by its id is not there", async () => {
    await expect(newRun().read("obj-7", {})).rejects.toThrow("there is no obj-7");
    await expect(newRun().read("obj-7", { connection: "sample" })).rejects.toThrow("there is no obj-7");
  });

  it("refuses an id of another form before any request", async () => {
    await expect(newRun().read("env-1", {})).rejects.toThrow(/"env-1".*obj-1/);
    expect(platform.calls).toEqual([]);
  });
});

describe("update", () => {
  it("passes on only what differs from the platform, and resumes after a failure", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    platform.calls.length = 0;
    await newRun().update(id, outputs, { ...INPUTS, size: 3 });
    expect(platform.calls).toEqual(["read", "update size", "settle"]);
    platform.calls.length = 0;
    await newRun().update(id, outputs, { ...INPUTS, size: 3, wait: false });
    expect(platform.calls).toContain("settle");
  });

  it("tells what of a change an interrupted run has made already", async () => {
    const told: string[][] = [];
    const lifecycle = withSpec({
      update: async (operation) => {
        told.push([...operation.changed, "pending:", ...operation.pending]);
        await sample.spec.update?.(operation);
      },
    });
    const { id, outputs } = await lifecycle.create(INPUTS);
    await lifecycle.update(id, outputs, { ...INPUTS, size: 3 });
    await lifecycle.update(id, outputs, { ...INPUTS, size: 3, pin: "1111" });
    expect(told).toEqual([
      ["size", "pending:", "size"],
      ["size", "pin", "pending:", "pin"],
    ]);
  });

  it("makes a change that no read shows, however often it is asked for", async () => {
    const { id, outputs } = await newRun().create({ ...INPUTS, pin: "1111" });
    for (const pin of ["2222", undefined]) {
      platform.calls.length = 0;
      await newRun().update(id, outputs, { ...INPUTS, ...(pin !== undefined && { pin }) });
      expect(platform.calls).toEqual(["read", "update pin", "settle"]);
    }
  });

  it("says how to give it more time", async () => {
    platform.settle = () => {
      throw new DeadlineError("timed out");
    };
    await expect(newRun().create(INPUTS)).rejects.toThrow(/timed out\. Raise the resource's customTimeouts/);
  });

  it("says what to do when the object is gone", async () => {
    await expect(newRun().update("obj-8", INPUTS, INPUTS)).rejects.toThrow("pulumi refresh");
  });
});

describe("delete", () => {
  it("succeeds twice", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    await newRun().delete(id, outputs);
    await newRun().delete(id, outputs);
    expect(platform.objects.size).toBe(0);
  });

  it("says once what to do after a failure, also where many fail of one cause that they share", async () => {
    const cause = new RefusedError("the login failed");
    const run = withSpec({ takesApart: "its nodes", delete: () => Promise.reject(cause) });
    for (const id of ["obj-1", "obj-2"]) {
      const failure = await run.delete(id, INPUTS).catch((error: unknown) => error);
      expect((failure as Error).message).toBe(
        `sample:Object train (${id}): the login failed. ` +
          "It may have lost its nodes already: if it is to stay, run `pulumi up --refresh`",
      );
      expect(failure).toBeInstanceOf(RefusedError);
    }
  });

  it("tells the definition what is known of the object", async () => {
    const { id, outputs } = await newRun().create(INPUTS);
    const told: unknown[] = [];
    const lifecycle = withSpec({ delete: ({ prior }) => Promise.resolve(void told.push(prior)) });
    await lifecycle.delete(id, outputs);
    const own = Object.entries(outputs).filter(([name]) => !name.startsWith("__"));
    expect(told).toEqual([Object.fromEntries(own)]);
  });
});
