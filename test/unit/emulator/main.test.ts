import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { EmulatorControl, startEmulator, type PlatformAccess } from "pulumi-batchflow-emulator";
import { onTerminal, run } from "../../toolchain/process";
import { computeEnv, TestClient } from "./tencent/client";

describe("a data folder", () => {
  it("keeps objects, keys and virtual time over a restart", async () => {
    const data = mkdtempSync(join(tmpdir(), "emulator-"));
    try {
      const first = await startEmulator({ data, timeScale: 0, rateLimits: false });
      const { EnvId } = await new TestClient(first.platforms.tencent).call("CreateComputeEnv", computeEnv());
      first.control.advance(3600 - 55);
      const before = first.control.now().time;
      await first.close();

      const second = await startEmulator({ data, timeScale: 0, rateLimits: false });
      const { endpoint: _old, ...keys } = first.platforms.tencent;
      expect(second.platforms.tencent).toMatchObject(keys);
      expect(second.control.now().time >= before).toBe(true);
      const view = await new TestClient(second.platforms.tencent).call("DescribeComputeEnv", { EnvId });
      expect(view).toMatchObject({ EnvId, ComputeNodeMetrics: { RunningCount: 1 } });
      await second.close();
    } finally {
      rmSync(data, { recursive: true });
    }
  });

  it("is refused where nothing can be kept in it, and where it holds something else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "emulator-"));
    try {
      const file = join(folder, "clock.json");
      writeFileSync(file, "no JSON");
      await expect(startEmulator({ data: file })).rejects.toThrow(
        `nothing can be kept in the folder ${file}: `,
      );
      await expect(startEmulator({ data: folder })).rejects.toThrow(
        `${file} is not what an emulator has kept: `,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("that is lost is told in a line, and has all again when it is back", async () => {
    const data = mkdtempSync(join(tmpdir(), "emulator-"));
    const lines: string[] = [];
    const log = (line: string): void => void lines.push(line);
    const first = await startEmulator({ data, timeScale: 0, rateLimits: false, log });
    rmSync(data, { recursive: true });
    const { EnvId } = await new TestClient(first.platforms.tencent).call("CreateComputeEnv", computeEnv());
    await expect
      .poll(() => lines)
      .toContainEqual(expect.stringMatching(`^nothing can be kept in the folder ${data}: ENOENT`));
    mkdirSync(data);
    await first.close();

    const second = await startEmulator({ data, timeScale: 0, rateLimits: false });
    const client = new TestClient(second.platforms.tencent);
    expect(await client.call("DescribeComputeEnv", { EnvId })).toMatchObject({ EnvId });
    await second.close();
    rmSync(data, { recursive: true });
  });
});

it("names the port that another process has, and lets go of the others", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  await expect(startEmulator({ port })).rejects.toThrow(
    `port ${port} of 127.0.0.1 is in use by another process`,
  );
  other.close();
});

describe("the command", () => {
  const main = join(__dirname, "../../../emulator/src/main.ts");

  it("prints one line, serves, and ends on SIGTERM", async () => {
    const child = spawn(process.execPath, [
      "--import",
      "tsx",
      main,
      "--time-scale",
      "0",
      "--edition",
      "2018",
    ]);
    const errors: Buffer[] = [];
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    const closed = once(child, "close");
    const output: string[] = [];
    const reader = createInterface(child.stdout).on("line", (line) => output.push(line));
    try {
      await Promise.race([once(reader, "line"), closed]);
      const { platforms, control: its } = JSON.parse(output[0] ?? "") as {
        platforms: PlatformAccess;
        control: { endpoint: string };
      };
      const client = new TestClient(platforms.tencent);
      client.signature = "v1";
      expect(await client.code("DescribeInstanceCategories")).toBe("InvalidAction");
      expect(await new EmulatorControl(its.endpoint).settings()).toMatchObject({ timeScale: 0 });
    } finally {
      child.kill("SIGTERM");
    }
    expect(await closed).toEqual([0, null]);
    expect(output).toHaveLength(1);
    expect(Buffer.concat(errors).toString()).toMatch(
      /tencent DescribeInstanceCategories v1-post ap-guangzhou InvalidAction/,
    );
  }, 30_000);

  it("prints the commands of a configuration on a terminal", async (context) => {
    const terminal = onTerminal([process.execPath, "--import", "tsx", main].join(" "));
    if (terminal === undefined) return context.skip("there is no script of util-linux");
    const { command, args, env } = terminal;
    const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "inherit"] });
    const closed = once(child, "close");
    const output: string[] = [];
    for await (const row of createInterface(child.stdout)) {
      output.push(row);
      // What Ctrl-C sends.
      if (row.startsWith("The control interface")) child.stdin.write("\x03");
    }
    expect(await closed).toEqual([0, null]);
    expect(output.filter((row) => row.startsWith("pulumi config set --path "))).not.toEqual([]);
    expect(output.join("\n")).not.toContain("{");
  }, 30_000);

  it("says in one line why it cannot start", async () => {
    const { exitCode, stdout, stderr } = await run(process.execPath, [
      "--import",
      "tsx",
      main,
      "--data",
      main,
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
    expect(stderr).toMatch(/^batchflow-emulator: nothing can be kept in the folder .*\n$/);
  }, 30_000);
});
