import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  type BatchflowError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RefusedError,
  ServerError,
  UnexpectedAnswerError,
} from "../../../../provider/core/errors";
import { HuaweiClient } from "../../../../provider/platforms/huawei/api/client";
import { KIND_OF_CODE, meaningOf } from "../../../../provider/platforms/huawei/api/errors";
import { settingsSchema } from "../../../../provider/platforms/huawei/api/settings";
import { type Reply, startServer } from "../setup";

/** The service's codes with the HTTP status that the documents give them. */
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
  [undefined, 502, ServerError],
] as const;

/** Calls an action on a server that gives these replies, the last of them again and again. */
async function call(replies: readonly Reply[], more: { readonly advice?: string } = {}) {
  const left = [...replies];
  const { requests, url } = await startServer(() => (left.length > 1 ? left.shift()! : left[0]!));
  const { gcs } = new HuaweiClient(settingsSchema.parse({ token: "t", endpoint: url, rateLimits: "off" }));
  const signal = AbortSignal.timeout(10_000);
  const result = await gcs
    .call({ action: "doIt", method: "POST", path: "/v1/x", signal, idempotent: false, ...more })
    .catch((error: unknown) => error as BatchflowError);
  return { requests, result };
}

const refusal = (status: number, code?: string): Reply => ({
  status,
  headers: { "x-request-id": "r-1" },
  body: JSON.stringify({ error_code: code, error_msg: "The words of the service." }),
});

describe("refusals of the Gene Container Service", () => {
  it.each(CODES)("with the code %s and status %i are classed", async (code, status, expected) => {
    const { result, requests } = await call([refusal(status, code)]);
    const error = result as BatchflowError;
    expect(error.constructor).toBe(expected);
    expect(error.message).toContain(`The words of the service (doIt${code ? `, ${code}` : ""}, request r-1)`);
    expect(error.failure).toMatchObject({
      action: "doIt",
      status,
      requestId: "r-1",
      ...(code !== undefined && { code }),
    });
    expect(requests).toHaveLength(1);
  });

  it.each(["APIGW.0308", undefined])("with the code %s and status 429 are repeated", async (code) => {
    const { result, requests } = await call([refusal(429, code), { body: "{}" }]);
    expect(result).toEqual({});
    expect(requests).toHaveLength(2);
  });

  it("say what to do: by the code, or else what the call says", async () => {
    const known = await call([refusal(400, "GCS.4003024")], { advice: "of the call" });
    expect((known.result as BatchflowError).failure.advice).toMatch(/PVC/);
    const unknown = await call([refusal(400, "GCS.4003999")], { advice: "of the call" });
    expect((unknown.result as BatchflowError).message).toBe(
      "The words of the service (doIt, GCS.4003999, request r-1). of the call",
    );
  });

  it.each([400, 404, 409])(
    "of status %i without the service's words are those of another server",
    async (status) => {
      const { result } = await call([{ status, body: "<html>no</html>" }]);
      expect(result).toBeInstanceOf(RefusedError);
      expect((result as Error).message).toMatch(/HTTP status \d+ \(doIt\)\. Check `endpoint` and `region`/);
    },
  );
});

describe("answers of the Gene Container Service", () => {
  it("may be empty, objects or lists", async () => {
    expect((await call([{ body: "" }])).result).toEqual({});
    expect((await call([{ body: '{"id":"1"}' }])).result).toEqual({ id: "1" });
    expect((await call([{ body: '[{"id":"1"}]' }])).result).toEqual({ items: [{ id: "1" }] });
  });

  it("are none where they are no JSON", async () => {
    const { result } = await call([{ body: "<html>welcome</html>" }]);
    expect(result).toBeInstanceOf(UnexpectedAnswerError);
    expect((result as Error).message).toMatch(/Check `endpoint` and `region`/);
  });
});

it("a published refusal never takes the advice of the call, which guesses at those that are not published", () => {
  const advisable = new Set(["conflict", "invalidInput", "refused"]);
  const codes = Object.keys(KIND_OF_CODE).filter((code) => advisable.has(meaningOf({ code }, 400).kind));
  expect(codes.filter((code) => meaningOf({ code }, 400).advice === undefined)).toEqual([]);
  expect(meaningOf({ code: "GCS.4003999" }, 400).advice).toBeUndefined();
});
