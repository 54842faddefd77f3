import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fetchToken, send, Session } from "../../../contract/huawei/client";
import { EmulatorControl, startEmulator } from "pulumi-batchflow-emulator";
import { access, emulator, session, tool, upload, useEmulator } from "./setup";

useEmulator({});

describe("limits", () => {
  const configure = (reads: number, others: number) =>
    emulator.control.configure({ huawei: { rates: { reads, others } } });

  it("count reads and other calls apart, whatever they concern", async () => {
    configure(2, 1);
    const reads = [
      await session.get("/v1/workflows"),
      await session.get("/v1/tools"),
      await session.get("/v1/executions"),
    ];
    expect(reads.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(reads[2]?.code).toBe("APIGW.0308");
    const others = [
      await session.call("POST", "/v1/tools", tool),
      await session.call("POST", "/v1/tools", tool),
    ];
    expect(others.map(({ status }) => status)).toEqual([201, 429]);
    // Neither the identity service nor Cromwell has such a limit.
    await fetchToken(access);
    expect((await send(access.cromwellEndpoint, "GET", "/engine/v1/version")).status).toBe(200);
  });
});

describe("faults", () => {
  const platform = "huawei";

  it("throttle, fail, and answer with a status", async () => {
    const { control } = emulator;
    control.injectFault({ platform, action: "getWorkflows", kind: "throttle" });
    control.injectFault({ platform, action: "getWorkflows", kind: "error", code: "GENE.5008012" });
    control.injectFault({ platform, action: "getWorkflows", kind: "http", status: 503, retryAfter: 3 });
    control.injectFault({ platform, action: "cromwellEngineVersion", kind: "error", code: "503" });
    control.injectFault({ platform, action: "createToken", kind: "error", code: "500" });
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await session.get("/v1/workflows"));
    expect(answers.map(({ status, code }) => [status, code])).toEqual([
      [429, "APIGW.0308"],
      [500, "GENE.5008012"],
      [503, undefined],
      [200, undefined],
    ]);
    expect(answers[2]?.headers["retry-after"]).toBe("3");
    expect(await send(access.cromwellEndpoint, "GET", "/engine/v1/version")).toMatchObject({
      status: 503,
      body: { status: "fail", message: "Cromwell service is shutting down." },
    });
    await expect(fetchToken(access)).rejects.toThrow("no token: 500");
  });
});

describe("the control interface", () => {
  it("changes and removes objects, also over HTTP", async () => {
    const { huawei } = new EmulatorControl(emulator.control.endpoint).platforms;
    const id = await session.create("/v1/tools", tool);
    await huawei.change("tool", id, { cpu: "8C" });
    expect((await session.get(`/v1/tools/${id}`)).body).toMatchObject({ cpu: "8C" });
    await expect(huawei.change("tool", id, { size: 1 })).rejects.toThrow("a tool has no member size");
    await huawei.remove("tool", id);
    expect((await session.get(`/v1/tools/${id}`)).status).toBe(404);
    await expect(huawei.remove("tool", id)).rejects.toThrow(`no tool ${id}`);
    const environment = await huawei.addEnvironment({ name: "env" });
    expect(emulator.control.state("huawei").environments).toMatchObject([{ id: environment, name: "env" }]);
  });

  it("logs names and paths, but no secrets", async () => {
    emulator.control.clearRequests();
    await fetchToken(access);
    const json = { source: "cci", cluster_name: "ns", env_name: "env", ak: "the-ak", sk: "the-sk" };
    await session.create("/v1/environments", { json });
    await session.create("/v1/workflows", upload);
    const log = emulator.control.requests({ platform: "huawei" });
    expect(log.map(({ action }) => action)).toEqual(["createToken", "createEnvironment", "createWorkflow"]);
    expect(log[0]).toMatchObject({ parameters: { username: access.username } });
    expect(log[1]).toMatchObject({ signed: "token", parameters: { env_name: "env", source: "cci" } });
    expect(log[2]).toMatchObject({
      parameters: { name: "wf" },
      members: ["resource.name", "archive_content"],
    });
    const text = JSON.stringify(log) + JSON.stringify(emulator.control.state("huawei"));
    for (const secret of [access.password, session.token, "the-ak", "the-sk"])
      expect(text).not.toContain(secret);
  });

  it("refuses settings that do not exist", () => {
    const patch = { huawei: { tokenValiditi: 1 } } as object;
    expect(() => emulator.control.configure(patch)).toThrow("no setting huawei.tokenValiditi");
  });

  it("keeps objects, credentials and tokens over a restart", async () => {
    const data = mkdtempSync(join(tmpdir(), "batchflow-emulator-"));
    try {
      const first = await startEmulator({ timeScale: 0, data });
      const { token, ...opened } = await Session.open(first.platforms.huawei);
      expect(opened.endpoint).toBe(first.platforms.huawei.endpoint);
      const headers = { "x-auth-token": token };
      await send(opened.endpoint, "POST", "/v1/tools", { ...tool, headers });
      await first.close();
      const second = await startEmulator({ timeScale: 0, data });
      const { endpoint, accessKey } = second.platforms.huawei;
      const { status, body } = await send(endpoint, "GET", "/v1/tools", { headers });
      await second.close();
      expect(accessKey).toBe(first.platforms.huawei.accessKey);
      expect(status).toBe(200);
      expect(body).toMatchObject({ tools: [{ tool: [{ name: "nginx" }] }] });
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
});
