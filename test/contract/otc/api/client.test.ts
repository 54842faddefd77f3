import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConnectionError,
  NotFoundError,
  RefusedError,
} from "../../../../provider/core/errors";
import { getImage, listImages } from "../../../../provider/platforms/otc/image/calls";
import { getJob } from "../../../../provider/platforms/otc/imageJob/calls";
import {
  imageArgs,
  ownImages,
  passwordOf,
  PUBLIC_IMAGE,
  resource,
  run,
  sceneOf,
  startOtc,
  startScene,
} from "../setup";

const signal = AbortSignal.timeout(60_000);
const publicImages = { __imagetype: "gold" };

describe.concurrent("the client", () => {
  it.each(["scoped", "unscoped"])("signs with a key pair in the %s form", async (signatureForm) => {
    const emulator = await startOtc({ projectHeaderRequired: true });
    const { endpoint, region, projectId, accessKey, secretKey } = emulator.platforms.otc;
    const scene = sceneOf(emulator, { endpoint, region, projectId, accessKey, secretKey, signatureForm });
    const { make, settle, remove } = resource("Image");
    const args = { ...imageArgs, description: "with a key pair: a+b=c/d?", tags: { a: "b" } };
    const id = await make(scene, args);
    await settle(scene, id, { ...args, minRam: 512 });
    expect(ownImages(scene)[0]?.attributes).toMatchObject({ status: "active", min_ram: 512 });
    await remove(scene, id, { deleteBackup: true });
    expect(ownImages(scene)).toEqual([]);
    expect(emulator.control.countRequests()).not.toHaveProperty("createToken");
    expect(new Set(emulator.control.requests().map(({ code }) => code))).not.toContain("APIGW.0301");
  });

  it("takes a token that was fetched elsewhere", async () => {
    const emulator = await startOtc();
    const { iamEndpoint, endpoint, region, projectId, username, password, domainName } =
      emulator.platforms.otc;
    const user = { name: username, password, domain: { name: domainName } };
    const identity = { methods: ["password"], password: { user } };
    const login = await fetch(`${iamEndpoint}/auth/tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ auth: { identity, scope: { project: { id: projectId } } } }),
    });
    const token = login.headers.get("x-subject-token");
    const { client } = sceneOf(emulator, { endpoint, region, projectId, token });
    expect(await listImages(client, publicImages, signal)).toHaveLength(1);
    emulator.control.otc.revokeTokens();
    await expect(listImages(client, publicImages, signal)).rejects.toBeInstanceOf(AuthorizationError);
  });

  it("learns the project's id from the login where only its name is known", async () => {
    const emulator = await startOtc();
    const { projectId: _, ...rest } = passwordOf(emulator);
    for (const project of [{}, { projectName: emulator.platforms.otc.projectName }]) {
      const { client } = sceneOf(emulator, { ...rest, ...project });
      await expect(getJob(client, "none", signal)).rejects.toThrow(/IMG\.0001/);
    }
  });

  it("logs in once for all calls, and once more when the token is refused", async () => {
    for (const tokenRefusal of ["status", "code"] as const) {
      const scene = await startScene({ tokenRefusal });
      const { client, emulator } = scene;
      const read = () => listImages(client, publicImages, signal);
      await Promise.all([read(), read(), read()]);
      expect(emulator.control.countRequests()).toMatchObject({ createToken: 1 });
      emulator.control.otc.revokeTokens();
      expect(await read()).toHaveLength(1);
      expect(emulator.control.countRequests()).toMatchObject({ createToken: 2 });
    }
  });

  it("explains refused credentials without showing them", async () => {
    const emulator = await startOtc();
    const { client } = sceneOf(emulator, { ...passwordOf(emulator), password: "a-wrong-password" });
    const error = await listImages(client, {}, signal).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthorizationError);
    expect((error as Error).message).toMatch(/Check `username`, `password`/);
    expect((error as Error).message).not.toContain("a-wrong-password");
    const { endpoint, projectId, accessKey } = emulator.platforms.otc;
    const signed = sceneOf(emulator, { endpoint, projectId, accessKey, secretKey: "a-wrong-key" });
    const refused = listImages(signed.client, {}, signal);
    await expect(refused).rejects.toBeInstanceOf(AuthorizationError);
    await expect(refused).rejects.toThrow(/^(?!.*a-wrong-key)/);
  });

  it("repeats what was throttled, and every kind of failure of what may be repeated", async () => {
    const { client, emulator } = await startScene();
    const on = { platform: "otc", action: "listImages" } as const;
    emulator.control.injectFault({ ...on, kind: "throttle" });
    emulator.control.injectFault({ ...on, kind: "error", code: "IMG.0060" });
    emulator.control.injectFault({ ...on, kind: "http", status: 503 });
    emulator.control.injectFault({ ...on, kind: "reset" });
    emulator.control.injectFault({ ...on, kind: "lostAnswer" });
    emulator.control.injectFault({ platform: "otc", action: "createToken", kind: "http", status: 503 });
    expect(await listImages(client, publicImages, signal)).toHaveLength(1);
    expect(emulator.control.countRequests()).toMatchObject({ listImages: 6, createToken: 2 });
  });

  it("does not repeat what may have been carried out", async () => {
    const scene = await startScene();
    scene.emulator.control.injectFault({ platform: "otc", action: "createImage", kind: "lostAnswer" });
    await expect(resource("Image").make(scene, imageArgs)).rejects.toBeInstanceOf(ConnectionError);
    expect(scene.emulator.control.countRequests()).toMatchObject({ createImage: 1 });
  });

  it("reads an image that is not there as none, but not at an endpoint that is not the service's", async () => {
    const { client, emulator } = await startScene();
    const id = "3f7185de-b59a-4bb8-aa1d-7a513528b0e9";
    expect(await getImage(client, id, signal)).toBeUndefined();
    const elsewhere = sceneOf(emulator, { ...passwordOf(emulator), endpoint: emulator.control.endpoint });
    await expect(getImage(elsewhere.client, id, signal)).rejects.toBeInstanceOf(RefusedError);
  });

  it.each([404, 400])("tells of a job that is not there, by status %i", async (status) => {
    const scene = await startScene({
      unknownJob: { status, code: status === 404 ? "404" : "IMG.0027" },
    });
    expect(await getJob(scene.client, "none", signal)).toBeUndefined();
    for (const name of ["getImageJob", "waitForImageJob"]) {
      const missing = run(scene, name, { jobId: "none" });
      await expect(missing).rejects.toBeInstanceOf(NotFoundError);
      await expect(missing).rejects.toThrow("there is no image job none");
    }
  });

  it("reads lists of any length, page by page", async () => {
    const scene = await startScene();
    const ids = Array.from(
      { length: 1_001 },
      (_, index) => `1a000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    );
    for (const id of ids) scene.emulator.control.otc.addImage(id, { name: id });
    const found = await listImages(scene.client, { __imagetype: "private" }, signal);
    expect(found.map(({ imageId }) => imageId).sort()).toEqual(ids);
    expect(found.some(({ imageId }) => imageId === PUBLIC_IMAGE)).toBe(false);
    expect(scene.emulator.control.countRequests()).toMatchObject({ listImages: 3 });
  });
});
