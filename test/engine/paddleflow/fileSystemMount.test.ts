import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { type CommandPlugin, commandPlugin } from "../../toolchain/command";
import { createMountProgram, type MountProgram } from "../../toolchain/stack/mountProgram";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";

const PROGRAM = `
const pulumi = require("@pulumi/pulumi");
const { paddleflow } = require("pulumi-batchflow");
const config = new pulumi.Config();
const data = new paddleflow.FileSystem("data", {
  name: "data",
  storage: { type: "mock", url: "mock://data", pvc: config.get("pvc") ?? "claim", namespace: "default" },
});
const mount = new paddleflow.FileSystemMount("data", {
  fileSystem: data,
  mountPoint: config.require("mountPoint"),
  options: { "block-size": config.getNumber("blockSize") ?? 0 },
});
exports.mountPoint = mount.mountPoint;
`;

/** One stack goes through its life; each step starts from where the one before ended. */
describe("a file system mounted on this host", () => {
  let emulator: Emulator;
  let plugin: CommandPlugin;
  let host: MountProgram;
  let stack: TestStack;
  const folder = mkdtempSync(join(tmpdir(), "mount-"));
  const mountPoint = join(folder, "data");
  const mounted = () => host.calls().filter((call) => call.startsWith("mount "));

  beforeAll(async () => {
    emulator = await startEmulator();
    plugin = await commandPlugin();
    host = createMountProgram();
    const { endpoint, username, password } = emulator.platforms.paddleflow;
    stack = await createStack({
      program: { "index.js": PROGRAM },
      path: [plugin.path, host.path],
      config: {
        mountPoint,
        "batchflow:paddleflow.endpoint": endpoint,
        "batchflow:paddleflow.username": username,
        "batchflow:paddleflow.password": { secret: password },
      },
    });
  });
  afterAll(async () => {
    await stack.dispose();
    host.dispose();
    plugin.dispose();
    await emulator.close();
    rmSync(folder, { recursive: true });
  });

  it("mounts once, and the next preview shows no change", async () => {
    expectSuccess(await stack.up());
    expect(host.mounts()).toEqual([mountPoint]);
    expect(host.answer()).toMatchObject({ id: "fs-root-data", type: "mock" });
    expect((await stack.outputs()).mountPoint).toBe(mountPoint);
    expectSuccess(await stack.preview("--expect-no-changes"));
    expectSuccess(await stack.up());
    expect(mounted()).toHaveLength(1);
  });

  it("keeps the password out of arguments and state", () => {
    const { password } = emulator.platforms.paddleflow;
    const state = JSON.stringify(stack.stored());
    expect(host.calls().join("\n")).not.toContain(`=${password}`);
    expect(state).not.toContain(`"password\\":\\"${password}`);
    expect(state).toContain("/api/paddleflow/v1/login");
    expect(state).not.toMatch(/\\+"username\\+":\\+"root/);
  });

  it("mounts again when an option changes, the old mount first", async () => {
    await stack.setConfig("blockSize", 4096);
    expectSuccess(await stack.up());
    expect(host.mounts()).toEqual([mountPoint]);
    const calls = host.calls().map((call) => call.split(" ")[0]);
    expect(calls).toEqual(["mount", "umount", "mount"]);
    expect(mounted().at(-1)).toContain("--block-size=4096");
  });

  it("mounts again when the file system's storage changes", async () => {
    await stack.setConfig("pvc", "another");
    expectSuccess(await stack.up());
    expect(mounted()).toHaveLength(3);
    expect(host.answer()).toMatchObject({ properties: { pvc: "another" } });
  });

  it("fails with what the mount program said, and mounts in the next run", async () => {
    host.fail("transport endpoint is not connected");
    await stack.setConfig("blockSize", 8192);
    const failed = await stack.up();
    expect(failed.exitCode).not.toBe(0);
    expect(failed.stdout + failed.stderr).toContain("transport endpoint is not connected");
    host.fail(undefined);
    expectSuccess(await stack.up());
    expect(host.mounts()).toEqual([mountPoint]);
  });

  it("unmounts when it is destroyed", async () => {
    expectSuccess(await stack.destroy());
    expect(host.mounts()).toEqual([]);
    expect(emulator.control.state("paddleflow").fileSystems).toEqual([]);
  });
});
