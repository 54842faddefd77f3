import { describe, expect, it } from "vitest";

import { AuthorizationError } from "../../../../provider/core/errors";
import { refusalError } from "../../../../provider/core/rest/refusal";
import { isRecord } from "../../../../provider/core/schema/values";
import {
  isTokenRefused,
  KIND_OF_CODE,
  meaningOf,
} from "../../../../provider/platforms/paddleflow/api/errors";
import { examples } from "../examples";

const error = (code: string, message = "why", area = "queue") =>
  refusalError({ code, message }, meaningOf({ code, message }, area), {
    action: "a",
    requestId: "r",
    status: 400,
  });
const kindOf = (code: string, area: string, message: string) => meaningOf({ code, message }, area).kind;

describe("the code table", () => {
  it("knows every code of the recorded answers", () => {
    const codes = examples.flatMap(({ status, response }) =>
      status >= 400 && isRecord(response) && typeof response.code === "string" && response.code !== ""
        ? [response.code]
        : [],
    );
    expect(codes.length).toBeGreaterThan(100);
    expect([...new Set(codes)].filter((code) => !(code in KIND_OF_CODE))).toEqual([]);
  });

  it.each(["SomethingNew", "constructor"])("an unknown code such as %s is a refusal", (code) => {
    expect(kindOf(code, "queue", "why")).toBe("refused");
  });

  it("says cause, origin and the next step", () => {
    expect(error("OnlyRootAllowed", "This operation is only allowed for root user.").message).toBe(
      "This operation is only allowed for root user (a, OnlyRootAllowed, request r). Use a connection of `root`",
    );
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
    expect(kindOf(code, area, message)).toBe("notFound");
  });

  it("is not reported where the connection's own user is gone", () => {
    expect(error("UserNotExist", "User not exist", "pipeline")).toBeInstanceOf(AuthorizationError);
    expect(error("UserNotExist", "User not exist", "login")).toBeInstanceOf(AuthorizationError);
  });

  it("is not reported by other errors without a code", () => {
    expect(kindOf("", "cluster", "Error 1062: Duplicate entry 'c-' for key 'idx'")).toBe("conflict");
    expect(kindOf("", "statistics", "unsupported protocol scheme")).toBe("refused");
    expect(kindOf("LinkModelError", "link", "database is locked")).toBe("server");
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

describe("the next step", () => {
  // Code, message, area and action of refusals by the server v0.14.6.
  it.each([
    ["AccessDenied", "Access denied", "user", "listUser", "Use a connection of `root`"],
    [
      "AccessDenied",
      "user[a] has no access to resource[run]",
      "run",
      "showRun",
      /^Only the owner and `root`/,
    ],
    [
      "AccessDenied",
      "only root user can set userFilter!",
      "pipeline",
      "listPipeline",
      /^Leave out `usernames`/,
    ],
    ["ActionNotAllowed", "user[a] has no access to resource[job]", "job", "updateJob", /^Only the owner/],
    [
      "ActionNotAllowed",
      "The operation cannot be executed",
      "queue",
      "showQueue",
      /needs a grant of the queue/,
    ],
    ["ActionNotAllowed", "run[r] is in status[running]", "run", "deleteRun", undefined],
    ["FuseClientError", "no such file or directory", "link", "createLink", /folder above `fsPath`/],
    ["FuseClientError", "dial tcp: connection refused", "link", "createLink", /must reach the storage/],
    ["ConnectivityFailed", "dial tcp: connection refused", "fs", "createFS", /at its address/],
    [
      "InvalidClusterCredential",
      "init client faield, err: invalid configuration: no configuration has been provided",
      "cluster",
      "createCluster",
      /must be a kubeconfig.*needs none/,
    ],
    [
      "InvalidClusterCredential",
      "couldn't get version/kind",
      "cluster",
      "createCluster",
      /must be a kubeconfig/,
    ],
    ["PathNotFound", "", "log", "jobLog", /v0.14.6 or later/],
    ["PathNotFound", "", "schedule", "createSchedule", /v0.14.5 or later/],
    [
      "InvalidFileSystemParamsURL",
      "Field[url] is invalid, can not support [afs]",
      "fs",
      "createFS",
      /v0.14.7-rc1/,
    ],
    ["InvalidFileSystemParamsURL", "Field[url] is invalid", "fs", "createFS", undefined],
  ])("after %s, %s, in %s", (code, message, area, action, advice) => {
    const { advice: found } = meaningOf({ code, message }, area, action);
    if (advice === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(advice);
  });
});
