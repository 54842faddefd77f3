import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import { isRecord } from "../../../provider/core/schema/values";
import type { TencentClient } from "../../../provider/platforms/tencent/api/client";
import { computeEnv, instanceType, job, taskTemplate } from "../../../provider/platforms/tencent";
import { encode } from "../../../provider/platforms/tencent/api/wire";

const functions = [computeEnv, instanceType, job, taskTemplate].flatMap((kind) => kind.functions);

interface Example {
  readonly action: string;
  readonly api: "3.0" | "2017";
  readonly title: string;
  readonly response: { readonly Response: Readonly<Record<string, unknown>> };
}

const file = path.join(__dirname, "../../fixtures/tencent-batch.examples.json");
const examples = (JSON.parse(readFileSync(file, "utf8")) as Example[])
  .map((example, index) => ({ ...example, index }))
  .filter(({ action, response }) => action.startsWith("Describe") && isRecord(response));

/** Members of answers that come out under other names or not at all: the envelope, and what the API does not declare. */
const LEFT_OUT = /(^|\.)(RequestId|TotalCount|CPU|Memory|StartTaskName|EndTaskName)$/;

/** What samples print otherwise than the documents say: no node count. */
const DEVIATIONS: Readonly<Record<string, readonly unknown[]>> = { 2017: ["desiredComputeNodeCount"] };

/** The paths of all members that say something, without indexes. */
function members(value: unknown, at = ""): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => members(item, at));
  if (!isRecord(value)) return [at];
  return Object.entries(value).flatMap(([name, item]) => members(item, at === "" ? name : `${at}.${name}`));
}

function readerOf(action: string) {
  const found = functions.find((definition) => definition.action === action);
  if (found === undefined) throw new Error(`no reader calls ${action}`);
  return found;
}

async function read({ action, response }: Example): Promise<unknown> {
  const client = {
    settings: { edition: "current" },
    call: () => Promise.resolve(response.Response),
  } as unknown as TencentClient;
  return readerOf(action).spec.run({
    client,
    settings: { edition: "current" },
    signal: new AbortController().signal,
    log: () => undefined,
    args: { envId: "env-lcpcej85", jobId: "job-97zcl3wt", taskName: "A" },
  });
}

describe("readers of the documented answers", () => {
  it("has examples of all of them", () => {
    expect(new Set(examples.map(({ action }) => action)).size).toBe(12);
  });

  it.each(examples)("$index $action of $api: $title", async (example) => {
    const value = await read(example);
    const { outputs } = readerOf(example.action).spec;
    const parsed = outputs.safeParse(value);
    const problems = (parsed.error?.issues ?? []).filter(
      ({ path: at }) => !DEVIATIONS[example.api]?.includes(at.at(-1)),
    );
    expect(problems).toEqual([]);

    const { Response } = example.response;
    const wire = Array.isArray(value) ? Object.values(Response).find(Array.isArray) : Response;
    const kept = new Set(members(encode(outputs, value)));
    const lost = [...new Set(members(wire))].filter((member) => !kept.has(member) && !LEFT_OUT.test(member));
    expect(lost).toEqual([]);
  });

  it("reads numbers and booleans that are printed as text", async () => {
    const infos = examples.find(
      ({ action, api }) => action === "DescribeComputeEnvCreateInfos" && api === "3.0",
    );
    expect(await read(infos as Example)).toMatchObject([
      { envData: { internetAccessible: { internetMaxBandwidthOut: 50, publicIpAssigned: true } } },
      { envData: { systemDisk: { diskSize: 50 } } },
    ]);
  });

  it("reads both spellings of a dependence", async () => {
    const job = examples.find(({ action, api }) => action === "DescribeJob" && api === "3.0");
    expect(await read(job as Example)).toMatchObject({
      dependenceSet: [{ startTask: "A", endTask: "B" }, {}, {}, {}],
      jobState: "SUCCEED",
    });
  });

  it("reads what a program may sort by: the steps of a price and where a job is", async () => {
    // Members of the vendor's models that no sample prints.
    const price = {
      UnitPrice: 1,
      UnitPriceSecondStep: 0.8,
      UnitPriceDiscountThirdStep: 0.5,
      DiscountPriceFiveYear: 9,
    };
    const types = {
      action: "DescribeCvmZoneInstanceConfigInfos",
      response: { Response: { InstanceTypeQuotaSet: [{ Price: price }] } },
    };
    expect(await read(types as unknown as Example)).toEqual([
      {
        price: {
          unitPrice: 1,
          unitPriceSecondStep: 0.8,
          unitPriceDiscountThirdStep: 0.5,
          discountPriceFiveYear: 9,
        },
      },
    ]);
    const Placement = { Zone: "z", HostId: "host-1", RackId: "rack-1" };
    const jobs = {
      action: "DescribeJobs",
      response: { Response: { TotalCount: 1, JobSet: [{ JobId: "job-1", Placement }] } },
    };
    expect(await read(jobs as unknown as Example)).toEqual([
      { jobId: "job-1", placement: { zone: "z", hostId: "host-1", rackId: "rack-1" } },
    ]);
  });

  it("reads what becomes of a task instance whose machine cannot be created", async () => {
    const task = examples.find(({ action, api }) => action === "DescribeTask" && api === "3.0");
    expect(await read(task as Example)).toMatchObject({
      taskInstanceSet: [{ stateIfCreateCvmFailed: "FAILED" }, { stateIfCreateCvmFailed: "FAILED" }],
    });
  });

  it("gives instance types cores, memory and a price", async () => {
    const types = examples.find(({ action }) => action === "DescribeCvmZoneInstanceConfigInfos");
    expect(await read(types as Example)).toMatchObject([
      { instanceType: "S3.SMALL1", cpu: 1, memory: 1, price: { unitPrice: 0.18, chargeUnit: "HOUR" } },
      { instanceType: "S3.SMALL2", cpu: 1, memory: 2, price: { unitPrice: 0.26, chargeUnit: "HOUR" } },
    ]);
  });
});
