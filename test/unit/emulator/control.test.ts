import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  EmulatorControl,
  startEmulator,
  type Emulator,
  type FaultSpec,
  type PlatformAccess,
} from "pulumi-batchflow-emulator";
import { APPLICATION, computeEnv, ENV_DATA, job, task, template, TestClient } from "./client";

let emulator: Emulator;
let client: TestClient;
let control: EmulatorControl;
const lines: string[] = [];

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false, log: (line) => lines.push(line) });
  client = new TestClient(emulator.platforms.tencent);
  control = new EmulatorControl(emulator.control.endpoint);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.control.reset("tencent");
  lines.length = 0;
});

const inject = (spec: Omit<FaultSpec, "platform" | "action"> & { action?: string }) =>
  control.injectFault({ platform: "tencent", action: "CreateTaskTemplate", ...spec });
const create = (): Promise<string> => client.code("CreateTaskTemplate", template());
const templates = (): number => emulator.control.state("tencent").taskTemplates.length;

describe("faults", () => {
  it("throttle, fail, and skip", async () => {
    await inject({ kind: "throttle", times: 2, skip: 1 });
    await inject({ kind: "error", code: "InternalError" });
    const codes = [];
    for (let i = 0; i < 5; i++) codes.push(await create());
    const throttled = "RequestLimitExceeded";
    // A fault that skips a request leaves it to the next fault.
    expect(codes).toEqual(["InternalError", throttled, throttled, "Success", "Success"]);
    expect(templates()).toBe(2);
    expect(await control.faults()).toMatchObject([
      { hits: 2, spent: true },
      { hits: 1, spent: true },
    ]);
  });

  it("answer with an HTTP status", async () => {
    await inject({ kind: "http", status: 503, retryAfter: 7 });
    await expect(create()).rejects.toThrow("HTTP 503");
    expect(await control.requests()).toMatchObject([{ code: "HTTP 503", fault: "http" }]);
    expect(templates()).toBe(0);
  });

  it("reset the connection before the action", async () => {
    await inject({ kind: "reset" });
    await expect(create()).rejects.toThrow("fetch failed");
    expect(templates()).toBe(0);
  });

  it("lose the answer after the action, but no refusal", async () => {
    await inject({ kind: "lostAnswer" });
    expect(await client.code("CreateTaskTemplate", {})).toBe("MissingParameter");
    await expect(create()).rejects.toThrow("fetch failed");
    expect(templates()).toBe(1);
    expect(await create()).toBe("Success");
  });

  it("hold the answer until it is released", async () => {
    const { id } = await inject({ kind: "hold" });
    const answer = create();
    expect(await control.waitForFault(id)).toMatchObject({ hits: 1, held: 1 });
    expect(templates()).toBe(1);
    expect(await control.releaseHeld(id)).toBe(1);
    expect(await answer).toBe("Success");
  });

  it("never answer", async () => {
    const { id } = await inject({ kind: "hang", action: "*" });
    const response = fetch(emulator.platforms.tencent.endpoint, { method: "POST" });
    // Not signed: refused before any fault.
    expect((await response).status).toBe(200);
    const hanging = create().catch(() => "closed");
    await control.waitForFault(id);
    expect(await Promise.race([hanging, create()])).toBe("Success");
  });

  it("answer late, and go away when cleared", async () => {
    await inject({ kind: "slow", delayMs: 30 });
    const start = performance.now();
    expect(await create()).toBe("Success");
    expect(performance.now() - start).toBeGreaterThan(25);
    await inject({ kind: "throttle", times: "always" });
    expect(await create()).toBe("RequestLimitExceeded");
    await control.clearFaults({ action: "CreateTaskTemplate" });
    expect(await create()).toBe("Success");
  });

  it("report what cannot be", async () => {
    await expect(control.waitForFault("fault-none")).rejects.toThrow("no fault");
    await expect(inject({ kind: "error" })).rejects.toThrow("needs a code");
    const { id } = await inject({ kind: "throttle" });
    await expect(control.waitForFault(id, 1, 1)).rejects.toThrow("has hit 0 times");
  });
});

