import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { functions } from "../../definitions";
import { otc, tencent, useConnections } from "../../../sdk";
import { valueOf } from "./setup";

const calls: pulumi.runtime.MockCallArgs[] = [];
let answer: () => pulumi.runtime.MockCallResult;
let preview = false;

/** A unit test of a user: mocks in the engine's place, and no connection. */
async function setMocks(): Promise<void> {
  await pulumi.runtime.setMocks(
    {
      call: (args) => {
        calls.push(args);
        return answer();
      },
      newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as Record<string, unknown> }),
    },
    "proj",
    "dev",
    preview,
  );
}

beforeEach(async () => {
  calls.length = 0;
  preview = false;
  answer = () => ({});
  for (const { spec } of functions.values()) {
    vi.spyOn(spec, "run").mockRejectedValue(new Error("asks the platform"));
  }
  await setMocks();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("under mocks", () => {
  it("a reader asks them by its token, as an invoke does", async () => {
    answer = () => ({ jobId: "job-1", jobState: "SUCCEED" });
    expect(await tencent.getJob({ jobId: "job-1" })).toEqual({ jobId: "job-1", jobState: "SUCCEED" });
    expect(calls).toMatchObject([{ token: "batchflow:tencent:getJob", inputs: { jobId: "job-1" } }]);
  });

  it("a reader of a list takes it from the only member of their answer, as an invoke does", async () => {
    answer = () => ({ items: [{ jobId: "job-1" }] });
    expect(await tencent.getJobs({ jobNames: ["a"] })).toEqual([{ jobId: "job-1" }]);
    answer = () => ({ items: [] });
    expect(await tencent.getJobs()).toEqual([]);
  });

  it.each([{}, { items: { jobId: "job-1" } }, [{ jobId: "job-1" }]])(
    "a reader of a list names what the mock must answer instead of %j",
    async (wrong) => {
      answer = () => wrong;
      await expect(tencent.getJobs()).rejects.toThrow("batchflow:tencent:getJobs");
      await expect(tencent.getJobs()).rejects.toThrow("{ items: […] }");
    },
  );

  it("the output form asks them too", async () => {
    answer = () => ({ jobId: "job-1" });
    const jobId = pulumi.output(Promise.resolve("job-1"));
    expect(await valueOf(tencent.getJobOutput({ jobId }))).toEqual({ jobId: "job-1" });
    expect(calls).toMatchObject([{ inputs: { jobId: "job-1" } }]);
  });

  it("a function that changes something asks them, and in a preview nobody", async () => {
    answer = () => ({ jobId: "ims-1" });
    expect(await otc.waitForImageJob({ jobId: "ims-1" })).toEqual({ jobId: "ims-1" });
    expect(calls).toMatchObject([{ token: "batchflow:otc:waitForImageJob" }]);
    preview = true;
    await setMocks();
    expect(await otc.waitForImageJob({ jobId: "ims-1" })).toBeUndefined();
    expect(calls).toHaveLength(1);
  });

  it("they see the connection that a parent gives", async () => {
    const options = { transformations: [useConnections({ tencent: "tencent-prod" })] };
    const parent = new pulumi.ComponentResource("acme:Farm", "farm", {}, options);
    await tencent.getJob({ jobId: "job-1" }, { parent });
    expect(calls).toMatchObject([{ inputs: { jobId: "job-1", connection: "tencent-prod" } }]);
  });

  it("their failure is the reader's", async () => {
    answer = () => {
      // Of an error in mocks, Pulumi's invokes show what an answer of the engine would have: its details.
      throw Object.assign(new Error(), { details: "no such job" });
    };
    await expect(tencent.getJob({ jobId: "job-1" })).rejects.toThrow("no such job");
  });
});
