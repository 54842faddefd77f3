import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RefusedError,
  ServerError,
} from "../../../provider/core/errors";
import {
  isTokenRefused,
  KIND_OF_CODE,
  kindOf,
  platformError,
} from "../../../provider/platforms/paddleflow/errors";

interface Example {
  readonly status: number;
  readonly path: string;
  readonly response: { readonly code?: string } | null;
}
const fixture = join(__dirname, "../../fixtures/paddleflow.examples.json");
const examples = JSON.parse(readFileSync(fixture, "utf8")) as Example[];

const error = (code: string, message = "why", area = "queue") =>
  platformError({ code, message, area }, { action: "a", requestId: "r" });

describe("the code table", () => {
  it("knows every code of the recorded answers", () => {
    const codes = examples.flatMap(({ status, response }) =>
      status >= 400 && response?.code ? [response.code] : [],
    );
    expect(codes.length).toBeGreaterThan(100);
    expect([...new Set(codes)].filter((code) => !(code in KIND_OF_CODE))).toEqual([]);
  });

  it.each([
    ["OnlyRootAllowed", AuthorizationError],
    ["AuthFailed", AuthorizationError],
    ["QueueNameDuplicated", ConflictError],
    ["QueueIsInUse", ConflictError],
    ["InvalidComputeResource", InvalidInputError],
    ["QueueNameNotFound", NotFoundError],
    ["InternalError", ServerError],
    ["QueueIsNotClosed", RefusedError],
    ["SomethingNew", RefusedError],
    ["constructor", RefusedError],
  ])("%s", (code, expected) => {
    expect(error(code)).toBeInstanceOf(expected);
  });

  it("says cause, origin and the next step", () => {
    expect(error("OnlyRootAllowed", "This operation is only allowed for root user.").message).toBe(
      "This operation is only allowed for root user (a, OnlyRootAllowed, request r). Use a connection of `root`",
    );
  });

  it("takes a lasting failure of the server for its last word", () => {
    const refusal = { code: "InternalError", message: "no", area: "queue", final: true };
    expect(platformError(refusal, {})).toBeInstanceOf(RefusedError);
  });
});

describe("absence", () => {
  it.each([
    ["UserNotExist", "user", "User not exist"],
    ["GrantNotFound", "grant", ""],
    ["QueueNameNotFound", "grant", ""],
    ["UserNotExist", "grant", ""],
    ["QueueNameNotFound", "queue", ""],
    ["FlavourNotFound", "flavour", ""],
    ["", "cluster", "record not found"],
    ["ClusterNotFound", "cluster", ""],
    ["RecordNotFound", "fs", ""],
    ["", "link", "record not found"],
    ["LinkModelError", "link", "user[root] fsName[fs1] not created fspath[/a]"],
    ["RecordNotFound", "fsCache", ""],
    ["PipelineNotFound", "pipeline", ""],
    ["ScheduleNotFound", "schedule", ""],
    ["RunNotFound", "run", ""],
    ["RunCacheNotFound", "runCache", ""],
    ["JobNotFound", "job", ""],
  ])("code %j of %s, message %j", (code, area, message) => {
    expect(kindOf({ code, area, message })).toBe("notFound");
  });

  it("is not told where the connection's own user is gone", () => {
    expect(error("UserNotExist", "User not exist", "pipeline")).toBeInstanceOf(AuthorizationError);
    expect(error("UserNotExist", "User not exist", "login")).toBeInstanceOf(AuthorizationError);
  });

  it("is not told by other errors without a code", () => {
    expect(
      kindOf({ code: "", area: "cluster", message: "Error 1062: Duplicate entry 'c-' for key 'idx'" }),
    ).toBe("conflict");
    expect(kindOf({ code: "", area: "statistics", message: "unsupported protocol scheme" })).toBe("refused");
    expect(kindOf({ code: "LinkModelError", area: "link", message: "database is locked" })).toBe("server");
  });
});

describe("a refused token", () => {
  it.each(["AuthFailed", "AuthInvalidToken", "AuthWithoutToken"])("%s", (code) => {
    expect(isTokenRefused(error(code))).toBe(true);
  });

  it.each(["AuthIllegalUser", "OnlyRootAllowed", "InternalError"])("not %s", (code) => {
    expect(isTokenRefused(error(code))).toBe(false);
  });
});
