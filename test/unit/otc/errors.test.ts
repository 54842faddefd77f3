import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConflictError,
  InvalidInputError,
  isUnderWay,
  NotFoundError,
  QuotaError,
  RefusedError,
  ServerError,
  ThrottledError,
} from "../../../provider/core/errors";
import { isTokenRefused, platformError } from "../../../provider/platforms/otc/errors";

const CODES = [
  ["IMG.0008", RefusedError],
  ["IMG.0009", ConflictError],
  ["IMG.0010", ConflictError],
  ["IMG.0015", QuotaError],
  ["IMG.0018", ServerError],
  ["IMG.0023", ServerError],
  ["IMG.0027", NotFoundError],
  ["IMG.0028", RefusedError],
  ["IMG.0030", AuthorizationError],
  ["IMG.0047", RefusedError],
  ["IMG.0054", InvalidInputError],
  ["IMG.0055", InvalidInputError],
  ["IMG.0056", InvalidInputError],
  ["IMG.0057", InvalidInputError],
  ["IMG.0058", InvalidInputError],
  ["IMG.0059", InvalidInputError],
  ["IMG.0060", ThrottledError],
  ["IMG.0086", NotFoundError],
  ["IMG.0087", AuthorizationError],
  ["IMG.0090", ConflictError],
  ["IMG.0092", RefusedError],
  ["IMG.0094", RefusedError],
  ["IMG.0115", InvalidInputError],
  ["IMG.0116", InvalidInputError],
  ["IMG.9999", RefusedError],
] as const;

describe("errors of the service", () => {
  it.each(CODES)("%s, with HTTP status 400", (code, expected) => {
    const error = platformError("The service's words.", { action: "x", code, status: 400, requestId: "r" });
    expect(error.constructor).toBe(expected);
    expect(error.message).toContain(`The service's words (x, ${code}, request r)`);
  });

  it.each([
    [401, undefined, AuthorizationError],
    [403, undefined, AuthorizationError],
    [404, "404", NotFoundError],
    [404, "APIGW.0101", RefusedError],
    [404, undefined, RefusedError],
    [408, undefined, ServerError],
    [429, undefined, ThrottledError],
    [500, undefined, ServerError],
    [503, "IMG.0099", ServerError],
    [400, undefined, RefusedError],
  ])("status %i with the code %s", (status, code, expected) => {
    const failure = { status, ...(code !== undefined && { code }) };
    expect(platformError(undefined, failure).constructor).toBe(expected);
  });

  it("a job that was not submitted is not under way, unlike what failed otherwise", () => {
    expect(isUnderWay(platformError("", { status: 400, code: "IMG.0018" }))).toBe(false);
    expect(isUnderWay(platformError("", { status: 500, code: "IMG.0023" }))).toBe(true);
    expect(isUnderWay(platformError(undefined, { status: 500 }))).toBe(true);
  });

  it("a token is renewed where it was refused, and not where a right is missing", () => {
    expect(isTokenRefused(platformError(undefined, { status: 401 }))).toBe(true);
    expect(isTokenRefused(platformError("", { status: 400, code: "IMG.0087" }))).toBe(true);
    expect(isTokenRefused(platformError("", { status: 400, code: "IMG.0030" }))).toBe(true);
    expect(isTokenRefused(platformError(undefined, { status: 403 }))).toBe(false);
    expect(isTokenRefused(platformError("", { status: 400, code: "IMG.0009" }))).toBe(false);
  });
});
