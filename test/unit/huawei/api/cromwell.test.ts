import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  InvalidInputError,
  NotFoundError,
  RefusedError,
} from "../../../../provider/core/errors";
import { HuaweiClient } from "../../../../provider/platforms/huawei/api/client";
import { settingsSchema } from "../../../../provider/platforms/huawei/api/settings";
import { type Reply, startServer } from "../setup";

/** Calls a path of a server that always replies so. */
async function call(reply: Reply, { below = "", path = "/x", ...settings }: Record<string, string> = {}) {
  const { requests, url } = await startServer(() => reply);
  const { cromwell } = new HuaweiClient(
    settingsSchema.parse({ cromwellEndpoint: `${url}${below}`, requestTimeout: 5, ...settings }),
  );
  const signal = AbortSignal.timeout(10_000);
  const result = await cromwell
    .call({ action: "read", method: "GET", path, signal, idempotent: true })
    .catch((reason: unknown) => reason);
  return { requests, result };
}

describe("the client of a Cromwell server", () => {
  it.each([
    [{}, undefined],
    [{ cromwellToken: "t" }, "Bearer t"],
    [{ cromwellUsername: "u", cromwellPassword: "p" }, "Basic dTpw"],
  ])("sends to a proxy what %o asks for", async (settings, authorization) => {
    const place = { below: "/engines/cromwell/", path: "/api/workflows/v1/backends" };
    const { requests } = await call({ body: "{}" }, { ...place, ...settings });
    expect(requests).toMatchObject([
      { method: "GET", path: "/engines/cromwell/api/workflows/v1/backends", authorization },
    ]);
  });

  it.each([
    [400, InvalidInputError],
    [401, AuthorizationError],
    [403, RefusedError],
    [404, NotFoundError],
  ])("classes status %i", async (status, expected) => {
    const body = '{"status":"fail","message":"The words of the server."}';
    const { result } = await call({ status, body });
    expect(result).toBeInstanceOf(expected);
    expect((result as Error).message).toContain("The words of the server (read)");
  });

  it.each([
    [401, AuthorizationError, "cromwellToken"],
    [403, AuthorizationError, "cromwellToken"],
    [404, RefusedError, "cromwellEndpoint"],
  ])("takes status %i without the server's own words for that of a proxy", async (status, expected, key) => {
    for (const body of ["<html>not here</html>", '{"message":"no route"}', "{}"]) {
      const { result } = await call({ status, body });
      expect(result).toBeInstanceOf(expected);
      expect((result as Error).message).toMatch(
        new RegExp(`HTTP status ${status} \\(read\\)\\. Check \`${key}\``),
      );
    }
  });
});
