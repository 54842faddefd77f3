import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it } from "vitest";
import { EmulatorControl, startEmulator, type PlatformAccess } from "pulumi-batchflow-emulator";
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
});

describe("the command", () => {
  it("prints one line, serves, and ends on SIGTERM", async () => {
    const main = join(__dirname, "../../../emulator/src/main.ts");
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
});
