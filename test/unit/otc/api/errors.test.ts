import { describe, expect, it } from "vitest";

import { isUnderWay } from "../../../../provider/core/errors";
import { refusalError } from "../../../../provider/core/rest/refusal";
import { isTokenRefused, meaningOf, refusalIn } from "../../../../provider/platforms/otc/api/errors";

const errorOf = (status: number, code?: string) =>
  refusalError({ code }, meaningOf({ code }, status), { status });

describe("an answer of the service", () => {
  it.each([
    [{ error: { code: "IMG.0009", message: "Taken." } }, { code: "IMG.0009", message: "Taken." }],
    [
      { error_code: "APIGW.0301", error_msg: "Who?" },
      { code: "APIGW.0301", message: "Who?" },
    ],
    [
      { code: 404, message: "" },
      { code: "404", message: undefined },
    ],
    [{ error: "none" }, { code: undefined, message: undefined }],
    [undefined, { code: undefined, message: undefined }],
  ])("%j is read as the refusal %j", (body, refusal) => {
    const answer = { status: 400, headers: {}, body: "" };
    expect(refusalIn(body, answer)).toEqual(refusal);
    expect(refusalIn(body, { ...answer, status: 200 })).toBeUndefined();
  });

  it.each([
    [401, undefined, "authorization"],
    [403, undefined, "authorization"],
    [404, "404", "notFound"],
    [404, "APIGW.0101", "refused"],
    [404, undefined, "refused"],
    [408, undefined, "server"],
    [429, undefined, "throttled"],
    [500, undefined, "server"],
    [503, "IMG.0099", "server"],
    [400, undefined, "refused"],
    [400, "IMG.9999", "refused"],
  ])("is classed by its status %i where the code %s says nothing", (status, code, kind) => {
    expect(meaningOf({ code }, status).kind).toBe(kind);
  });

  it("leads to the endpoint only where the service itself does not explain it", () => {
    expect(meaningOf({}, 400).advice).toMatch(/`endpoint`/);
    expect(meaningOf({ code: "IMG.9999", message: "No." }, 400).advice).toBeUndefined();
  });

  it("on a job that was not submitted leaves nothing under way, unlike other failures", () => {
    expect(isUnderWay(errorOf(400, "IMG.0018"))).toBe(false);
    expect(isUnderWay(errorOf(500, "IMG.0023"))).toBe(true);
    expect(isUnderWay(errorOf(500))).toBe(true);
  });

  it("has a token renewed where it was refused, and not where a right is missing", () => {
    expect(isTokenRefused(errorOf(401))).toBe(true);
    expect(isTokenRefused(errorOf(400, "IMG.0087"))).toBe(true);
    expect(isTokenRefused(errorOf(400, "IMG.0030"))).toBe(true);
    expect(isTokenRefused(errorOf(403))).toBe(false);
    expect(isTokenRefused(errorOf(400, "IMG.0009"))).toBe(false);
  });
});