describe("rate limits", () => {
  afterEach(() => emulator.control.configure({ rateLimits: false, tencent: { rates: {} } }));

  // How many of them fall into one second is the machine's affair: only that there is a limit can be told.
  it("refuse what is too much, per action", async () => {
    emulator.control.configure({ rateLimits: true });
    const codes = await Promise.all(Array.from({ length: 20 }, () => client.code("DescribeJobs")));
    const throttled = codes.filter((code) => code === "RequestLimitExceeded").length;
    expect(throttled).toBeGreaterThan(0);
    expect(codes.filter((code) => code === "Success")).toHaveLength(20 - throttled);
    expect(await client.code("DescribeComputeEnvs")).toBe("Success");
    expect(await control.countRequests({ code: "RequestLimitExceeded" })).toEqual({
      DescribeJobs: throttled,
    });
    expect((await control.maxRates("tencent")).DescribeJobs).toBeGreaterThan(2);
  });

  it("can be set", async () => {
    emulator.control.configure({ rateLimits: true, tencent: { rates: { DescribeJobs: 50 } } });
    const codes = await Promise.all(Array.from({ length: 20 }, () => client.code("DescribeJobs")));
    expect(new Set(codes)).toEqual(new Set(["Success"]));
  });
});

describe("the request log", () => {
  it("shows ids and member names, and no secret", async () => {
    const secrets = [
      "B1[habcd",
      "my-secret-key",
      "my-secret-id",
      "docker-pass",
      "variable-value",
      "my-token",
    ];
    const [Password, SecretKey, SecretId, docker, Value, ClientToken] = secrets;
    const EnvData = { ...ENV_DATA, LoginSettings: { Password } };
    const { EnvId } = await client.call("CreateComputeEnv", {
      ...computeEnv({ EnvData, Authentications: [{ Scene: "COS", SecretId, SecretKey }] }),
      ClientToken,
    });
    const Docker = { User: "u", Password: docker, Image: "i" };
    const Application = { ...APPLICATION, Docker };
    await client.call("SubmitJob", job([task({ Application, EnvVars: [{ Name: "N", Value }] })]));
    await client.callV1("GET", "DescribeComputeEnv", { EnvId: EnvId as string });
    const records = await control.requests();
    expect(records).toMatchObject([
      {
        action: "CreateComputeEnv",
        method: "POST",
        signed: "tc3",
        code: "Success",
        parameters: { EnvName: "env", DesiredComputeNodeCount: 1 },
      },
      { action: "SubmitJob", parameters: { JobName: "job" } },
      { action: "DescribeComputeEnv", signed: "v1-get", parameters: { EnvId } },
    ]);
    expect(records[0]?.members).toContain("ComputeEnv.EnvData.LoginSettings.Password");
    const { secretKey, secretId, temporary } = emulator.platforms.tencent;
    const shown = JSON.stringify(records) + lines.join("\n");
    for (const secret of [...secrets, secretKey, secretId, temporary.token])
      expect(shown).not.toContain(secret);
    expect(lines).toHaveLength(3);
  });

  it("can be awaited and cleared", async () => {
    const two = control.waitForRequests({ action: "DescribeJobs" }, 2);
    await client.code("DescribeJobs");
    await client.code("DescribeJobs");
    expect(await two).toHaveLength(2);
    await control.clearRequests();
    expect(await control.countRequests()).toEqual({});
    await expect(control.waitForRequests({}, 1, 1)).rejects.toThrow("0 such requests");
  });
});

