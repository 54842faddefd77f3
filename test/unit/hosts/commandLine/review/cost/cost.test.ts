import { describe, expect, it } from "vitest";

import { costOf } from "../../../../../../provider/hosts/commandLine/review/cost";
import { change, envOf, EXAMPLE, preview, sourcesWith } from "./preview";

const application = { deliveryForm: "LOCAL", command: "echo hello" };
const jobOf = (taskInstanceNum: number) => ({
  placement: { zone: "ap-chongqing-1" },
  tasks: [{ application, computeEnv: { envData: { instanceType: "S3.SMALL1" } }, taskInstanceNum }],
});

describe("what a change costs", () => {
  // 2 × 0.18 × 730 = 262.80; 4 × 0.26 × 730 = 759.20.
  it("is in a row for each resource, and its difference in the headline", async () => {
    const grows = change({ name: "workers", verb: "update", before: envOf(2), after: envOf(4, "S3.SMALL2") });
    const stays = change({ name: "other", verb: "update", before: envOf(1), after: envOf(1) });
    const section = await costOf(preview([grows], [stays]), sourcesWith());
    expect(section.perMonth).toEqual([{ currency: "CNY", difference: 496.4 }]);
    expect(section.isComplete).toBe(true);
    // With the environment that stays: 131.40 more before and after.
    expect(section.headline).toBe("+496.40 CNY a month (394.20 CNY → 890.60 CNY)");
    expect(section.markdown).toEqual([
      "| resource | machines | an hour | a month (730 h) |",
      "| --- | --- | --- | --- |",
      "| `workers` (tencent:ComputeEnv) | 2 × `S3.SMALL1` → 4 × `S3.SMALL2` | 0.36 CNY → 1.04 CNY | 262.80 CNY → 759.20 CNY |",
      "",
      "- All environments of the stack: 394.20 CNY → 890.60 CNY a month.",
    ]);
  });

  it("is less after a deletion, and all of it after a creation", async () => {
    const gone = change({ name: "old", verb: "delete", before: envOf(2) });
    const made = change({ name: "new", verb: "create", after: envOf(1, "S3.SMALL2") });
    const section = await costOf(preview([gone, made]), sourcesWith());
    expect(section.perMonth).toEqual([{ currency: "CNY", difference: -73 }]);
    expect(section.headline).toBe("−73.00 CNY a month (262.80 CNY → 189.80 CNY)");
  });

  it("does not count what only comes into the stack or leaves it, and runs on", async () => {
    const taken = change({ name: "mine", verb: "adopt", after: envOf(2) });
    const left = change({ name: "yours", verb: "keep", before: envOf(3) });
    const section = await costOf(preview([taken, left]), sourcesWith());
    expect(section.perMonth).toEqual([]);
    expect(section.headline).toBeUndefined();
    expect(section.markdown.join("\n")).toMatch(/`mine`.* ran before \|\n.*`yours`.* runs on \|/);
    const grown = change({ name: "mine", verb: "adopt", before: envOf(2), after: envOf(3) });
    expect((await costOf(preview([grown]), sourcesWith())).perMonth).toEqual([
      { currency: "CNY", difference: 131.4 },
    ]);
  });

  it("is all of it where a replacement leaves the old object behind", async () => {
    const inputs = { before: envOf(2), after: envOf(2, "S3.SMALL2") };
    const replaced = change({ name: "a", verb: "replace", ...inputs });
    expect((await costOf(preview([replaced]), sourcesWith())).perMonth).toMatchObject([
      { difference: 116.8 },
    ]);
    const left = { ...replaced, isRetained: true };
    expect((await costOf(preview([left]), sourcesWith())).perMonth).toMatchObject([{ difference: 379.6 }]);
  });

  it("is per hour of running for a job, and in no month", async () => {
    const again = change({
      name: "nightly",
      type: "tencent:Job",
      verb: "rerun",
      before: jobOf(3),
      after: jobOf(3),
    });
    const section = await costOf(preview([again]), sourcesWith());
    expect(section.perMonth).toEqual([]);
    expect(section.headline).toBe("0.54 CNY for each hour in which the jobs run");
    expect(section.markdown).toContain(
      "| `nightly` (tencent:Job) | 3 × `S3.SMALL1` | 0.54 CNY | while it runs |",
    );
  });

  it("is per hour of others' work for a template", async () => {
    const [task] = jobOf(2).tasks;
    const made = change({
      name: "t",
      type: "tencent:TaskTemplate",
      verb: "create",
      after: { taskTemplateInfo: task },
    });
    const section = await costOf(preview([made]), sourcesWith());
    expect(section.headline).toBeUndefined();
    expect(section.markdown).toContain(
      "| `t` (tencent:TaskTemplate) | none → 2 × `S3.SMALL1` | 0 → 0.36 CNY | while jobs use it |",
    );
  });

  it("has no lines where machines stay as they are", async () => {
    const renamed = change({
      name: "a",
      verb: "update",
      before: envOf(2),
      after: envOf(2, "S3.SMALL1", { envName: "b" }),
    });
    const foreign = change({
      name: "b",
      verb: "create",
      type: "aws:s3/bucket:Bucket",
      isOurs: false,
      after: {},
    });
    const image = change({ name: "c", verb: "create", type: "otc:Image", after: {} });
    const section = await costOf(preview([renamed, foreign, image]), sourcesWith());
    expect(section).toMatchObject({ markdown: [], isComplete: true, perMonth: [] });
    expect(section.headline).toBeUndefined();
  });

  it("is a range where the platform chooses, of which gates get the highest", async () => {
    const envData = { instanceTypes: ["S3.SMALL1", "S3.SMALL2"] };
    const made = change({ name: "a", verb: "create", after: envOf(1, "", { envData }) });
    const section = await costOf(preview([made]), sourcesWith());
    expect(section.perMonth).toEqual([{ currency: "CNY", difference: 189.8 }]);
    expect(section.headline).toBe("+131.40–+189.80 CNY a month (0 → 131.40–189.80 CNY)");
    expect(section.markdown.join("\n")).toContain("gates use the highest");
  });
});

