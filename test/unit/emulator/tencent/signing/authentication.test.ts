import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator, type TencentAccess } from "pulumi-batchflow-emulator";
import { computeEnv, now, TestClient } from "../client";

let emulator: Emulator;
let access: TencentAccess;
let client: TestClient;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false });
  access = emulator.platforms.tencent;
  client = new TestClient(access);
});
afterAll(() => emulator.close());

describe("TC3-HMAC-SHA256", () => {
  it("accepts a good signature", async () => {
    const result = await client.call("DescribeComputeEnvs");
    expect(result).toMatchObject({ TotalCount: 0, ComputeEnvSet: [] });
    expect(result.RequestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("accepts temporary credentials with their token", async () => {
    expect(await client.code("DescribeComputeEnvs", {}, access.temporary)).toBe("Success");
  });

  const refusals: [string, () => object, string][] = [
    ["a wrong key", () => ({ secretKey: "x" }), "AuthFailure.SignatureFailure"],
    ["an unknown SecretId", () => ({ secretId: "AKIDunknown" }), "AuthFailure.SecretIdNotFound"],
    ["a SecretId of another kind", () => ({ secretId: "someone" }), "AuthFailure.InvalidSecretId"],
    ["an old timestamp", () => ({ timestamp: now() - 400 }), "AuthFailure.SignatureExpire"],
    ["a timestamp ahead", () => ({ timestamp: now() + 400 }), "AuthFailure.SignatureExpire"],
    ["a wrong token", () => ({ ...access.temporary, token: "x" }), "AuthFailure.TokenFailure"],
    ["temporary keys without token", () => ({ ...access.temporary, token: "" }), "AuthFailure.TokenFailure"],
    ["a token with long-term keys", () => ({ token: access.temporary.token }), "AuthFailure.TokenFailure"],
    ["a malformed signature", () => ({ signature: "x" }), "AuthFailure.SignatureFailure"],
    ["an unknown version", () => ({ version: "2018-01-01" }), "NoSuchVersion"],
    ["an unknown region", () => ({ region: "ap-atlantis" }), "UnsupportedRegion"],
    ["a body that is no JSON", () => ({ body: "{" }), "InvalidParameter"],
    ["a body that is no object", () => ({ body: "[]" }), "InvalidParameter"],
    ["no version", () => ({ version: "" }), "MissingParameter"],
  ];
  it.each(refusals)("refuses %s", async (_name, deviation, code) => {
    expect(await client.code("DescribeComputeEnvs", {}, deviation())).toBe(code);
  });

  it("refuses an unknown action", async () => {
    expect(await client.code("DeleteTaskTemplate", { TaskTemplateIds: ["task-tmpl-7vtx96n2"] })).toBe(
      "InvalidAction",
    );
  });

  it("refuses other methods, with the envelope", async () => {
    const response = await fetch(access.endpoint, { method: "PUT", body: "{}" });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ Response: { Error: { Code: "UnsupportedProtocol" } } });
  });
});

describe("signature v1", () => {
  const filter = { "Filters.1.Name": "env-name", "Filters.1.Values.1": "生产 env/+&=" };

  it.each(["GET", "POST"] as const)("accepts both algorithms by %s", async (method) => {
    const sha1 = await client.callV1(method, "DescribeComputeEnvs", filter);
    const sha256 = await client.callV1(method, "DescribeComputeEnvs", filter, {
      SignatureMethod: "HmacSHA256",
    });
    expect([sha1.Error, sha256.Error]).toEqual([undefined, undefined]);
  });

  it("carries nested members and gives them their types", async () => {
    const created = await client.callV1("POST", "CreateComputeEnv", {
      "Placement.Zone": "ap-guangzhou-2",
      "ComputeEnv.EnvName": "form",
      "ComputeEnv.DesiredComputeNodeCount": "0",
      "ComputeEnv.EnvData.SystemDisk.DiskSize": "50",
      "ComputeEnv.EnvData.InternetAccessible.InternetMaxBandwidthOut": "5",
      "ComputeEnv.EnvData.InternetAccessible.PublicIpAssigned": "TRUE",
    });
    expect(created.Error).toBeUndefined();
    const info = await client.callV1("GET", "DescribeComputeEnvCreateInfo", { EnvId: String(created.EnvId) });
    expect(info).toMatchObject({
      DesiredComputeNodeCount: 0,
      EnvData: {
        SystemDisk: { DiskSize: 50 },
        InternetAccessible: { InternetMaxBandwidthOut: 5, PublicIpAssigned: true },
      },
    });
  });

  it("refuses what is wrong with a documented code", async () => {
    const code = async (common: Record<string, string>, parameters = {}): Promise<string | undefined> =>
      (await client.callV1("GET", "DescribeComputeEnvs", parameters, common)).Error?.Code;
    expect(await code({ Signature: "x" })).toBe("AuthFailure.SignatureFailure");
    expect(await code({ Timestamp: String(now() - 400) })).toBe("AuthFailure.SignatureExpire");
    expect(await code({ Nonce: "0" })).toBe("InvalidParameterValue");
    expect(await code({ Nonce: "" })).toBe("MissingParameter");
    expect(await code({ Region: "" })).toBe("MissingParameter");
    expect(await code({ Token: "x" })).toBe("AuthFailure.TokenFailure");
    expect(await code({}, { "EnvIds.x": "env-lcpcej85" })).toBe("InvalidParameter");
    expect(await code({}, { EnvIds: "env-lcpcej85", "EnvIds.0": "env-lcpcej85" })).toBe("InvalidParameter");
    expect(await code({}, { Limit: "ten" })).toBe("InvalidParameter");
    expect(await code({}, { "__proto__.x": "1" })).toBe("UnknownParameter");
  });

  it("refuses the same nonce with the same timestamp", async () => {
    const once = { Nonce: "4711", Timestamp: String(now()) };
    expect((await client.callV1("GET", "DescribeComputeEnvs", {}, once)).Error).toBeUndefined();
    const again = await client.callV1("GET", "DescribeJobs", {}, once);
    expect(again.Error?.Code).toBe("AuthFailure.SignatureFailure");
  });
});

it("listens on the loopback interface only", async () => {
  const { hostname, port } = new URL(access.endpoint);
  expect(hostname).toBe("127.0.0.1");
  const refused = await new Promise<boolean>((resolve) => {
    const request = httpRequest({ host: "127.0.0.2", port }, () => resolve(false));
    request.on("error", () => resolve(true)).end();
  });
  expect(refused).toBe(true);
});

it("separates regions", async () => {
  const { EnvId } = await client.call("CreateComputeEnv", computeEnv());
  expect(await client.code("DescribeComputeEnv", { EnvId })).toBe("Success");
  const elsewhere = { region: "ap-shanghai" };
  expect(await client.code("DescribeComputeEnv", { EnvId }, elsewhere)).toBe("ResourceNotFound.ComputeEnv");
});
