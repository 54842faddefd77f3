import { describe, expect, it } from "vitest";
import { login, send, sendSigned, SERVER, stamp, type Deviation } from "../../../../contract/otc/client";
import { access, emulator, logIn, session, set, useEmulator } from "../setup";

useEmulator();

const refusal = ({ status, code }: { status: number; code: string | undefined }) => `${status} ${code}`;

const list = () => session.send("GET", "/v2/cloudimages");

describe("tokens of Open Telekom Cloud", () => {
  it("are issued to who knows the password", async () => {
    const answer = await login(access);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        token: {
          methods: ["password"],
          project: { id: access.projectId, name: access.projectName },
          catalog: [{ type: "image", endpoints: [{ region: "eu-de", url: access.endpoint }] }],
        },
      },
    });
    const { token } = answer.body as { token: { issued_at: string; expires_at: string } };
    expect(Date.parse(token.expires_at) - Date.parse(token.issued_at)).toBe(86_400_000);
    expect((await login(access, {}, { project: { name: access.projectName } })).status).toBe(201);
    expect(refusal(await login(access, { password: "wrong" }))).toBe("401 401");
    expect(refusal(await login(access, { domain: { name: "other" } }))).toBe("401 401");
    expect(refusal(await login(access, {}, { project: { id: "other" } }))).toBe("401 401");
    expect(refusal(await login(access, {}, { project: {} }))).toBe("400 400");
    expect(refusal(await send(access.endpoint, "POST", "/v3/auth/tokens", { auth: {} }))).toBe("400 400");
  });

  it("expire in virtual time, and are revoked", async () => {
    set({ durations: { ...emulator.control.settings().otc.durations, token: 100 } });
    await logIn();
    emulator.control.advance(99);
    expect((await list()).status).toBe(200);
    emulator.control.advance(1);
    expect(refusal(await list())).toBe("401 APIGW.0301");
    await logIn();
    emulator.control.otc.revokeTokens();
    set({ tokenRefusal: "code" });
    expect(refusal(await list())).toBe("400 IMG.0087");
  });

  it("are good for their project only", async () => {
    const foreign = await session.send("GET", "/v1/other/jobs/j");
    expect(refusal(foreign)).toBe("400 IMG.0030");
    const unscoped = await login(access, {}, null);
    session.token = unscoped.headers["x-subject-token"] ?? "";
    expect(unscoped.body).not.toHaveProperty("token.project");
    expect(refusal(await list())).toBe("400 IMG.0030");
    set({ userAllowed: false });
    await logIn();
    expect(refusal(await list())).toBe("403 403");
    expect(refusal(await send(access.endpoint, "GET", "/v2/cloudimages"))).toBe("401 APIGW.0301");
  });
});

describe("the identity service of Open Telekom Cloud", () => {
  it("tells its version to who has no token yet", async () => {
    for (const path of ["/v3", "/v3/"]) {
      expect(await send(access.endpoint, "GET", path)).toMatchObject({
        status: 200,
        body: {
          version: {
            id: expect.stringMatching(/^v3/) as string,
            status: "stable",
            links: [{ rel: "self", href: `${access.endpoint}/v3/` }],
          },
        },
      });
    }
  });
});

describe("signatures of Open Telekom Cloud", () => {
  const get = (deviation?: Deviation) =>
    sendSigned(access, "GET", "/v2/cloudimages?limit=1&__imagetype=gold", undefined, deviation);

  it("are taken in both forms", async () => {
    expect((await get()).status).toBe(200);
    expect((await get({ scope: { region: "", service: "" } })).status).toBe(200);
    expect((await get({ scope: { region: "eu-de", service: "ims" } })).status).toBe(200);
    const body = { name: "n", instance_id: SERVER };
    expect((await sendSigned(access, "POST", "/v2/cloudimages/action", body)).status).toBe(200);
    // The scoped client adds the project after it has signed.
    const headers = { "x-project-id": access.projectId };
    expect((await get({ scope: { region: "", service: "" }, headers })).status).toBe(200);
    set({ unscopedSignatures: false, projectHeaderRequired: true });
    expect((await get({ headers })).status).toBe(401);
    expect((await get({ scope: { region: "", service: "" }, headers })).status).toBe(200);
    expect((await get({ scope: { region: "", service: "" } })).status).toBe(401);
  });

  it("may leave out the body, in both forms", async () => {
    const headers = { "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" };
    for (const scope of [undefined, { region: "", service: "" }]) {
      const name = scope === undefined ? "a" : "b";
      const signedHeaders = ["content-type", "host", "x-sdk-content-sha256", "x-sdk-date"];
      const deviation = { headers, signedHeaders, ...(scope && { scope }) };
      const body = { name, instance_id: SERVER };
      expect(await sendSigned(access, "POST", "/v2/cloudimages/action", body, deviation)).toMatchObject({
        status: 200,
      });
    }
  });

  it("are refused when they are wrong", async () => {
    const attempts: Deviation[] = [
      { secretKey: "other" },
      { secretKey: "other", scope: { region: "", service: "" } },
      { accessKey: "OTHER" },
      { date: stamp(Date.now() - 16 * 60_000) },
      { date: "today" },
      { signedHeaders: ["content-type", "host"] },
      { headers: { "x-sdk-date": undefined } },
    ];
    for (const deviation of attempts) expect(refusal(await get(deviation))).toBe("401 APIGW.0301");
    expect(refusal(await get({ headers: { "x-project-id": "other" } }))).toBe("400 IMG.0030");
  });
});
