import { describe, expect, it } from "vitest";

import { meaningOf } from "../../../../provider/platforms/alibaba/api/errors";

describe("a code of the platform", () => {
  it.each([
    // A parameter of the request, or of its signature.
    ["Missing JobName", 400, "invalidInput"],
    ["Invalid Priority", 400, "invalidInput"],
    ["Missing {JobName}", 400, "invalidInput"],
    ["Missing x-acs-signature-nonce", 400, "authorization"],
    ["Missing Authorization", 400, "authorization"],
    // Not taken for parameters.
    ["InvalidHttpBody", 403, "invalidInput"],
    ["InvalidVersion", 403, "refused"],
    // By the longest prefix that is known.
    ["InvalidVersion.NotFound", 403, "refused"],
    ["InvalidResource.NotFound", 404, "notFound"],
    ["InvalidAccessKeyId.NotFound", 400, "authorization"],
    ["Throttling.User", 400, "throttled"],
    // By the status, where no document names the code.
    ["NoSuchJob", 404, "notFound"],
    ["WhoAreYou", 401, "authorization"],
    ["Slower", 429, "throttled"],
    ["Broken", 500, "server"],
    ["SomethingNew", 400, "refused"],
  ])("%s with status %i is %s", (code, status, kind) => {
    expect(meaningOf(code, status).kind).toBe(kind);
  });

  it("comes with the next step", () => {
    expect(meaningOf("QuotaExhausted", 403).advice).toMatch(/quota/);
  });

  it.each([
    ["InvalidAccessKeyId.NotFound", ["accessKeyId", "securityToken"]],
    ["SignatureDoesNotMatch", ["accessKeySecret", "accessKeyId", "signatureHeaders"]],
    ["Missing Authorization", ["accessKeySecret", "accessKeyId", "signatureHeaders"]],
    ["Missing x-acs-signature-nonce", ["signatureHeaders"]],
    ["Missing Date", ["signatureHeaders"]],
    ["Invalid x-acs-region-id", ["region"]],
    ["Invalid x-acs-access-key-id", ["accessKeyId", "securityToken"]],
    ["Invalid x-acs-security-token", ["securityToken"]],
    ["Missing x-acs-version", ["endpoint", "region"]],
    ["Invalid Date", []],
    ["InvalidTimeStamp", []],
  ])("%s names %j of the connection, and no other key", (code, keys) => {
    const { advice = "" } = meaningOf(code, 400);
    expect([...advice.matchAll(/`(\w+)`/g)].map(([, key]) => key)).toEqual(keys);
    if (keys.length === 0) expect(advice).toMatch(/clock/);
  });
});