describe("changes behind the client's back", () => {
  it("concern environments and nodes", async () => {
    const { EnvId } = await client.call("CreateComputeEnv", computeEnv({ DesiredComputeNodeCount: 0 }));
    const id = EnvId as string;
    await control.platforms.tencent.setFields(id, {
      EnvName: "renamed",
      EnvDescription: "d",
      DesiredComputeNodeCount: 2,
    });
    const view = await client.call("DescribeComputeEnv", { EnvId });
    expect(view).toMatchObject({
      EnvName: "renamed",
      DesiredComputeNodeCount: 2,
      ComputeNodeMetrics: { RunningCount: 2 },
    });
    const [node = ""] = await control.platforms.tencent.addNodes(id);
    await control.platforms.tencent.setNodeState(id, node, "ABNORMAL");
    await control.platforms.tencent.attachInstances(id, ["ins-0kj3gz6s"]);
    const { computeEnvs } = await control.state("tencent");
    expect(computeEnvs[0]?.nodes.map((n) => n.state)).toEqual(["RUNNING", "RUNNING", "ABNORMAL", "RUNNING"]);
    await control.platforms.tencent.removeNode(id, node);
    await control.platforms.tencent.setFields(id, { EnvDescription: null });
    expect(await client.call("DescribeComputeEnvCreateInfo", { EnvId })).not.toHaveProperty("EnvDescription");
    await control.platforms.tencent.deleteObject(id);
    expect(await client.code("DescribeComputeEnv", { EnvId })).toBe("ResourceNotFound.ComputeEnv");
    await expect(control.platforms.tencent.deleteObject(id)).rejects.toThrow(`unknown: ${id}`);
  });

  it("concern jobs and templates", async () => {
    const { JobId } = await client.call("SubmitJob", job());
    await control.platforms.tencent.setJobState(JobId as string, "SUCCEED");
    expect(await control.platforms.tencent.jobState(JobId as string)).toBe("SUCCEED");
    await control.platforms.tencent.deleteObject(JobId as string);
    const { TaskTemplateId } = await client.call("CreateTaskTemplate", template());
    const id = TaskTemplateId as string;
    await control.platforms.tencent.setFields(id, {
      TaskTemplateName: "renamed",
      TaskTemplateDescription: "d",
    });
    const state = await control.state("tencent");
    expect(state).toMatchObject({ jobs: [], taskTemplates: [{ id, name: "renamed", description: "d" }] });
    await expect(control.platforms.tencent.setFields(id, { Name: "x" })).rejects.toThrow("unknown: Name");
  });

  it("refuse what does not exist", async () => {
    await expect(control.configure({ tencent: { quota: 1 } as object })).rejects.toThrow(
      "no setting tencent.quota",
    );
    const call = await fetch(`${emulator.control.endpoint}/call`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ method: "constructor" }),
    });
    expect(call.status).toBe(400);
  });
});

describe("a data folder", () => {
  it("keeps objects, keys and virtual time over a restart", async () => {
    const data = mkdtempSync(join(tmpdir(), "emulator-"));
    try {
      const first = await startEmulator({ data, timeScale: 0, rateLimits: false });
      const { EnvId } = await new TestClient(first.platforms.tencent).call("CreateComputeEnv", computeEnv());
      first.control.advance(3600 - 55);
      const before = first.control.now().time;
      await first.close();

      const second = await startEmulator({ data, timeScale: 0, rateLimits: false });
      const { endpoint: _old, ...keys } = first.platforms.tencent;
      expect(second.platforms.tencent).toMatchObject(keys);
      expect(second.control.now().time >= before).toBe(true);
      const view = await new TestClient(second.platforms.tencent).call("DescribeComputeEnv", { EnvId });
      expect(view).toMatchObject({ EnvId, ComputeNodeMetrics: { RunningCount: 1 } });
      await second.close();
    } finally {
      rmSync(data, { recursive: true });
    }
  });
});

describe("the command", () => {
  it("prints one line, serves, and ends on SIGTERM", async () => {
    const main = join(__dirname, "../../../emulator/src/main.ts");
    const child = spawn(process.execPath, [
      "--import",
      "tsx",
      main,
      "--time-scale",
      "0",
      "--edition",
      "2018",
    ]);
    const errors: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    const closed = once(child, "close");
    const output: string[] = [];
    const reader = createInterface(child.stdout).on("line", (line) => output.push(line));
    try {
      await Promise.race([once(reader, "line"), closed]);
      const { platforms, control: its } = JSON.parse(output[0] ?? "") as {
        platforms: PlatformAccess;
        control: { endpoint: string };
      };
      expect(await new TestClient(platforms.tencent).code("DescribeInstanceCategories")).toBe(
        "InvalidAction",
      );
      expect(await new EmulatorControl(its.endpoint).settings()).toMatchObject({ timeScale: 0 });
    } finally {
      child.kill("SIGTERM");
    }
    expect(await closed).toEqual([0, null]);
    expect(output).toHaveLength(1);
    expect(Buffer.concat(errors).toString()).toMatch(
      /tencent DescribeInstanceCategories tc3 ap-guangzhou InvalidAction/,
    );
  }, 30_000);
});
