import { describe, expect, it } from "vitest";
import {
  canonicalRequest,
  readAuthorization,
  sha256,
  sign,
  type Scope,
} from "../../../../../emulator/src/otc/signing/signature";

const SECRET = "TestSecretKey000000000000000000000000000";
const PROJECT = "ac234de25c6741d2b1273da49eea1b9e";
const SIGNED = ["content-type", "host", "x-project-id", "x-sdk-date"];
const BODY = '{"name":"ims_test","instance_id":"877a2cda-ba63-4e1e-b95f-e67e48b6129a"}';

const request = (method: string, path: string, body = "") => ({
  method,
  path,
  query: [] as [string, string][],
  headers: new Map([
    ["content-type", "application/json"],
    ["host", "ims.eu-de.otc.t-systems.com"],
    ["x-project-id", PROJECT],
    ["x-sdk-date", "20150604T181106Z"],
  ]),
  body,
});
const query = request("GET", `/v1/${PROJECT}/jobs/ff8080814dbd65d7014dbe0d84db0013`);
const creation = request("POST", "/v2/cloudimages/action", BODY);
const scope = (region: string, service: string): Scope => ({ date: "20150604", region, service });

describe("the signatures of Open Telekom Cloud", () => {
  it.each([
    ["a query", query, "0e212b79f33345587d59685dfa264b8600a1e4940a2c4880fd8c3b0160f8896d"],
    ["a creation", creation, "e8d4ba8d27f825ee00231bd248e7a1f3573d9108343664ba6147012e1a9957c8"],
  ])("cover the canonical form of %s", (_, signed, hash) => {
    expect(sha256(canonicalRequest(signed, SIGNED, true))).toBe(hash);
  });

  it("leave out the body where the client says so", () => {
    const headers = new Map([...creation.headers, ["x-sdk-content-sha256", "UNSIGNED-PAYLOAD"]]);
    const signed = ["content-type", "host", "x-project-id", "x-sdk-content-sha256", "x-sdk-date"];
    const unsigned = { ...creation, headers };
    expect(sha256(canonicalRequest(unsigned, signed, false))).toBe(
      "d20b9b08c12f3ea73283f56faf5dad9556d2eb1b3cd05e4281eb1ca6beb34a95",
    );
    expect(sign(SECRET, unsigned, { signedHeaders: signed, scope: undefined })).toBe(
      "aef2ed4e9839ab271f14a3757ed3c991ada61680ee0346f5af3987229a6a8a8d",
    );
  });

  it.each<[string, typeof query, Scope | undefined, string]>([
    ["without a scope", query, undefined, "d6a8853909b70f0a1a1e560cec541e01c4bdd2c78d39206e66226cd1580eb0f3"],
    [
      "of an empty scope",
      query,
      scope("", ""),
      "003fe06ae5f92caecde8a7c6c8528b1f10260da8290c5fa6ade3f3da7abb10a5",
    ],
    [
      "of a named scope",
      query,
      scope("eu-de", "ims"),
      "c0a8d88e566f4ecd9f81c20ad06f259b0fb01ed25aa9d630fb8a3b3acd0c0de5",
    ],
    [
      "of a body",
      creation,
      scope("", ""),
      "d97c7140b3b926c03282ae070e70a2ac894183ae0f6661875e1f0e4af37908c7",
    ],
  ])("agree with the vendor's signers: %s", (_, signed, credentialScope, expected) => {
    expect(sign(SECRET, signed, { signedHeaders: SIGNED, scope: credentialScope })).toBe(expected);
  });

  it("sort and escape the query, and move that of an empty POST in the scoped form", () => {
    const searched = {
      ...query,
      query: [
        ["b", "x y"],
        ["a", "ä*"],
      ] as [string, string][],
    };
    const lines = canonicalRequest(searched, SIGNED, false).split("\n");
    expect(lines[2]).toBe("a=%C3%A4%2A&b=x%20y");
    const posted = canonicalRequest({ ...searched, method: "POST" }, SIGNED, true).split("\n");
    expect([posted[2], posted.at(-1)]).toEqual(["", sha256("a=%C3%A4%2A&b=x%20y")]);
  });

  it("are read from the header", () => {
    const scoped =
      "SDK-HMAC-SHA256 Credential=AK/20150604///sdk_request, SignedHeaders=host;x-sdk-date, Signature=ab";
    expect(readAuthorization(scoped)).toEqual({
      accessKey: "AK",
      scope: scope("", ""),
      signedHeaders: ["host", "x-sdk-date"],
      signature: "ab",
    });
    const plain = "SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=ab";
    expect(readAuthorization(plain)).toMatchObject({ accessKey: "AK", scope: undefined });
    for (const bad of ["", "Basic x", "SDK-HMAC-SHA256 Access=AK", scoped.replace("sdk_request", "other")]) {
      expect(readAuthorization(bad)).toBeUndefined();
    }
  });
});
