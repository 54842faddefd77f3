import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import {
  encodeParameters,
  flatten,
  tc3Authorization,
  tc3CanonicalRequest,
  tc3Signature,
  v1Signature,
  v1StringToSign,
} from "../../../../provider/platforms/tencent/api/signature";

// The key pair that the vendor publishes for examples.
const secretId = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
const secretKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("signature version 1", () => {
  const published = {
    Action: "DescribeInstances",
    "InstanceIds.0": "ins-09dx96dg",
    Limit: "20",
    Nonce: "11886",
    Offset: "0",
    Region: "ap-guangzhou",
    SecretId: secretId,
    Timestamp: "1465185768",
    Version: "2017-03-12",
  };
  const derived = {
    Action: "ModifyComputeEnv",
    DesiredComputeNodeCount: "2",
    EnvId: "env-lcpcej85",
    Nonce: "11886",
    Region: "ap-guangzhou",
    SecretId: secretId,
    Timestamp: "1539331187",
    Version: "2017-03-12",
  };
  const batch = (parameters: Record<string, string>) =>
    v1StringToSign("POST", "batch.tencentcloudapi.com", parameters);

  it("reproduces the published vector", () => {
    const text = v1StringToSign("GET", "cvm.tencentcloudapi.com", published);
    expect(text).toBe(
      "GETcvm.tencentcloudapi.com/?Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0" +
        "&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&Timestamp=1465185768&Version=2017-03-12",
    );
    const signature = v1Signature(secretKey, "HmacSHA1", text);
    expect(signature).toBe("EliP9YW3pW28FpsEdkXt/+WcGeI=");
    expect(encodeParameters({ Signature: signature })).toBe("Signature=EliP9YW3pW28FpsEdkXt%2F%2BWcGeI%3D");
  });

  it("reproduces the derived vectors", () => {
    const text = batch({ ...derived, SignatureMethod: "HmacSHA256" });
    expect(v1Signature(secretKey, "HmacSHA256", text)).toBe("k1c+MwqxvwgdkH5EoyIYyTb0yJ42Z3UuY8T5coFqREA=");
    expect(v1Signature(secretKey, "HmacSHA1", batch(derived))).toBe("lf9oNFX82DWu3NfJU2LDLSG0kFw=");
  });

  it("sorts names as ASCII text and leaves values as they are", () => {
    const parameters = { "Ids.2": "a b&c=/é", "Ids.12": "x" };
    expect(v1StringToSign("GET", "h", parameters)).toBe("GETh/?Ids.12=x&Ids.2=a b&c=/é");
    expect(encodeParameters(parameters)).toBe("Ids.2=a%20b%26c%3D%2F%C3%A9&Ids.12=x");
  });

  it("writes nested members with dots and indexes from 0", () => {
    const value = { Filters: [{ Name: "zone", Values: ["a", "b"] }], Count: 2, On: true, Token: undefined };
    expect(flatten(value)).toEqual({
      "Filters.0.Name": "zone",
      "Filters.0.Values.0": "a",
      "Filters.0.Values.1": "b",
      Count: "2",
      On: "true",
    });
  });
});

describe("TC3-HMAC-SHA256", () => {
  const request = {
    secretId,
    secretKey,
    host: "batch.tencentcloudapi.com",
    body: '{"EnvId":"env-lcpcej85","DesiredComputeNodeCount":2}',
    timestamp: 1_539_331_187,
  };

  it("reproduces the derived vector", () => {
    expect(sha256(request.body)).toBe("d719c58d6e60ef4a135708920fe99719b2ea9493d2c4f04c565befd35d8c401b");
    expect(sha256(tc3CanonicalRequest(request))).toBe(
      "be202c9ef200a685cc9807f8226380929fd7e3208110b85cc4af186fceada02e",
    );
    const signature = "81a33d696e70198eaca588740d79a2740dedf31128171fee0c46acb8c77cbb6a";
    expect(tc3Signature(request)).toBe(signature);
    expect(tc3Authorization(request)).toBe(
      `TC3-HMAC-SHA256 Credential=${secretId}/2018-10-12/batch/tc3_request, SignedHeaders=content-type;host, Signature=${signature}`,
    );
  });
});
