import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConnectionError,
  InvalidInputError,
  NotFoundError,
} from "../../../../provider/core/errors";
import { callAction } from "../../../../provider/platforms/tencent/api/client";
import { getComputeEnv } from "../../../../provider/platforms/tencent/computeEnv/calls";
import { getJob } from "../../../../provider/platforms/tencent/job/calls";
import { getTaskTemplate } from "../../../../provider/platforms/tencent/taskTemplate/calls";
import { envArgs, markOf, resource, startScene, templateArgs, timeLimit } from "../setup";

const list = { signal: timeLimit(60_000), idempotent: true };

describe("the client", () => {
  it.each([
    [{}, "tc3"],
    [{ signatureMethod: "HmacSHA1" }, "v1-post"],
    [{ signatureMethod: "HmacSHA256", method: "GET" }, "v1-get"],
    [{ signatureMethod: "HmacSHA256", method: "POST" }, "v1-post"],
  ])("signs with %o", async (settings, signed) => {
    const { client, emulator } = await startScene(settings);
    const filters = [{ Name: "env-name", Values: ["a b&c=d/é", "x"] }];
    expect(await callAction(client, "DescribeComputeEnvs", { Filters: filters }, list)).toMatchObject({
      TotalCount: 0,
    });
    expect(emulator.control.requests()).toMatchObject([{ signed, code: "Success" }]);
  });

  it("signs with temporary credentials", async () => {
    const { emulator } = await startScene();
    for (const signatureMethod of ["TC3-HMAC-SHA256", "HmacSHA256"]) {
      const { temporary, endpoint } = emulator.platforms.tencent;
      const { client } = await startScene({ ...temporary, endpoint, signatureMethod });
      expect(await callAction(client, "DescribeJobs", {}, list)).toMatchObject({ TotalCount: 0 });
    }
  });

  it("explains refused credentials without showing them", async () => {
    const { client } = await startScene({ secretKey: "a-wrong-key-that-must-not-show" });
    const error = await callAction(client, "DescribeJobs", {}, list).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthorizationError);
    const { message } = error as Error;
    expect(message).toMatch(
      /\(DescribeJobs, AuthFailure\.SignatureFailure, request .+\)\. Check `secretId` and/,
    );
    expect(message).not.toContain("a-wrong-key");
  });

  it("repeats what the platform throttled, and every kind of failure of what may be repeated", async () => {
    const { client, emulator } = await startScene();
    const on = { platform: "tencent", action: "DescribeJobs" } as const;
    emulator.control.injectFault({ ...on, kind: "throttle" });
    emulator.control.injectFault({ ...on, kind: "http", status: 503 });
    emulator.control.injectFault({ ...on, kind: "reset" });
    emulator.control.injectFault({ ...on, kind: "error", code: "InternalError" });
    emulator.control.injectFault({ ...on, kind: "lostAnswer" });
    expect(await callAction(client, "DescribeJobs", {}, list)).toMatchObject({ TotalCount: 0 });
    expect(emulator.control.requests()).toHaveLength(6);
  });

  it("does not repeat what may have been carried out", async () => {
    const scene = await startScene();
    scene.emulator.control.injectFault({
      platform: "tencent",
      action: "CreateTaskTemplate",
      kind: "lostAnswer",
    });
    const created = resource("TaskTemplate").make(scene, templateArgs);
    await expect(created).rejects.toBeInstanceOf(ConnectionError);
    expect(scene.emulator.control.countRequests()).toEqual({ CreateTaskTemplate: 1 });
  });

  it("keeps what a token leads to single when an answer is lost", async () => {
    const scene = await startScene();
    scene.emulator.control.injectFault({
      platform: "tencent",
      action: "CreateComputeEnv",
      kind: "lostAnswer",
    });
    await resource("ComputeEnv").make(scene, envArgs);
    expect(await callAction(scene.client, "DescribeComputeEnvs", {}, list)).toMatchObject({ TotalCount: 1 });
  });
});

describe("joined requests", () => {
  it("reads many objects in one request", async () => {
    const { client, emulator } = await startScene();
    const ids = Array.from({ length: 100 }, (_, index) => `env-${String(index).padStart(8, "0")}`);
    const found = await Promise.all(ids.map((id) => getComputeEnv(client, id, list.signal)));
    expect(found).toEqual(ids.map(() => undefined));
    expect(emulator.control.countRequests()).toEqual({ DescribeComputeEnvs: 1 });
  });

  it("keeps a malformed id from the others", async () => {
    const scene = await startScene();
    const id = await resource("TaskTemplate").make(scene, templateArgs);
    const ids = ["task-tmpl-aaaaaaaa", "no id", id, "task-tmpl-bbbbbbbb", "task-tmpl-cccccccc"];
    const found = await Promise.allSettled(ids.map((one) => getTaskTemplate(scene.client, one, list.signal)));
    expect(found[1]).toMatchObject({ status: "rejected", reason: expect.any(InvalidInputError) as unknown });
    expect(found[2]).toMatchObject({ status: "fulfilled", value: { taskTemplateName: "template" } });
    expect(found[0]).toEqual({ status: "fulfilled", value: undefined });
  });

  it("deletes many templates in one request, whether or not all of them exist", async () => {
    const scene = await startScene();
    const marks = ["1", "2", "3"].map((digit) => markOf(digit));
    const ids = await Promise.all(
      marks.map((mark) => resource("TaskTemplate").make(scene, templateArgs, mark)),
    );
    scene.emulator.control.tencent.deleteObject(ids[1] ?? "");
    scene.emulator.control.clearRequests();
    await Promise.all(ids.map((id) => resource("TaskTemplate").remove(scene, id)));
    expect(await callAction(scene.client, "DescribeTaskTemplates", {}, list)).toMatchObject({
      TotalCount: 0,
    });
    expect(scene.emulator.control.countRequests()).toMatchObject({ DeleteTaskTemplates: 2 });
  });

  it("ends one operation's wait without ending the others'", async () => {
    const { client, emulator } = await startScene();
    emulator.control.injectFault({ platform: "tencent", action: "DescribeJobs", kind: "slow", delayMs: 600 });
    const impatient = getJob(client, "job-aaaaaaaa", AbortSignal.timeout(200));
    const patient = getJob(client, "job-bbbbbbbb", list.signal);
    await expect(impatient).rejects.toThrow("deadline");
    await expect(patient).resolves.toBeUndefined();
  });

  it("are given up with their own cause, not with what another call failed with", async () => {
    const { client, emulator } = await startScene();
    const refused = callAction(
      client,
      "CreateTaskTemplate",
      { TaskTemplateName: "a-secret-of-another" },
      list,
    );
    await expect(refused).rejects.toThrow(/CreateTaskTemplate/);
    emulator.control.injectFault({ platform: "tencent", action: "DescribeJobs", kind: "hang" });
    const deadline = new AbortController();
    const read = getJob(client, "job-aaaaaaaa", deadline.signal);
    void emulator.control.waitForRequests({ action: "DescribeJobs" }, 1).then(() => deadline.abort());
    await expect(read).rejects.toThrow(/^gave up at the deadline$/);
  });

  it("reports an object that is not there by the single actions", async () => {
    const { client } = await startScene();
    const reading = callAction(client, "DescribeComputeEnv", { EnvId: "env-aaaaaaaa" }, list);
    await expect(reading).rejects.toBeInstanceOf(NotFoundError);
  });
});
