import { describe, expect, it } from "vitest";
import { send, sendSigned, Session, sha256, tokenRequest } from "../../../../contract/huawei/client";
import type { Deviation } from "../../../../contract/huawei/client";
import { access, emulator, session, tool, upload, useEmulator } from "../setup";

useEmulator({});

describe("tokens", () => {
  const ask = (json: object) => send(access.iamEndpoint, "POST", "/v3/auth/tokens?nocatalog=true", { json });

  it("come in a header, with their end in the body", async () => {
    const { status, headers, body } = await ask(tokenRequest(access));
    expect(status).toBe(201);
    expect(headers["x-subject-token"]).toMatch(/^[\w-]{100,}$/);
    const { token } = body as { token: { issued_at: string; expires_at: string } };
    expect(Date.parse(token.expires_at) - Date.parse(token.issued_at)).toBe(24 * 3600_000);
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
