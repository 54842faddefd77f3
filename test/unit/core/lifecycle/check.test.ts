import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { Identity } from "../../../../provider/core/identity";
import { UNKNOWN } from "../../../../provider/core/schema/values";
import { INPUTS, newRun } from "../sample/runs";
import { freshPlatform, type SamplePlatform } from "../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

describe("check", () => {
  it("names a resource that has no name after itself, the same in every run", async () => {
    const { name: _name, ...unnamed } = INPUTS;
    const first = (await newRun().check({}, unnamed)).inputs.name;
    expect(first).toMatch(/^train-[0-9a-f]{7}$/);
    expect((await newRun().check({}, unnamed)).inputs.name).toBe(first);
    expect(
      (await newRun().check({}, { ...unnamed, __identity: "proj::prod::sample:Object::train" })).inputs.name,
    ).not.toBe(first);
  });

  it("makes a name without hyphens where the platform takes none", () => {
    const identity = new Identity("proj::dev::sample:Object::nightly-run.2");
    expect(identity.autoName({ maxLength: 50, separator: "_" })).toMatch(/^nightly_run_2_[0-9a-f]{7}$/);
    expect(identity.autoName({ maxLength: 16, separator: "" })).toMatch(/^nightlyru[0-9a-f]{7}$/);
    expect(identity.autoName({ maxLength: 50 })).toMatch(/^nightly-run-2-[0-9a-f]{7}$/);
  });

  it("makes a name in lower case where the platform takes no other", () => {
    const identity = new Identity("proj::dev::sample:Object::Nightly_Run.2");
    expect(identity.autoName({ maxLength: 40, lowerCase: true })).toMatch(/^nightly-run-2-[0-9a-f]{7}$/);
  });

  it("keeps the name that the object has", async () => {
    const { name: _name, ...unnamed } = INPUTS;
    expect((await newRun().check({ name: "older" }, unnamed)).inputs.name).toBe("older");
  });

  it.each([
    [{ size: -1 }, "size", "-1"],
    [{ size: "many" }, "size", "many"],
    [{ disk: { size: 5 } }, "disk.size", "5"],
    [{ disks: [{ size: 10 }, { size: 10, type: "TAPE" }] }, "disks[1].type", "TAPE"],
    [{ colour: "red" }, "colour", "no such property"],
    [{ zone: undefined }, "zone", "is required: a text"],
  ])("refuses %j and names the property and the value", async (change, property, mention) => {
    const { failures } = await newRun().check({}, { ...INPUTS, ...change });
    expect(failures.map((failure) => failure.property)).toEqual([property]);
    expect(failures[0]?.reason).toContain(mention);
    expect(platform.calls).toEqual([]);
  });

  it("refuses what the connection's settings do not have", async () => {
    const inputs = { ...INPUTS, cache: { size: 1 } };
    expect((await newRun().check({}, inputs)).failures).toEqual([]);
    const [failure] = (await newRun({ key: "k", edition: "old" }).check({}, inputs)).failures;
    expect(failure).toEqual({ property: "cache.size", reason: 'needs a connection with edition "new"' });
  });

  it("leaves rules out where what they look at is wrong in itself", async () => {
    const { failures } = await newRun().check(
      {},
      { ...INPUTS, zone: "ruled", image: { toString: null }, snapshot: "s" },
    );
    expect(failures.map((failure) => failure.property)).toEqual(["image"]);
    expect(failures[0]?.reason).toBe("must be a text, not an object");
  });

  it("never quotes a secret", async () => {
    const { failures } = await newRun().check({}, { ...INPUTS, password: ["hunter22"] });
    expect(JSON.stringify(failures)).not.toContain("hunter22");
    expect(failures[0]?.property).toBe("password");
  });

  it("judges no value that is not known yet, at any depth", async () => {
    const unknowns = { size: UNKNOWN, disk: UNKNOWN, disks: [{ size: UNKNOWN }], tags: { a: UNKNOWN } };
    expect((await newRun().check({}, { ...INPUTS, ...unknowns })).failures).toEqual([]);
    expect((await newRun().check({}, { ...INPUTS, zone: "ruled", image: UNKNOWN })).failures).toEqual([]);
    expect((await newRun().check({}, { ...INPUTS, zone: "ruled" })).failures.map((f) => f.property)).toEqual([
      "image",
    ]);
  });

  it("says which key of the connection is missing", async () => {
    const { failures } = await newRun({}).check({}, INPUTS);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.reason).toContain("batchflow:sample.key --secret");
    expect(failures[0]?.reason).toContain("SAMPLE_KEY");
  });

  it("is idempotent and throws on nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom("name", "size", "zone", "disk", "disks", "tags", "x", "__identity"),
          fc.jsonValue(),
        ),
        async (news) => {
          const once = await newRun().check({}, news);
          expect(await newRun().check({}, once.inputs)).toEqual(once);
        },
      ),
    );
  });
});
