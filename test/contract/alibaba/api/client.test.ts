import { describe, expect, it } from "vitest";

import { listImages } from "../../../../provider/platforms/alibaba/image/calls";
import { createJob, getJob, listJobs, listTasks } from "../../../../provider/platforms/alibaba/job/calls";
import {
  AuthorizationError,
  ConnectionError,
  InvalidInputError,
  NotFoundError,
  RefusedError,
  ServerError,
} from "../../../../provider/core/errors";
import { jobArgs, jobOf, jobResource, startScene } from "../setup";

const signal = AbortSignal.timeout(60_000);

describe.concurrent("the client", () => {
  it.each(["full", "minimal"])("signs every kind of request with %s headers", async (signatureHeaders) => {
    const scene = await startScene({ signatureHeaders });
    const { make, update, remove } = jobResource();
    const id = await make(scene, jobArgs());
    await update(scene, id, { ...jobArgs(), priority: 3, stopToChangePriority: true }, "priority");
    await remove(scene, id);
    const codes = scene.emulator.control.requests().map(({ action, code }) => [action, code]);
    expect(codes).toContainEqual(["createJob", "Success"]);
    expect(codes).toContainEqual(["startJob", "Success"]);
    expect(codes).toContainEqual(["updateJobPriority", "Success"]);
    expect(codes.map(([, code]) => code)).not.toContain("SignatureDoesNotMatch");
  });

  it("gives each request a nonce of its own, and leaves it out where it is told to", async () => {
    for (const [signatureHeaders, expected] of [
      ["full", []],
      ["minimal", [InvalidInputError, AuthorizationError]],
    ] as const) {
      const { client, emulator } = await startScene({ signatureHeaders });
      emulator.control.configure({ alibaba: { nonceRequired: true } });
      const outcome = await listImages(client, signal).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (expected.length === 0) expect(outcome).toBeUndefined();
      else expect(outcome).toBeInstanceOf(AuthorizationError);
    }
  });

  it("signs with temporary credentials", async () => {
    for (const signatureHeaders of ["full", "minimal"]) {
      const { emulator } = await startScene();
      const { temporary, endpoint } = emulator.platforms.alibaba;
      const { client } = await startScene({ ...temporary, endpoint, signatureHeaders });
      expect(await listJobs(client, signal)).toEqual([]);
    }
  });

  it("explains refused credentials without showing them", async () => {
    const { client } = await startScene({ accessKeySecret: "a-wrong-key-that-must-not-show" });
    const error = await listJobs(client, signal).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthorizationError);
    expect((error as Error).message).toMatch(
      /\(listJobs, SignatureDoesNotMatch, request .+\)\. Check that `accessKeySecret` of the connection belongs/,
    );
    expect((error as Error).message).not.toContain("a-wrong-key");
  });

  it("repeats what was throttled, and every kind of failure of what may be repeated", async () => {
    const { client, emulator } = await startScene();
    const on = { platform: "alibaba", action: "listJobs" } as const;
    emulator.control.injectFault({ ...on, kind: "throttle" });
    emulator.control.injectFault({ ...on, kind: "http", status: 503 });
    emulator.control.injectFault({ ...on, kind: "reset" });
    emulator.control.injectFault({ ...on, kind: "error", code: "InternalError" });
    emulator.control.injectFault({ ...on, kind: "lostAnswer" });
    expect(await listJobs(client, signal)).toEqual([]);
    expect(emulator.control.requests()).toHaveLength(6);
  });

  it("does not repeat what may have been carried out", async () => {
    const scene = await startScene();
    const { control } = scene.emulator;
    control.injectFault({ platform: "alibaba", action: "createJob", kind: "lostAnswer" });
    await expect(jobResource().make(scene, jobArgs())).rejects.toBeInstanceOf(ConnectionError);
    expect(control.countRequests()).toMatchObject({ createJob: 1 });
    expect(control.state("alibaba").jobs).toHaveLength(1);
  });

  it.each([
    [{ errorField: "ErrorCode" }],
    [{ createTimeField: "CreationTime" }],
    [{ statuses: "plain" }],
    [{ requestIdHeader: "x-acs-request-id" }],
    [{ createdStatus: 201 }],
    [{ listsHaveRequestId: true }],
    [{ fillsDefaults: true, extraTaskMembers: true, descriptionFollowsPriority: true }],
    [{ required: { JobTag: true, Priority: true, Timeout: true } }],
  ] as const)("understands a service with %j", async (settings) => {
    const scene = await startScene();
    scene.emulator.control.configure({ alibaba: settings });
    const { make, read, remove } = jobResource();
    const id = await make(scene, jobArgs());
    expect(await read(scene, id)).toMatchObject({ inputs: { jobName: "find-prime", description: "primes" } });
    expect((await listJobs(scene.client, signal)).map(({ jobId }) => jobId)).toEqual([id]);
    expect(await getJob(scene.client, "job-missing", signal)).toBeUndefined();
    const missing = listTasks(scene.client, "job-missing", signal);
    await expect(missing).rejects.toBeInstanceOf(NotFoundError);
    await expect(missing).rejects.toThrow(/InvalidResource\.NotFound, request /);
    await expect(createJob(scene.client, {}, signal)).rejects.toBeInstanceOf(InvalidInputError);
    await remove(scene, id);
    expect(await read(scene, id)).toBeUndefined();
  });

  it.each([
    [400, RefusedError],
    [403, AuthorizationError],
    [404, RefusedError],
    [408, ServerError],
    [502, ServerError],
  ] as const)("classes an answer with status %i and no code", async (status, expected) => {
    const { client, emulator } = await startScene();
    emulator.control.injectFault({ platform: "alibaba", action: "createJob", kind: "http", status });
    const error = await createJob(client, {}, signal).catch((reason: unknown) => reason);
    expect((error as Error).constructor).toBe(expected);
    expect((error as Error).message).toMatch(new RegExp(`HTTP status ${status} \\(createJob`));
    if (expected !== ServerError) expect((error as Error).message).toMatch(/Check `endpoint` and `region`/);
  });

  it("does not take a wrong endpoint for a platform without jobs", async () => {
    const { emulator } = await startScene();
    const scene = await startScene({ endpoint: emulator.control.endpoint });
    await expect(jobResource().read(scene, "job-1")).rejects.toBeInstanceOf(RefusedError);
  });

  it("refuses to operate with a version that the service does not offer", async () => {
    const scene = await startScene();
    scene.emulator.control.injectFault({
      platform: "alibaba",
      action: "getJob",
      kind: "error",
      code: "InvalidVersion.NotFound",
    });
    const id = await jobResource().make(scene, jobArgs());
    await expect(jobResource().read(scene, id)).rejects.toThrow(/version 2015-06-30/);
    expect(jobOf(scene, id).id).toBe(id);
  });
});
