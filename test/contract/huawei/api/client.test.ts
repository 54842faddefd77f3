import { describe, expect, it } from "vitest";

import {
  AuthorizationError,
  ConnectionError,
  NotFoundError,
  RefusedError,
} from "../../../../provider/core/errors";
import { connect, credentials, NOWHERE, resource, run, startScene, workflowArgs } from "../setup";

const reads = (signed: string) => ({ action: "getWorkflows", signed, code: "Success" });

describe("the login with a password", () => {
  it("is made once for calls that run side by side", async () => {
    const scene = await startScene();
    await Promise.all(Array.from({ length: 8 }, () => run(scene, "getWorkflows")));
    expect(scene.emulator.control.countRequests()).toEqual({ createToken: 1, getWorkflows: 8 });
    expect(scene.emulator.control.requests({ action: "getWorkflows" })).toMatchObject(
      Array.from({ length: 8 }, () => reads("token")),
    );
  });

  it("is made again where the gateway refuses the token", async () => {
    const scene = await startScene();
    await run(scene, "getWorkflows");
    scene.emulator.control.huawei.revokeTokens();
    await Promise.all([run(scene, "getWorkflows"), run(scene, "getTools")]);
    expect(scene.emulator.control.countRequests()).toMatchObject({ createToken: 2 });
  });

  it("is repeated before a call that must not be repeated itself", async () => {
    const scene = await startScene();
    const on = { platform: "huawei", action: "createToken" } as const;
    scene.emulator.control.injectFault({ ...on, kind: "http", status: 503 });
    scene.emulator.control.injectFault({ ...on, kind: "lostAnswer" });
    await resource("Workflow").make(scene, workflowArgs);
    expect(scene.emulator.control.countRequests()).toMatchObject({ createToken: 3, createWorkflow: 1 });
  });

  it("takes a project by its id", async () => {
    const scene = await startScene();
    const { projectId } = scene.emulator.platforms.huawei;
    const other = connect(scene.emulator, { ...credentials(scene.emulator), projectId });
    expect(await run(other, "getTools")).toEqual([]);
  });

  it("explains refused credentials without showing them", async () => {
    const scene = await startScene({ password: "a-wrong-password-that-must-not-show" });
    const error = await run(scene, "getWorkflows").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthorizationError);
    expect((error as Error).message).toMatch(/Check `username`, `password`, `domainName` and the project/);
    expect((error as Error).message).not.toContain("a-wrong-password");
  });
});

describe("a key pair", () => {
  it("signs requests of every kind", async () => {
    const { emulator } = await startScene();
    const scene = connect(emulator, credentials(emulator, "keys"));
    const id = await resource("Workflow").make(scene, workflowArgs);
    expect(await run(scene, "getWorkflows", { name: "align" })).toMatchObject([{ id }]);
    expect(await run(scene, "getEnvironments", { source: "cci" })).toEqual([]);
    expect(new Set(emulator.control.requests().map(({ signed }) => signed))).toEqual(new Set(["ak-sk"]));
    expect(emulator.control.countRequests()).not.toHaveProperty("createToken");
  });

  it("signs with temporary credentials", async () => {
    const { emulator } = await startScene();
    const { temporary, projectId } = emulator.platforms.huawei;
    expect(await run(connect(emulator, { ...temporary, projectId }), "getTools")).toEqual([]);
  });

  it("signs the bytes of an upload where the gateway asks for that", async () => {
    const { emulator } = await startScene();
    emulator.control.configure({ huawei: { acceptUnsignedPayload: false } });
    const keys = credentials(emulator, "keys");
    const unsigned = resource("Workflow").make(connect(emulator, keys), workflowArgs);
    await expect(unsigned).rejects.toBeInstanceOf(AuthorizationError);
    const scene = connect(emulator, { ...keys, multipartSignature: "hashed" });
    const id = await resource("Workflow").make(scene, workflowArgs);
    expect(emulator.control.state("huawei").workflows).toMatchObject([{ id, content: workflowArgs.file }]);
  });

  it("is not shown where it is refused", async () => {
    const { emulator } = await startScene();
    const keys = { ...credentials(emulator, "keys"), secretKey: "a-wrong-key-that-must-not-show" };
    const error = await run(connect(emulator, keys), "getTools").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AuthorizationError);
    expect((error as Error).message).toMatch(/Check the credentials and the project/);
    expect((error as Error).message).not.toContain("a-wrong-key");
  });
});

