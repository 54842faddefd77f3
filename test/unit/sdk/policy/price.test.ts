import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, it } from "vitest";

import { UNKNOWN } from "../../../../provider/core/schema/values";
import { dynamicType } from "../../../../provider/hosts/token";
import { maxPricePerEnvironment, maxPricePerStack, type Prices } from "../../../../sdk/policy";
import { CLEAN, judge, judgeStack, OTHER } from "./judge";
import { env, envData, FORMS, job, OTHERS, task, template } from "./resources";

const offer = (instanceType: string, pricePerHour: number, more: object = {}) => ({
  instanceType,
  pricePerHour,
  currency: "CNY",
  ...more,
});
const prices: Prices = {
  tencent: [
    offer("S1.SMALL2", 0.5),
    offer("S5.LARGE8", 0.1, { zone: "ap-guangzhou-2" }),
    offer("S5.LARGE8", 9, { zone: "ap-guangzhou-3" }),
    offer("SA2.USD", 1, { currency: "USD" }),
    { instanceType: "GN.SOLD" },
  ],
};
const ofTypes = (...instanceTypes: readonly string[]) =>
  env({ envData: { imageId: "img-bd78fy2t", instanceTypes } });

const folder = mkdtempSync(join(tmpdir(), "batchflow-prices-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the ceiling of an environment", () => {
  const hourly = maxPricePerEnvironment({ perHour: 1, prices });

  it.each(FORMS)("is held against all of its nodes for an hour, in the %s form", async (_name, form) => {
    expect(await judge(hourly, env({ desiredComputeNodeCount: 3 }, form))).toEqual({
      ...CLEAN,
      violations: [
        "tencent:ComputeEnv farm: desiredComputeNodeCount costs 1.5 CNY an hour, at most 1 CNY are allowed",
      ],
    });
    expect(await judge(hourly, env({ desiredComputeNodeCount: 2 }, form))).toEqual(CLEAN);
    expect(await judge(hourly, env({ desiredComputeNodeCount: 0 }, form))).toEqual(CLEAN);
  });

  it("is held against a month of 730 hours of what stands, and not of what works", async () => {
    const monthly = maxPricePerEnvironment({ perMonth: 729.99, prices });
    expect((await judge(monthly, env())).violations).toEqual([
      expect.stringContaining("costs 730 CNY a month, at most 729.99 CNY are allowed"),
    ]);
    expect(await judge(maxPricePerEnvironment({ perMonth: 730, prices }), env())).toEqual(CLEAN);
    expect(await judge(monthly, job(task({ taskInstanceNum: 100 })))).toEqual(CLEAN);
  });

  it("is held against the tasks of jobs and templates for an hour", async () => {
    const tasks = [task(), task({ taskInstanceNum: 4 })];
    expect((await judge(hourly, job(...tasks))).violations).toEqual([
      "tencent:Job run: tasks[1].computeEnv costs 2 CNY an hour, at most 1 CNY are allowed",
    ]);
    expect((await judge(hourly, template(task({ taskInstanceNum: 4 })))).violations).toHaveLength(1);
  });

  it("is held against the dearest type that the platform may choose, in the environment's zone", async () => {
    expect(await judge(hourly, ofTypes("S5.LARGE8", "S1.SMALL2"))).toEqual(CLEAN);
    const elsewhere = {
      placement: { zone: "ap-guangzhou-3" },
      envData: envData({ instanceType: "S5.LARGE8" }),
    };
    expect((await judge(hourly, env(elsewhere))).violations).toEqual([
      expect.stringContaining("costs 18 CNY an hour"),
    ]);
  });

  it("is in a currency, if one is named", async () => {
    const usd = { perHour: 1, prices };
    expect(
      (await judge(maxPricePerEnvironment({ ...usd, currency: "CNY" }), ofTypes("SA2.USD"))).violations,
    ).toEqual([expect.stringContaining("costs 2 USD an hour, the ceiling is in CNY")]);
    expect(
      (await judge(maxPricePerEnvironment({ ...usd, currency: "USD" }), ofTypes("SA2.USD"))).violations,
    ).toEqual([expect.stringContaining("costs 2 USD an hour, at most 1 USD are allowed")]);
  });

  it("is broken by a type without a price, and says so beside what is too dear", async () => {
    expect((await judge(hourly, ofTypes("GN.SOLD"))).violations).toEqual([
      expect.stringMatching(
        /^tencent:ComputeEnv farm: desiredComputeNodeCount has no certain price: .*GN\.SOLD/,
      ),
    ]);
    const both = job(
      task({ taskInstanceNum: 4 }),
      task({ computeEnv: { envData: envData({ instanceType: "X" }) } }),
    );
    expect((await judge(hourly, both)).violations).toEqual([
      expect.stringContaining("tasks[0].computeEnv costs 2 CNY"),
      expect.stringContaining("tasks[1].computeEnv has no certain price"),
    ]);
  });

  it.each([
    [{ desiredComputeNodeCount: UNKNOWN }, ".desiredComputeNodeCount"],
    [{ envData: UNKNOWN }, ".envData"],
    [{ envData: envData({ instanceType: UNKNOWN }) }, ".envData.instanceType"],
  ])("waits for %j", async (props, path) => {
    expect(await judge(hourly, env(props))).toEqual({
      ...CLEAN,
      open: [`string value at ${path} can't be known during preview`],
    });
  });

  it("is not for platforms without prices, nor for what runs no machines", async () => {
    const taskDag = { taskDescMap: { a: { instanceCount: 99 } } };
    expect(await judge(hourly, { type: dynamicType("alibaba:Job"), props: { taskDag } })).toEqual(CLEAN);
    for (const other of OTHERS) expect(await judge(hourly, other)).toEqual(OTHER);
  });
});

describe("the ceiling of a stack", () => {
  const farm = (nodes: unknown, name: string) => env({ desiredComputeNodeCount: nodes }, undefined, name);
  const policy = maxPricePerStack({ perHour: 2, perMonth: 1_000, prices });

  it("is held against the sums of environments and jobs, without templates", async () => {
    const parts = [farm(1, "one"), template(task({ taskInstanceNum: 50 })), ...OTHERS];
    expect(await judgeStack(policy, ...parts, farm(1, "two"), job(task(), task()))).toEqual(CLEAN);
    expect((await judgeStack(policy, ...parts, farm(2, "two"))).violations).toEqual([
      "The stack costs 1095 CNY a month, at most 1000 CNY are allowed. " +
        "tencent:ComputeEnv one: desiredComputeNodeCount costs 0.5 CNY an hour; " +
        "tencent:ComputeEnv two: desiredComputeNodeCount costs 1 CNY an hour",
    ]);
    expect((await judgeStack(policy, ...parts, job(task({ taskInstanceNum: 4 })))).violations).toEqual([
      expect.stringMatching(/^The stack costs 2\.5 CNY an hour, at most 2 CNY are allowed\. .*tasks\[0\]/),
    ]);
  });

  it("waits for what is not known, unless the rest is too dear", async () => {
    const open = [expect.stringContaining(".desiredComputeNodeCount")];
    expect(await judgeStack(policy, farm(1, "one"), farm(UNKNOWN, "two"))).toMatchObject({
      open,
      violations: [],
    });
    expect(await judgeStack(policy, farm(9, "one"), farm(UNKNOWN, "two"))).toMatchObject({
      open,
      violations: [expect.stringContaining("an hour"), expect.stringContaining("a month")],
    });
  });
});

describe("prices", () => {
  it("may be a file, as the command line takes it", async () => {
    const file = join(folder, "prices.json");
    writeFileSync(file, JSON.stringify(prices));
    const policy = maxPricePerEnvironment({ perHour: 0.9, prices: file });
    expect((await judge(policy, env())).violations).toHaveLength(1);
  });

  it("are refused where they are none, when the pack starts", () => {
    const wrong = join(folder, "wrong.json");
    writeFileSync(wrong, JSON.stringify({ tencent: [{ pricePerHour: 1 }] }));
    expect(() => maxPricePerStack({ perHour: 1, prices: wrong })).toThrow(/wrong\.json.*instanceType/);
    expect(() => maxPricePerStack({ perHour: 1, prices: join(folder, "none.json") })).toThrow(/none\.json/);
    const unlikely = { tencent: [{ instanceType: "S1", pricePerHour: 1 }] };
    expect(() => maxPricePerEnvironment({ perHour: 1, prices: unlikely })).toThrow(/currency/);
  });
});
