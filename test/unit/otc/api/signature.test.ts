import { describe, expect, it } from "vitest";

import {
  authorization,
  canonicalRequest,
  sha256,
  signature,
} from "../../../../provider/platforms/iam/signature";

const key = {
  accessKey: "TESTACCESSKEY0000000",
  secretKey: "TestSecretKey000000000000000000000000000",
};
const headers = {
  "Content-Type": "application/json",
  Host: "ims.eu-de.otc.t-systems.com",
  "X-Project-Id": "ac234de25c6741d2b1273da49eea1b9e",
  "X-Sdk-Date": "20150604T181106Z",
};
const query = {
  method: "GET",
  path: "/v1/ac234de25c6741d2b1273da49eea1b9e/jobs/ff8080814dbd65d7014dbe0d84db0013",
  headers,
};
const create = {
  method: "POST",
  path: "/v2/cloudimages/action",
  headers,
  body: '{"name":"ims_test","instance_id":"877a2cda-ba63-4e1e-b95f-e67e48b6129a"}',
};
const none = { region: "", service: "" };

describe("the signature of the Image Management Service", () => {
  it.each([
    [query, undefined, "d6a8853909b70f0a1a1e560cec541e01c4bdd2c78d39206e66226cd1580eb0f3"],
    [query, none, "003fe06ae5f92caecde8a7c6c8528b1f10260da8290c5fa6ade3f3da7abb10a5"],
    [
      query,
      { region: "eu-de", service: "ims" },
      "c0a8d88e566f4ecd9f81c20ad06f259b0fb01ed25aa9d630fb8a3b3acd0c0de5",
    ],
    [create, none, "d97c7140b3b926c03282ae070e70a2ac894183ae0f6661875e1f0e4af37908c7"],
  ])("of %o in the scope %o is that of the vendor's signers", (request, scope, expected) => {
    expect(signature(request, key, scope)).toBe(expected);
  });

  it("hashes the canonical request that the vendor's signers hash", () => {
    expect(sha256(canonicalRequest(query))).toBe(
      "0e212b79f33345587d59685dfa264b8600a1e4940a2c4880fd8c3b0160f8896d",
    );
    expect(sha256(canonicalRequest(create, none))).toBe(
      "e8d4ba8d27f825ee00231bd248e7a1f3573d9108343664ba6147012e1a9957c8",
    );
  });

  it("stands in the header with the scope of its form", () => {
    const names = "content-type;host;x-project-id;x-sdk-date";
    expect(authorization(query, key, none)).toBe(
      `SDK-HMAC-SHA256 Credential=TESTACCESSKEY0000000/20150604///sdk_request, SignedHeaders=${names}, ` +
        "Signature=003fe06ae5f92caecde8a7c6c8528b1f10260da8290c5fa6ade3f3da7abb10a5",
    );
    expect(authorization(query, key)).toBe(
      `SDK-HMAC-SHA256 Access=TESTACCESSKEY0000000, SignedHeaders=${names}, ` +
        "Signature=d6a8853909b70f0a1a1e560cec541e01c4bdd2c78d39206e66226cd1580eb0f3",
    );
  });
});
