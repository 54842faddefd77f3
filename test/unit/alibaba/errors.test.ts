import { describe, expect, it } from "vitest";

import { platformError, statusError } from "../../../provider/platforms/alibaba/errors";
import {
  AuthorizationError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  QuotaError,
  RefusedError,
  ServerError,
  ThrottledError,
} from "../../../provider/core/errors";

/** The common codes of the later edition, and what a gateway adds. */
const CODES = [
  [400, "InvalidJsonFormat", InvalidInputError],
  [400, "BadDAG", InvalidInputError],
  [400, "InvalidUrlPattern", InvalidInputError],
  [400, "MethodNotAllowed", RefusedError],
  [400, "Missing JobName", InvalidInputError],
  [400, "Invalid Priority", InvalidInputError],
  [400, "Missing x-acs-signature-nonce", AuthorizationError],
  [403, "InvalidVersion.NotFound", RefusedError],
  [403, "InvalidResource.AlreadyExisting", ConflictError],
  [403, "InvalidQueryString", InvalidInputError],
  [403, "InvalidHttpBody", InvalidInputError],
  [403, "QuotaExhausted", QuotaError],
  [403, "Forbidden", AuthorizationError],
  [404, "InvalidResource.NotFound", NotFoundError],
  [409, "StateConflict", RefusedError],
  [500, "InternalError", ServerError],
  [400, "SignatureDoesNotMatch", AuthorizationError],
  [400, "InvalidAccessKeyId.NotFound", AuthorizationError],
  [429, "Throttling", ThrottledError],
  [400, "Throttling.User", ThrottledError],
  [503, "ServiceUnavailable", ServerError],
  // Codes that no document names.
  [404, "NoSuchJob", NotFoundError],
  [429, "Slower", ThrottledError],
  [500, "Broken", ServerError],
  [400, "SomethingNew", RefusedError],
] as const;

describe("errors of the platform", () => {
  it.each(CODES)("%i %s", (status, code, expected) => {
    const error = platformError("The platform's words.", {
      action: "getJob",
      code,
      status,
      requestId: "r-1",
    });
    expect(error.constructor).toBe(expected);
    expect(error.message).toContain(`The platform's words (getJob, ${code}, request r-1)`);
    expect(error.failure).toMatchObject({ action: "getJob", code, status, requestId: "r-1" });
  });

  it("does not take a missing page for a missing job", () => {
    expect(statusError(404, {})).toBeInstanceOf(RefusedError);
    expect(statusError(404, {}).failure.advice).toMatch(/endpoint/);
  });

  it.each([
    [408, ServerError],
    [429, ThrottledError],
    [502, ServerError],
    [403, AuthorizationError],
    [400, RefusedError],
  ])("classes an answer with status %i and no code", (status, expected) => {
    expect(statusError(status, {}).constructor).toBe(expected);
  });

  it("says what to do", () => {
    expect(platformError("", { code: "QuotaExhausted", status: 403 }).failure.advice).toMatch(/quota/);
    expect(platformError("", { code: "SignatureDoesNotMatch", status: 400 }).failure.advice).toMatch(
      /accessKeySecret/,
    );
  });
});
