import { describe, expect, it } from "vitest";
import {
  canonicalRequest,
  sha256,
  signature,
  type SignedRequest,
} from "../../../../../emulator/src/huawei/signing/signature";

const SECRET_KEY = "TestSecretKey000000000000000000000000000";
const DATE = "20200708T083000Z";
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const PROJECT = "0123456789abcdef0123456789abcdef";

function request(method: string, url: string, contentType: string, payloadHash: string): SignedRequest {
  const unsigned = payloadHash === "UNSIGNED-PAYLOAD";
  return {
    method,
    url,
    headers: [
      ["content-type", contentType],
      ["host", "gcs.cn-north-4.myhuaweicloud.com"],
      ["x-project-id", PROJECT],
      ...(unsigned ? ([["x-sdk-content-sha256", payloadHash]] as [string, string][]) : []),
      ["x-sdk-date", DATE],
    ],
    payloadHash,
  };
}

const BODY = '{"action":"cancel"}';
const EXECUTION = "/v1/executions/e19d3faf-9f04-9685-e5c0-fbe8d40b96cd";

const vectors: [string, SignedRequest, canonicalHash: string, signed: string][] = [
  [
    "of a read",
    request("GET", "/v1/workflows?limit=10&offset=0", "application/json", EMPTY),
    "6c1a17f1e636705c054a64e99fa0b2c68fbc6d8eefb27f552521bb4ca6286f11",
    "cd3d4bb1df0b8abd51ebc8bb98c8cd194bb4fce11bccbc1fb98e42ca2ec1daf0",
  ],
  [
    "of a JSON body",
    request("PUT", EXECUTION, "application/json", sha256(BODY)),
    "b13fd149d4a429b0d0ec52a2c72b9603f15070425b7fab1437368eda1849a499",
    "856fc3ed9a460b8a55fbfe543f8e9222af0e80cf25d93866d2a236ff2a706578",
  ],
  [
    "of a multipart body",
    request("POST", "/v1/workflows", "multipart/form-data; boundary=X", "UNSIGNED-PAYLOAD"),
    "8c45ced8728918e5e84dceaa7a53228d1a03548fdf1f34fe632d99d5332fb15b",
    "e60cbc3eedf27b3098ed5b571b7ab09e46121836aa968ee23004b9c6d244c3a0",
  ],
];

describe("SDK-HMAC-SHA256", () => {
  it.each(vectors)("reproduces the vector %s", (_name, signed, canonicalHash, expected) => {
    expect(sha256(canonicalRequest(signed))).toBe(canonicalHash);
    expect(signature(SECRET_KEY, DATE, signed)).toBe(expected);
  });

  it("writes the canonical request line by line", () => {
    expect(
      canonicalRequest(request("GET", "/v1/workflows?limit=10&offset=0", "application/json", EMPTY)),
    ).toBe(
      [
        "GET",
        "/v1/workflows/",
        "limit=10&offset=0",
        "content-type:application/json",
        "host:gcs.cn-north-4.myhuaweicloud.com",
        `x-project-id:${PROJECT}`,
        `x-sdk-date:${DATE}`,
        "",
        "content-type;host;x-project-id;x-sdk-date",
        EMPTY,
      ].join("\n"),
    );
    expect(sha256(BODY)).toBe("35d446380cba0c55546af406cb0ffbb422654dc03e745421ca77267bc01343bc");
  });

  it("sorts the query, and escapes what is not unreserved", () => {
    const { headers, payloadHash } = request("GET", "", "application/json", EMPTY);
    const url = "/v1/a%20b/c~d?b=2&a=x*y&b=1&c&d=%E4%B8%AD";
    const lines = canonicalRequest({ method: "GET", url, headers, payloadHash }).split("\n");
    expect(lines[1]).toBe("/v1/a%20b/c~d/");
    expect(lines[2]).toBe("a=x%2Ay&b=1&b=2&c=&d=%E4%B8%AD");
  });
});
