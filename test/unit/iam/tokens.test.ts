import { describe, expect, it } from "vitest";

import { AuthorizationError, RefusedError, ServerError, ThrottledError } from "../../../provider/core/errors";
import { loginRequest, tokenOf } from "../../../provider/platforms/iam/tokens";

const issued = Date.parse("2020-07-08T08:00:00.000Z");
const granted = {
  status: 201,
  headers: { "x-subject-token": "MIIx" },
  body: '{"token":{"expires_at":"2020-07-09T08:00:00.000000Z"}}',
};

describe("the login with a password", () => {
  it("asks for a token of a project, by name or by id", () => {
    const user = { username: "username", password: "<password>", domainName: "domainname" };
    const identity = {
      methods: ["password"],
      password: { user: { name: "username", password: "<password>", domain: { name: "domainname" } } },
    };
    expect(loginRequest({ ...user, project: { name: "cn-north-4" } })).toEqual({
      auth: { identity, scope: { project: { name: "cn-north-4" } } },
    });
    expect(loginRequest({ ...user, project: { id: "0123" } })).toEqual({
      auth: { identity, scope: { project: { id: "0123" } } },
    });
  });

  it("takes the token from the header, and renews it five minutes before its end", () => {
    expect(tokenOf(granted, issued)).toEqual({
      value: "MIIx",
      renewAt: Date.parse("2020-07-09T07:55:00.000Z"),
    });
  });

  it("renews a token of short life after half of it", () => {
    const body = '{"token":{"expires_at":"2020-07-08T08:04:00Z"}}';
    expect(tokenOf({ ...granted, body }, issued)).toEqual({
      value: "MIIx",
      renewAt: Date.parse("2020-07-08T08:02:00Z"),
    });
  });

  it("keeps a token whose end is not told", () => {
    expect(tokenOf({ ...granted, body: "" }, issued)).toEqual({ value: "MIIx" });
  });

  it.each([
    [401, AuthorizationError],
    [403, AuthorizationError],
    [400, RefusedError],
    [404, RefusedError],
    [429, ThrottledError],
    [500, ServerError],
    [503, ServerError],
  ])("classes status %i", (status, expected) => {
    const body = `{"error":{"code":${status},"message":"The words of the service.","title":"T"}}`;
    const refusal = () => tokenOf({ status, headers: { "retry-after": "2" }, body }, issued);
    expect(refusal).toThrow(expected);
    expect(refusal).toThrow(/The words of the service \(POST \/v3\/auth\/tokens\)/);
  });

  it("passes on how long the service asks to wait", () => {
    const refusal = { status: 429, headers: { "retry-after": "2" }, body: "" };
    expect(() => tokenOf(refusal, issued)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ retryAfter: 2_000 }) as unknown }),
    );
  });

  it("takes an answer without a token for none", () => {
    expect(() => tokenOf({ ...granted, headers: {} }, issued)).toThrow(/gave no token: HTTP status 201/);
  });
});
