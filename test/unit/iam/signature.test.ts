import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import {
  authorization,
  canonicalRequest,
  sdkDate,
  signature,
  UNSIGNED_PAYLOAD,
} from "../../../provider/platforms/iam/signature";

const key = { accessKey: "TESTACCESSKEY0000000", secretKey: "TestSecretKey000000000000000000000000000" };
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("the unscoped form of SDK-HMAC-SHA256", () => {
  const headers = {
    "Content-Type": "application/json",
    Host: "gcs.cn-north-4.myhuaweicloud.com",
    "X-Project-Id": "0123456789abcdef0123456789abcdef",
    "X-Sdk-Date": "20200708T083000Z",
  };
  const listing = { method: "GET", path: "/v1/workflows?limit=10&offset=0", headers };

  it("writes the canonical request", () => {
    expect(canonicalRequest(listing)).toBe(
      [
        "GET",
        "/v1/workflows/",
        "limit=10&offset=0",
        "content-type:application/json",
        "host:gcs.cn-north-4.myhuaweicloud.com",
        "x-project-id:0123456789abcdef0123456789abcdef",
        "x-sdk-date:20200708T083000Z",
        "",
        "content-type;host;x-project-id;x-sdk-date",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      ].join("\n"),
    );
  });

  it.each([
    [
      "A",
      listing,
      "6c1a17f1e636705c054a64e99fa0b2c68fbc6d8eefb27f552521bb4ca6286f11",
      "cd3d4bb1df0b8abd51ebc8bb98c8cd194bb4fce11bccbc1fb98e42ca2ec1daf0",
    ],
    [
      "B",
      {
        method: "PUT",
        path: "/v1/executions/e19d3faf-9f04-9685-e5c0-fbe8d40b96cd",
        headers,
        body: '{"action":"cancel"}',
      },
      "b13fd149d4a429b0d0ec52a2c72b9603f15070425b7fab1437368eda1849a499",
      "856fc3ed9a460b8a55fbfe543f8e9222af0e80cf25d93866d2a236ff2a706578",
    ],
    [
      "C",
      {
        method: "POST",
        path: "/v1/workflows",
        headers: {
          ...headers,
          "Content-Type": "multipart/form-data; boundary=X",
          "X-Sdk-Content-Sha256": UNSIGNED_PAYLOAD,
        },
        body: Buffer.from("whatever the parts are"),
      },
      "8c45ced8728918e5e84dceaa7a53228d1a03548fdf1f34fe632d99d5332fb15b",
      "e60cbc3eedf27b3098ed5b571b7ab09e46121836aa968ee23004b9c6d244c3a0",
    ],
  ])("reproduces vector %s", (_name, request, hash, expected) => {
    expect(sha256(canonicalRequest(request))).toBe(hash);
    expect(signature(request, key)).toBe(expected);
  });

  it("writes the Authorization header", () => {
    expect(authorization(listing, key)).toBe(
      "SDK-HMAC-SHA256 Access=TESTACCESSKEY0000000, SignedHeaders=content-type;host;x-project-id;x-sdk-date, " +
        "Signature=cd3d4bb1df0b8abd51ebc8bb98c8cd194bb4fce11bccbc1fb98e42ca2ec1daf0",
    );
  });

  it("sorts and encodes the query, whatever its order and encoding", () => {
    const query = (path: string) => canonicalRequest({ ...listing, path }).split("\n")[2];
    expect(query("/v1/x?b=2&a=%2F+c&flag&b=1")).toBe("a=%2F%2Bc&b=1&b=2&flag=");
    expect(query("/v1/x?name=a%20b*(c)~")).toBe("name=a%20b%2A%28c%29~");
    expect(canonicalRequest({ ...listing, path: "/a%20b/%C3%A9" }).split("\n")[1]).toBe("/a%20b/%C3%A9/");
  });
});

describe("both forms for image jobs", () => {
  const headers = {
    "Content-Type": "application/json",
    Host: "ims.eu-de.otc.t-systems.com",
    "X-Project-Id": "ac234de25c6741d2b1273da49eea1b9e",
    "X-Sdk-Date": "20150604T181106Z",
  };
  const job = {
    method: "GET",
    path: "/v1/ac234de25c6741d2b1273da49eea1b9e/jobs/ff8080814dbd65d7014dbe0d84db0013",
    headers,
  };
  const action = {
    method: "POST",
    path: "/v2/cloudimages/action",
    headers,
    body: '{"name":"ims_test","instance_id":"877a2cda-ba63-4e1e-b95f-e67e48b6129a"}',
  };
  const anywhere = { region: "", service: "" };
  const jobHash = "0e212b79f33345587d59685dfa264b8600a1e4940a2c4880fd8c3b0160f8896d";

  it.each([
    ["unscoped", job, undefined, jobHash, "d6a8853909b70f0a1a1e560cec541e01c4bdd2c78d39206e66226cd1580eb0f3"],
    [
      "scoped, names empty",
      job,
      anywhere,
      jobHash,
      "003fe06ae5f92caecde8a7c6c8528b1f10260da8290c5fa6ade3f3da7abb10a5",
    ],
    [
      "scoped for eu-de and ims",
      job,
      { region: "eu-de", service: "ims" },
      jobHash,
      "c0a8d88e566f4ecd9f81c20ad06f259b0fb01ed25aa9d630fb8a3b3acd0c0de5",
    ],
    [
      "scoped with a body",
      action,
      anywhere,
      "e8d4ba8d27f825ee00231bd248e7a1f3573d9108343664ba6147012e1a9957c8",
      "d97c7140b3b926c03282ae070e70a2ac894183ae0f6661875e1f0e4af37908c7",
    ],
  ])("reproduces the vector: %s", (_name, request, scope, hash, expected) => {
    expect(sha256(canonicalRequest(request, scope))).toBe(hash);
    expect(signature(request, key, scope)).toBe(expected);
  });

  it("names the scope in the Authorization header", () => {
    expect(authorization(job, key, anywhere)).toBe(
      "SDK-HMAC-SHA256 Credential=TESTACCESSKEY0000000/20150604///sdk_request, " +
        "SignedHeaders=content-type;host;x-project-id;x-sdk-date, " +
        "Signature=003fe06ae5f92caecde8a7c6c8528b1f10260da8290c5fa6ade3f3da7abb10a5",
    );
  });

  it("takes the query for the payload of a scoped POST without a body", () => {
    const lines = canonicalRequest({ ...action, path: "/v2/x?b=1&a=2", body: "" }, anywhere).split("\n");
    expect(lines[2]).toBe("");
    expect(lines.at(-1)).toBe(sha256("a=2&b=1"));
    expect(canonicalRequest({ ...action, path: "/v2/x?b=1", body: "" }).split("\n")[2]).toBe("b=1");
  });
});

describe("the date of a signature", () => {
  it("is UTC without separators", () => {
    expect(sdkDate(Date.UTC(2020, 6, 8, 8, 30, 0, 999))).toBe("20200708T083000Z");
  });
});
