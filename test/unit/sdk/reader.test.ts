import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { functions } from "../../definitions";
import { DeadlineError } from "../../../provider/core/errors";
import { tencent } from "../../../sdk";
import { isSecret, mockEngine, valueOf } from "./setup";

const SECRET_KEY = "SecretKey-Canary";

beforeAll(async () => {
  await mockEngine(true);
  const settings = { secretId: "id", secretKey: SECRET_KEY, region: "ap-guangzhou" };
  pulumi.runtime.setAllConfig({
    "batchflow:tencent": JSON.stringify(settings),
    "batchflow:tencent-prod": JSON.stringify({ ...settings, region: "ap-shanghai" }),
  });
});

/** Answers a reader in place of its client. */
function answer(type: string, run: (args: unknown, settings: unknown, signal: AbortSignal) => unknown) {
  const spec = functions.get(type)?.spec;
  if (spec === undefined) throw new Error(`there is no ${type}`);
  return vi
    .spyOn(spec, "run")
    .mockImplementation(({ args, settings, signal }) => Promise.resolve(run(args, settings, signal)));
}

beforeEach(() => {
  vi.stubEnv("TENCENTCLOUD_SECRET_ID", "");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("a reader", () => {
  it("quotes no argument that the program has marked secret", async () => {
    const failure = (args: object) =>
      new Promise<string>((resolve) => {
        const output = tencent.getJobOutput(args as never);
        for (const part of ["promise", "allResources", "isKnown", "isSecret"]) {
          const member: unknown = Reflect.get(output, part);
          const promise = (typeof member === "function" ? member.call(output) : member) as Promise<unknown>;
          promise.catch((error: unknown) => resolve((error as Error).message));
        }
      });
    expect(await failure({ jobId: pulumi.output(12345678) })).toContain("not the number 12345678");
    const marked = await failure({ jobId: pulumi.secret(12345678) });
    expect(marked).toContain("jobId: must be a text, not a number");
    expect(marked).not.toContain("12345678");
  });

  it("takes the connection of the stack's configuration", async () => {
    const run = answer("tencent:getJob", (args, settings) => ({ jobId: "job-1", args, settings }));
    expect(await tencent.getJob({ jobId: "job-1" })).toEqual({ jobId: "job-1" });
    expect(await tencent.getJob({ jobId: "job-1", connection: "tencent-prod" })).toEqual({ jobId: "job-1" });
    expect(run.mock.calls.map(([{ settings }]) => settings.region)).toEqual(["ap-guangzhou", "ap-shanghai"]);
  });

  it("refuses wrong arguments by name, before any request", async () => {
    const run = answer("tencent:getJob", () => ({}));
    await expect(tencent.getJob({ jobId: 1 } as never)).rejects.toThrow(/tencent:getJob.*jobId/);
    await expect(tencent.getJob({ jobId: "job-1", jobbId: 1 } as never)).rejects.toThrow(/jobbId/);
    await expect(tencent.getJob({ jobId: "job-1", connection: "none" })).rejects.toThrow(/"none"/);
    expect(run).not.toHaveBeenCalled();
  });

  it("leaves out credentials that the platform echoes", async () => {
    const authentications = [{ scene: "COS", secretId: "Id-Canary", secretKey: "Key-Canary" }];
    answer("tencent:getComputeEnvCreateInfo", () => ({ envId: "env-1", authentications }));
    const result = await tencent.getComputeEnvCreateInfo({ envId: "env-1" });
    expect(JSON.stringify(result)).not.toContain("Canary");
    expect(result.authentications).toEqual([{ scene: "COS" }]);
  });

  it("says how to give it more time, and has more of it by itself where it waits for work", async () => {
    answer("tencent:getJob", () => Promise.reject(new DeadlineError("timed out")));
    await expect(tencent.getJob({ jobId: "job-1" })).rejects.toThrow("timed out. Raise `timeoutSeconds`");
    const seconds = (type: string) => functions.get(type)?.timeoutSeconds;
    expect(seconds("tencent:getJob")).toBe(120);
    expect(seconds("otc:waitForImageJob")).toBe(1800);
    expect(seconds("otc:exportImage")).toBe(1800);
  });

  it("is bounded in time", async () => {
    const seen: boolean[] = [];
    answer("tencent:getJob", async (_args, _settings, signal) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      seen.push(signal.aborted);
      throw new Error("too slow");
    });
    await expect(tencent.getJob({ jobId: "job-1" }, { timeoutSeconds: 0.05 })).rejects.toThrow("too slow");
    expect(seen).toEqual([true]);
  });

  it("fails with its own name and without the connection's credentials", async () => {
    answer("tencent:getJob", () => {
      throw new Error(`the platform quotes ${SECRET_KEY}`);
    });
    const failure: unknown = await tencent.getJob({ jobId: "job-1" }).catch((error: unknown) => error);
    expect(String(failure)).toMatch(/tencent:getJob.*\[secret\]/);
    expect((failure as Error).stack).not.toContain(SECRET_KEY);
  });
});

describe("a function that changes something", () => {
  it("is not called in a preview", async () => {
    const run = answer("tencent:terminateComputeNodes", () => ({ requestId: "r" }));
    const args = { envId: "env-1", computeNodeIds: ["node-1"] };
    expect(await tencent.terminateComputeNodes(args)).toBeUndefined();
    expect(run).not.toHaveBeenCalled();
  });
});

describe("the output form of a reader", () => {
  it("reads once its arguments are known", async () => {
    answer("tencent:getJob", (args) => args);
    const jobId = pulumi.output(Promise.resolve("job-7"));
    expect(await valueOf(tencent.getJobOutput({ jobId }))).toEqual({ jobId: "job-7" });
  });

  it("does not read while one of them is unknown", async () => {
    const run = answer("tencent:getJob", (args) => args);
    const jobId = pulumi.output<string>(pulumi.unknown as unknown as string);
    const result = tencent.getJobOutput({ jobId });
    // Resolves in either case, unlike the value itself.
    expect(await isSecret(result)).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it("is secret when an argument is", async () => {
    answer("tencent:getJob", (args) => args);
    expect(await isSecret(tencent.getJobOutput({ jobId: pulumi.secret("job-1") }))).toBe(true);
  });
});