describe("a token from elsewhere", () => {
  it("is used as it is, and not renewed", async () => {
    const { emulator } = await startScene();
    const { username, password, domainName, projectName, iamEndpoint } = emulator.platforms.huawei;
    const user = { name: username, password, domain: { name: domainName } };
    const identity = { methods: ["password"], password: { user } };
    const login = await fetch(`${iamEndpoint}/v3/auth/tokens`, {
      method: "POST",
      body: JSON.stringify({ auth: { identity, scope: { project: { name: projectName } } } }),
    });
    const scene = connect(emulator, { token: login.headers.get("x-subject-token") });
    expect(await run(scene, "getTools")).toEqual([]);
    emulator.control.huawei.revokeTokens();
    await expect(run(scene, "getTools")).rejects.toBeInstanceOf(AuthorizationError);
  });
});

describe("requests", () => {
  it("are repeated where they only read", async () => {
    const scene = await startScene();
    const on = { platform: "huawei", action: "getWorkflows" } as const;
    scene.emulator.control.injectFault({ ...on, kind: "throttle" });
    scene.emulator.control.injectFault({ ...on, kind: "http", status: 503 });
    scene.emulator.control.injectFault({ ...on, kind: "reset" });
    scene.emulator.control.injectFault({ ...on, kind: "error", code: "GENE.5008012" });
    scene.emulator.control.injectFault({ ...on, kind: "lostAnswer" });
    expect(await run(scene, "getWorkflows")).toEqual([]);
    expect(scene.emulator.control.countRequests()).toMatchObject({ getWorkflows: 6 });
  });

  it("are not repeated where they may have been carried out", async () => {
    const scene = await startScene();
    const on = { platform: "huawei", action: "createWorkflow" } as const;
    scene.emulator.control.injectFault({ ...on, kind: "lostAnswer" });
    const created = resource("Workflow").make(scene, workflowArgs);
    await expect(created).rejects.toBeInstanceOf(ConnectionError);
    expect(scene.emulator.control.countRequests()).toMatchObject({ createWorkflow: 1 });
  });

  it("keep to the schedule, so that none is refused, whatever they read", async () => {
    const scene = await startScene({ rateLimits: { read: 1_200, other: 600 } });
    scene.emulator.control.configure({
      rateLimits: true,
      // Above the client's 20 a second, so that requests which a busy machine lets through together are no offence; far
      // below all of them at once.
      huawei: { rates: { reads: 32, others: 16, seconds: 1 } },
    });
    const names = Array.from({ length: 16 }, () => ["getWorkflows", "getTools", "getEnvironments"]).flat();
    await Promise.all(names.map((name) => run(scene, name)));
    const codes = scene.emulator.control.requests().map(({ code }) => code);
    expect(codes).toEqual(Array(names.length + 1).fill("Success"));
  });
});

describe.each(["404", "400"] as const)("what does not exist, reported with status %s", (notFound) => {
  const start = async () => {
    const scene = await startScene();
    scene.emulator.control.configure({ huawei: { notFound } });
    return scene;
  };

  it.each([
    ["getEnvironment", "environmentId"],
    ["getWorkflow", "workflowId"],
    ["downloadWorkflow", "workflowId"],
    ["getExecutionEvents", "executionId"],
    ["getTool", "toolId"],
  ])("is reported by %s", async (name, key) => {
    const scene = await start();
    await expect(run(scene, name, { [key]: NOWHERE })).rejects.toBeInstanceOf(NotFoundError);
  });

  it.each(["Workflow", "Execution", "Environment", "Tool"])("is read and deleted as %s", async (type) => {
    const scene = await start();
    const gone = (error: unknown) => {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    };
    expect(await resource(type).read(scene, NOWHERE).catch(gone)).toBeUndefined();
    expect(await resource(type).remove(scene, NOWHERE).catch(gone)).toBeUndefined();
  });
});

describe("a page that is missing, as where the endpoint is wrong,", () => {
  const start = async () => {
    const { emulator } = await startScene();
    emulator.control.injectFault({
      platform: "huawei",
      action: "*",
      kind: "http",
      status: 404,
      times: "always",
    });
    return connect(emulator, credentials(emulator, "keys"));
  };

  it.each(["Workflow", "Execution", "Environment", "Tool"])("is no %s that is gone", async (type) => {
    const scene = await start();
    for (const work of [resource(type).read, resource(type).remove]) {
      const error = await work(scene, NOWHERE).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(RefusedError);
      expect((error as Error).message).toMatch(/HTTP status 404 .*Check `endpoint` and `region`/);
    }
  });

  it("is reported so by a reader", async () => {
    const read = run(await start(), "getTool", { toolId: NOWHERE });
    await expect(read).rejects.toThrow(/Check `endpoint` and `region`/);
  });
});
