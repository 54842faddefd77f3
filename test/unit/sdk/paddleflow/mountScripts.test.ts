import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import {
  checked,
  type MountSettings,
  mountScript,
  serverAt,
  unmountScript,
} from "../../../../sdk/paddleflow/mountScripts";
import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";
import { createMountProgram, type MountProgram } from "../../../toolchain/stack/mountProgram";

interface Ended {
  readonly code: number;
  readonly stderr: string;
}

let emulator: Emulator;
let host: MountProgram;
let folder: string;

const settings = (change: Partial<MountSettings> = {}): MountSettings => ({
  endpoint: emulator.platforms.paddleflow.endpoint,
  fileSystemId: "fs-root-data",
  mountPoint: join(folder, "it's data"),
  options: { "block-size": 0, sts: false },
  program: "pfs-fuse",
  server: new URL(emulator.platforms.paddleflow.endpoint).host,
  ...change,
});

/** Runs a script as the command plugin does: with `sh -c` and a text on standard input. */
function run(script: string, password = emulator.platforms.paddleflow.password): Promise<Ended> {
  const env = { ...process.env, PATH: `${host.path}${delimiter}${process.env.PATH}` };
  return new Promise((resolve) => {
    const child = execFile("/bin/sh", ["-c", script], { env }, (error, _stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stderr }),
    );
    // A script that finds its work done ends without reading.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(JSON.stringify({ username: "root", password }));
  });
}

describe("the scripts that mount and unmount", () => {
  beforeAll(async () => {
    emulator = await startEmulator();
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    host = createMountProgram();
    folder = mkdtempSync(join(tmpdir(), "mount-"));
  });
  afterEach(() => {
    host.dispose();
    rmSync(folder, { recursive: true });
  });

  it("mount with a token that the server accepts, and without the password in any argument", async () => {
    expect(await run(mountScript(settings()))).toEqual({ code: 0, stderr: "" });
    expect(host.mounts()).toEqual([settings().mountPoint]);
    const server = new URL(emulator.platforms.paddleflow.endpoint).host;
    expect(host.calls()).toEqual([
      `mount --fs-id=fs-root-data --mount-point=${settings().mountPoint} --server=${server} --block-size=0 --sts=false`,
    ]);
    // The file system does not exist, but the server has let the caller in to say so.
    expect(host.answer()).toMatchObject({ code: "RecordNotFound" });
  });

  it("leave alone what is mounted, and what is not", async () => {
    await run(mountScript(settings()));
    expect(await run(mountScript(settings()))).toEqual({ code: 0, stderr: "" });
    expect(host.calls()).toHaveLength(1);
    expect(await run(unmountScript(settings()))).toEqual({ code: 0, stderr: "" });
    expect(host.mounts()).toEqual([]);
    expect(await run(unmountScript(settings()))).toEqual({ code: 0, stderr: "" });
    expect(host.calls()).toHaveLength(2);
  });

  it("say what the server answered to a wrong password", async () => {
    const { code, stderr } = await run(mountScript(settings()), "wrong-Passw0rd");
    expect(code).toBe(1);
    expect(stderr).toContain("the server refused the login");
    expect(stderr).toContain("AuthFailed");
    expect(stderr).not.toContain("wrong-Passw0rd");
    expect(host.mounts()).toEqual([]);
  });

  it("say what the mount program said when it ended", async () => {
    host.fail("no such device");
    const { code, stderr } = await run(mountScript(settings()));
    expect(code).toBe(1);
    expect(stderr).toContain("fs-root-data is not mounted");
    expect(stderr).toContain("no such device");
  });

  it("say which program is missing on the host", async () => {
    const { code, stderr } = await run(mountScript(settings({ program: "pfs-fuse-9" })));
    expect(code).toBe(1);
    expect(stderr).toMatch(/pfs-fuse-9 is not installed on /);
  });

  it("know the server by an endpoint that is plain HTTP, as the mount program speaks nothing else", () => {
    expect(serverAt("http://localhost:8999")).toBe("localhost:8999");
    expect(serverAt("http://[::1]/")).toBe("[::1]:80");
    expect(() => serverAt("https://paddleflow.example.com:8999")).toThrow(
      /^server must be given.*https:\/\/paddleflow\.example\.com:8999 is https/,
    );
  });

  it.each([
    [{ mountPoint: "data" }, /^mountPoint must be an absolute path, not data$/],
    [{ options: { password: "hunter22" } }, /^options: the password must not be an option/],
    [{ options: { "x; rm": 1 } }, /^options: x; rm is no option/],
  ])("are not made of %j", (change, message) => {
    expect(() => checked(settings(change))).toThrow(message);
    expect(checked(settings())).toEqual(settings());
  });
});
