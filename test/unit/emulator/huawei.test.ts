import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fetchToken, send, sendSigned, Session, sha256, tokenRequest } from "../../contract/huawei/client";
import type { Call, Deviation } from "../../contract/huawei/client";
import {
  EmulatorControl,
  startEmulator,
  type Emulator,
  type HuaweiAccess,
  type HuaweiSettings,
} from "pulumi-batchflow-emulator";

let emulator: Emulator;
let access: HuaweiAccess;
let session: Session;
let defaults: HuaweiSettings;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0 });
  access = emulator.platforms.huawei;
  defaults = emulator.control.settings().huawei;
});
afterAll(() => emulator.close());
beforeEach(async () => {
  emulator.control.reset("huawei");
  emulator.control.configure({ huawei: defaults });
  session = await Session.open(access);
});

const upload: Call = {
  parts: {
    resource: JSON.stringify({ name: "wf" }),
    archive_content: { filename: "wf.yaml", content: "workflow: {a: {commands: [sleep 1]}}\n" },
  },
};
const tool: Call = { json: { name: "nginx", version: "1.0", image: "nginx:1.0" } };
const workflows = (): number => emulator.control.state("huawei").workflows.length;

describe("tokens", () => {
  const ask = (json: object) => send(access.iamEndpoint, "POST", "/v3/auth/tokens?nocatalog=true", { json });

  it("come in a header, with their end in the body", async () => {
    const { status, headers, body } = await ask(tokenRequest(access));
    expect(status).toBe(201);
    expect(headers["x-subject-token"]).toMatch(/^[\w-]{100,}$/);
    const { token } = body as { token: { issued_at: string; expires_at: string } };
    expect(Date.parse(token.expires_at) - Date.parse(token.issued_at)).toBe(24 * 3600_000);
  });

  it("are for a project by its id, too", async () => {
    const request = tokenRequest(access) as { auth: object };
    const scope = { project: { id: access.projectId } };
    expect((await ask({ auth: { ...request.auth, scope } })).status).toBe(201);
  });

  it.each([
    ["a wrong password", { password: "x" }],
    ["an unknown user", { username: "x" }],
    ["an unknown account", { domainName: "x" }],
    ["an unknown project", { projectName: "x" }],
  ])("are refused with %s", async (_name, changes) => {
    const { status, body } = await ask(tokenRequest(access, changes));
    expect(status).toBe(401);
    expect(body).toMatchObject({ error: { code: 401, title: "Unauthorized" } });
  });

  it("are refused to a body of another kind", async () => {
    expect((await ask({})).status).toBe(400);
  });

  it("end after their validity", async () => {
    emulator.control.configure({ huawei: { tokenValidity: 60 } });
    const short = await Session.open(access);
    emulator.control.advance(59);
    expect((await short.get("/v1/workflows")).status).toBe(200);
    emulator.control.advance(1);
    const refused = await short.get("/v1/workflows");
    expect(refused).toMatchObject({ status: 401, code: "APIGW.0307" });
    expect(refused.body).toMatchObject({ error_msg: "The token must be updated" });
    expect((await session.get("/v1/workflows")).status).toBe(200);
  });

  it("can be revoked, after which a new one is good", async () => {
    emulator.control.huawei.revokeTokens();
    expect(await session.get("/v1/workflows")).toMatchObject({ status: 401, code: "APIGW.0301" });
    expect((await (await Session.open(access)).get("/v1/workflows")).status).toBe(200);
  });

  it("are needed, but for a route that does not exist", async () => {
    expect(await send(access.endpoint, "GET", "/v1/workflows")).toMatchObject({
      status: 401,
      code: "APIGW.0301",
    });
    for (const [method, path] of [
      ["GET", "/v1/nothing"],
      ["PATCH", "/v1/workflows"],
    ] as const) {
      expect(await send(access.endpoint, method, path)).toMatchObject({ status: 404, code: "APIGW.0101" });
    }
  });
});

describe("SDK-HMAC-SHA256", () => {
  const unsigned: Deviation = { contentHash: "UNSIGNED-PAYLOAD" };

  it("signs reads, JSON bodies and multipart bodies", async () => {
    expect((await sendSigned(access, "GET", "/v1/workflows?offset=0&limit=10")).status).toBe(200);
    expect((await sendSigned(access, "POST", "/v1/tools", tool)).status).toBe(201);
    expect((await sendSigned(access, "POST", "/v1/workflows", upload, unsigned)).status).toBe(201);
    expect((await sendSigned(access, "POST", "/v1/workflows", upload)).status).toBe(201);
    const log = emulator.control.requests({ platform: "huawei", action: "createTool" });
    expect(log[0]).toMatchObject({ signed: "ak-sk", parameters: { name: "nginx" } });
  });

  it("takes a temporary key with its security token", async () => {
    const { status } = await sendSigned(access, "GET", "/v1/tools", {}, { keys: access.temporary });
    expect(status).toBe(200);
  });

  it("signs every multipart body where the gateway is set so", async () => {
    emulator.control.configure({ huawei: { acceptUnsignedPayload: false } });
    expect((await sendSigned(access, "POST", "/v1/workflows", upload, unsigned)).code).toBe("APIGW.0301");
    expect(workflows()).toBe(0);
  });

  const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);
  const { accessKey, secretKey } = { accessKey: "unknown", secretKey: "x" };
  const refusals: [string, () => Deviation][] = [
    ["an unknown key", () => ({ keys: { accessKey, secretKey } })],
    ["a wrong secret", () => ({ keys: { accessKey: access.accessKey, secretKey } })],
    ["a temporary key without its token", () => ({ keys: { ...access.temporary, securityToken: "" } })],
    ["a wrong security token", () => ({ keys: { ...access.temporary, securityToken: "x" } })],
    ["a security token with the other key", () => ({ keys: { ...access, securityToken: "x" } })],
    ["another project", () => ({ projectId: "0".repeat(32) })],
    ["an old date", () => ({ date: minutes(-16) })],
    ["a date ahead", () => ({ date: minutes(16) })],
    ["a wrong signature", () => ({ signature: "0".repeat(64) })],
    ["a malformed header", () => ({ authorization: "SDK-HMAC-SHA256 Access=x" })],
    ["an unsigned JSON body", () => unsigned],
    ["the hash of another body", () => ({ contentHash: sha256("x") })],
  ];
  it.each(refusals)("is refused with %s", async (_name, deviation) => {
    const result = await sendSigned(access, "POST", "/v1/tools", tool, deviation());
    expect(result).toMatchObject({ status: 401, code: "APIGW.0301" });
    expect(emulator.control.state("huawei").tools).toEqual([]);
  });

  it("allows for fourteen minutes of skew", async () => {
    expect((await sendSigned(access, "GET", "/v1/tools", {}, { date: minutes(14) })).status).toBe(200);
  });
});

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

  it("lose the answer after the action, but no refusal", async () => {
    emulator.control.injectFault({ platform, action: "createWorkflow", kind: "lostAnswer" });
    expect((await session.call("POST", "/v1/workflows", { parts: {} })).status).toBe(400);
    expect((await session.call("POST", "/v1/workflows", upload)).status).toBe(0);
    expect(workflows()).toBe(1);
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
