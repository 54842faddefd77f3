import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

import { functions } from "../../definitions";
import {
  ArgumentError,
  DeadlineError,
  NotFoundError,
  type ReaderOptions,
  tencent,
  useConnections,
} from "../../../sdk";
import { isSecret, LATER, runningEngine, valueOf } from "./setup";

const SECRET_KEY = "SecretKey-Canary";

beforeAll(async () => {
  await runningEngine(true);
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
    await expect(tencent.getJob({ jobId: "job-1", connection: "none" })).rejects.toThrow(
      /^tencent:getJob: the configuration has no connection "none"/,
    );
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

const JOB: tencent.JobArgs = { jobName: "job", placement: { zone: "z" }, tasks: [] };

class Farm extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions = {}) {
    super("acme:Farm", name, {}, opts);
  }
}

describe("the options of a reader", () => {
  const regionOf = async (options: ReaderOptions, args: { connection?: string } = {}) => {
    const run = answer("tencent:getJob", () => ({}));
    await tencent.getJob({ jobId: "job-1", ...args }, options);
    return run.mock.calls.at(-1)?.[0].settings.region;
  };
  const prod = { transformations: [useConnections({ tencent: "tencent-prod" })] };

  it("take the connection from a parent, at any depth", async () => {
    const outer = new Farm("outer", prod);
    const inner = new Farm("inner", { parent: outer });
    expect(await regionOf({ parent: inner })).toBe("ap-shanghai");
    expect(await regionOf({ parent: outer })).toBe("ap-shanghai");
    expect(await regionOf({ parent: new Farm("apart") })).toBe("ap-guangzhou");
    expect(await regionOf({})).toBe("ap-guangzhou");
  });

  it("take the nearest connection, and an argument before all", async () => {
    const outer = new Farm("outer", {
      transformations: [useConnections({ tencent: "far", otc: "otc-prod" })],
    });
    const inner = new Farm("inner", { parent: outer, ...prod });
    const other = { transformations: [useConnections({ otc: "otc-test" })] };
    const innermost = new Farm("innermost", { parent: inner, ...other });
    expect(await regionOf({ parent: innermost })).toBe("ap-shanghai");
    expect(await regionOf({ parent: inner }, { connection: "tencent" })).toBe("ap-guangzhou");
  });

  it.each([0, -1, NaN, "10m"])("refuse a time limit of %s by its name", async (timeoutSeconds) => {
    const run = answer("tencent:getJob", () => ({}));
    await expect(
      tencent.getJob({ jobId: "job-1" }, { timeoutSeconds: timeoutSeconds as number }),
    ).rejects.toThrow(`tencent:getJob: timeoutSeconds must be a number above 0, but is ${timeoutSeconds}`);
    expect(run).not.toHaveBeenCalled();
  });

  it("and arguments that are null mean absence", async () => {
    const run = answer("tencent:getJobs", () => []);
    const nothing = null as never;
    await tencent.getJobs(
      { jobIds: nothing, tags: { team: nothing } },
      { timeoutSeconds: nothing, parent: nothing },
    );
    expect(run.mock.calls[0]?.[0].args).toEqual({ tags: {} });
  });

  it("name what they do not have", async () => {
    const run = answer("tencent:getJob", () => ({}));
    for (const wrong of ["provider", "version", "pluginDownloadURL", "async", "dependsOn"]) {
      const options = { [wrong]: {} } as ReaderOptions;
      await expect(tencent.getJob({ jobId: "job-1" }, options)).rejects.toThrow(
        `tencent:getJob: there is no option \`${wrong}\``,
      );
    }
    expect(run).not.toHaveBeenCalled();
  });
});

describe("the error of a reader", () => {
  it("is of its class to the program, and ends it without a stack", async () => {
    answer("tencent:getJob", () => Promise.reject(new NotFoundError("there is no job job-1")));
    const failure: unknown = await tencent.getJob({ jobId: "job-1" }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NotFoundError);
    expect(pulumi.RunError.isInstance(failure)).toBe(true);
    expect(failure).toMatchObject({ message: "tencent:getJob: there is no job job-1", stack: "" });
    const wrong: unknown = await tencent.getJob({ jobId: "" }).catch((error: unknown) => error);
    expect([wrong instanceof ArgumentError, pulumi.RunError.isInstance(wrong)]).toEqual([true, true]);
    expect(wrong).toHaveProperty("stack", "");
  });

  it("keeps its stack where it is a fault of this package", async () => {
    answer("tencent:getJob", () => {
      throw new TypeError("x is not a function");
    });
    const failure: unknown = await tencent.getJob({ jobId: "job-1" }).catch((error: unknown) => error);
    expect(pulumi.RunError.isInstance(failure)).toBe(false);
    expect((failure as Error).stack).toContain("reader.test");
  });
});

describe("the output form of a reader", () => {
  it("takes the connection from a parent", async () => {
    const run = answer("tencent:getJob", () => ({}));
    const parent = new Farm("farm", { transformations: [useConnections({ tencent: "tencent-prod" })] });
    await valueOf(tencent.getJobOutput({ jobId: pulumi.output("job-1") }, { parent }));
    expect(run.mock.calls[0]?.[0].settings.region).toBe("ap-shanghai");
  });

  it("does not read before what it depends on is there, also in a component", async () => {
    const run = answer("tencent:getJob", () => ({}));
    const later = new tencent.Job(LATER, JOB);
    const farm = new Farm("farm");
    new tencent.Job(`${LATER}-child`, JOB, { parent: farm });
    const args = { jobId: "job-1" };
    const results = [
      tencent.getJobOutput(args, { dependsOn: later }),
      tencent.getJobOutput(args, { dependsOn: [Promise.resolve(later)] }),
      tencent.getJobOutput(args, { dependsOn: [farm] }),
      tencent.getJobOutput({ jobId: later.jobName.apply(() => "job-1") }),
    ];
    for (const result of results) expect(await isSecret(result)).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it("reads when what it depends on is there", async () => {
    const run = answer("tencent:getJob", () => ({}));
    const farm = new Farm("farm");
    const job = tencent.Job.get("job", "job-1", { parent: farm });
    await valueOf(tencent.getJobOutput({ jobId: "job-1" }, { dependsOn: [farm, job] }));
    await valueOf(tencent.getJobOutput({ jobId: job.id }, { dependsOn: [] }));
    expect(run).toHaveBeenCalledTimes(2);
  });

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
