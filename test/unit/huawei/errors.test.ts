import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RefusedError,
  ServerError,
  ThrottledError,
} from "../../../provider/core/errors";
import { errorOf, kindOf } from "../../../provider/platforms/huawei/errors";

const CODES = [
  ["GCS.4003001", 400, NotFoundError],
  ["GCS.4003007", 400, InvalidInputError],
  ["GCS.4003008", 400, InvalidInputError],
  ["GCS.4003009", 400, InvalidInputError],
  ["GCS.4003011", 400, ConflictError],
  ["GCS.4003015", 400, InvalidInputError],
  ["GCS.4003019", 400, InvalidInputError],
  ["GCS.4003020", 400, InvalidInputError],
  ["GCS.4003021", 400, RefusedError],
  ["GCS.4003022", 400, InvalidInputError],
  ["GCS.4003024", 400, InvalidInputError],
  ["GCS.4003025", 400, InvalidInputError],
  ["GCS.4003026", 400, ConflictError],
  ["GCS.4003028", 400, InvalidInputError],
  ["GENE.5008012", 500, ServerError],
  // Codes that are not published: the digits begin with the status.
  ["GCS.4003999", 400, InvalidInputError],
  ["GCS.4041234", 404, NotFoundError],
  ["GCS.4091234", 409, ConflictError],
  ["GENE.5031234", 503, ServerError],
  // The gateway.
  ["APIGW.0101", 404, RefusedError],
  ["APIGW.0201", 504, ServerError],
  ["APIGW.0301", 401, AuthorizationError],
  ["APIGW.0307", 401, AuthorizationError],
  ["APIGW.0308", 429, ThrottledError],
  // Without a code of that form the status counts.
  ["SOMETHING", 404, NotFoundError],
  // A page that is missing before the service is reached says nothing of its objects.
  [undefined, 404, RefusedError],
  ["APIGW.0999", 404, RefusedError],
  [undefined, 400, InvalidInputError],
  [undefined, 401, AuthorizationError],
  [undefined, 403, AuthorizationError],
  [undefined, 408, ServerError],
  [undefined, 418, RefusedError],
  [undefined, 429, ThrottledError],
  [undefined, 502, ServerError],
] as const;

describe("errors of the services", () => {
  it.each(CODES)("classes %s with status %i", (code, status, expected) => {
    const failure = { action: "doIt", status, requestId: "r-1", ...(code !== undefined && { code }) };
    const error = errorOf(kindOf(code, status), "The words of the service.", failure);
    expect(error.constructor).toBe(expected);
    expect(error.message).toContain(`The words of the service (doIt${code ? `, ${code}` : ""}, request r-1)`);
    expect(error.failure).toMatchObject(failure);
  });

  it("says what to do: by the code, or else what the call says", () => {
    const error = errorOf("invalidInput", "no", { code: "GCS.4003024", advice: "of the call" });
    expect(error.failure.advice).toMatch(/PVC/);
    expect(errorOf("invalidInput", "no", { code: "GCS.4003999", advice: "of the call" }).message).toBe(
      "no (GCS.4003999). of the call",
    );
  });
});
