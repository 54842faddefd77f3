import { describe, expect, it } from "vitest";
import {
  canonicalRequest,
  sha256,
  signTc3,
  signV1,
} from "../../../../../emulator/src/tencent/signing/signature";

const SECRET_ID = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
const SECRET_KEY = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

describe("signature v1", () => {
  const published = new Map(
    Object.entries({
      Action: "DescribeInstances",
      "InstanceIds.0": "ins-09dx96dg",
      Limit: "20",
      Nonce: "11886",
      Offset: "0",
      Region: "ap-guangzhou",
      SecretId: SECRET_ID,
      Timestamp: "1465185768",
      Version: "2017-03-12",
    }),
  );
  const derived = new Map(
    Object.entries({
      Action: "ModifyComputeEnv",
      DesiredComputeNodeCount: "2",
      EnvId: "env-lcpcej85",
      Nonce: "11886",
      Region: "ap-guangzhou",
      SecretId: SECRET_ID,
      Timestamp: "1539331187",
      Version: "2017-03-12",
    }),
  );

  it("reproduces the vendor's vector", () => {
    const signature = signV1(SECRET_KEY, "GET", "cvm.tencentcloudapi.com", "/", published);
    expect(signature).toBe("EliP9YW3pW28FpsEdkXt/+WcGeI=");
  });

  it.each([
    [undefined, "lf9oNFX82DWu3NfJU2LDLSG0kFw="],
    ["HmacSHA256", "k1c+MwqxvwgdkH5EoyIYyTb0yJ42Z3UuY8T5coFqREA="],
  ])("signs with SignatureMethod %s", (method, expected) => {
    const parameters = new Map(derived);
    if (method !== undefined) parameters.set("SignatureMethod", method);
    parameters.set("Signature", "does not take part");
    expect(signV1(SECRET_KEY, "POST", "batch.tencentcloudapi.com", "/", parameters)).toBe(expected);
  });
});

describe("signature v3", () => {
  const body = '{"EnvId":"env-lcpcej85","DesiredComputeNodeCount":2}';
  const request = {
    method: "POST",
    query: "",
    headers: [
      ["content-type", "application/json"],
      ["host", "batch.tencentcloudapi.com"],
    ] as [string, string][],
    body: Buffer.from(body),
  };

  it("reproduces each step of the vector", () => {
    expect(sha256(body)).toBe("d719c58d6e60ef4a135708920fe99719b2ea9493d2c4f04c565befd35d8c401b");
    const canonical = "be202c9ef200a685cc9807f8226380929fd7e3208110b85cc4af186fceada02e";
    expect(sha256(canonicalRequest(request))).toBe(canonical);
    expect(signTc3(SECRET_KEY, 1539331187, "batch", request)).toBe(
      "81a33d696e70198eaca588740d79a2740dedf31128171fee0c46acb8c77cbb6a",
    );
  });
});