describe("what is not known of the cost", () => {
  it("is that of an update whose inputs a plan does not tell", async () => {
    const update = change({ name: "a", verb: "update" });
    const section = await costOf(preview([update], [change({ name: "b", verb: "update" })]), sourcesWith());
    expect(section).toMatchObject({ isComplete: false, perMonth: [], headline: "the cost is not known" });
    expect(section.markdown).toContain("| `a` (tencent:ComputeEnv) | not known | not known | not known |");
    expect(section.markdown.join("\n")).not.toContain("`b`");
  });

  it("is said with its reason, and does not hide the rest", async () => {
    const known = change({ name: "a", verb: "create", after: envOf(1) });
    const other = change({ name: "b", verb: "create", after: envOf(1, "GN2.7XLARGE56") });
    const section = await costOf(preview([known, other]), sourcesWith());
    expect(section.perMonth).toEqual([{ currency: "CNY", difference: 131.4 }]);
    expect(section).toMatchObject({
      isComplete: false,
      json: { unknown: ["no price of GN2.7XLARGE56 (POSTPAID_BY_HOUR) in ap-chongqing-1"] },
    });
    expect(section.headline).toContain("the rest is not known");
    const text = section.markdown.join("\n");
    expect(text).toContain(
      "| `b` (tencent:ComputeEnv) | none → 1 × `GN2.7XLARGE56` | 0 → not known | 0 → not known |",
    );
    expect(text).toMatch(/- Not known: `no price of GN2.7XLARGE56/);
  });

  it("is not guessed from a default where the program's value is not known yet", async () => {
    const path = "desiredComputeNodeCount";
    const made = change({
      name: "a",
      verb: "create",
      properties: [
        { path, isUnknown: true, replaces: false },
        { path: "envData.instanceChargeType", isUnknown: true, replaces: false },
      ],
      after: envOf(undefined),
    });
    const section = await costOf(preview([made]), sourcesWith());
    expect(section.perMonth).toEqual([]);
    expect(section).toMatchObject({
      isComplete: false,
      json: { unknown: ["the number of nodes is not known yet"] },
    });
    expect(section.json).toMatchObject({ resources: [{ after: [{ instanceTypes: ["S3.SMALL1"] }] }] });
    expect(JSON.stringify(section.json)).not.toContain("POSTPAID_BY_HOUR");
  });

  it("is the part of a value that is not known yet, and no more of it", async () => {
    const instanceType = "S3.SMALL1";
    const shown = { instanceType, imageId: "[not known yet]", zones: ["ap-chongqing-1", "[not known yet]"] };
    const update = change({
      name: "a",
      verb: "update",
      properties: [{ path: "envData", after: shown, isUnknown: true, replaces: false }],
      before: envOf(1, ""),
      after: envOf(1, "", { envData: { instanceType, zones: ["ap-chongqing-1", null] } }),
    });
    const { json } = await costOf(preview([update]), sourcesWith());
    // In any zone the type costs the same.
    const after = { instanceTypes: [instanceType], zones: [], perHour: { highest: 0.18 } };
    expect(json).toMatchObject({ resources: [{ after: [after] }] });
  });

  it("is why a platform could not be asked, of each connection alone", async () => {
    const first = change({ name: "a", verb: "create", after: envOf(1) });
    const second = change({
      name: "b",
      verb: "create",
      after: envOf(1, "S3.SMALL1", { connection: "tencent-eu" }),
    });
    const sources = sourcesWith({
      tencent: { value: EXAMPLE },
      "tencent-eu": { unknown: "it could not be asked: [timeout](https://x) @all" },
    });
    const section = await costOf(preview([first, second]), sources);
    expect([...sources.asked].sort()).toEqual(["tencent", "tencent-eu"]);
    expect(section.perMonth).toEqual([{ currency: "CNY", difference: 131.4 }]);
    expect(section).toMatchObject({
      isComplete: false,
      json: { unknown: ["it could not be asked: [timeout](https://x) @all"] },
    });
    // In code, what others have written is neither a link nor a mention.
    expect(section.markdown).toContain("- Not known: `it could not be asked: [timeout](https://x) @all`");
  });
});
