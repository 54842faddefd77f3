import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Worker } from "node:worker_threads";

import { credentials } from "@grpc/grpc-js";
import type { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { afterAll, expect, it } from "vitest";
import { run, start, type Running } from "../../toolchain/process";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { EXECUTABLE, PLUGIN, VERSION } from "./setup";

const folder = mkdtempSync(join(tmpdir(), "batchflow-executable-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The port that a started provider prints first. */
async function portOf({ child }: Running): Promise<number> {
  for await (const line of createInterface({ input: child.stdout! })) return Number(line);
  throw new Error("the provider has ended without a port");
}

it("becomes the provider's process, which a signal ends, also by a link to it", async () => {
  const link = join(folder, "pulumi-resource-batchflow");
  symlinkSync(EXECUTABLE, link);
  const provider = start(link, ["127.0.0.1:1"]);
  expect(await portOf(provider)).toBeGreaterThan(0);
  provider.child.kill("SIGTERM");
  // A child of the executable's would go on, and keep its output open.
  expect(await provider.result).toMatchObject({ stderr: "" });
});

it("says so where there is no Node.js", async () => {
  const result = await run("/bin/sh", [EXECUTABLE], { env: { PATH: folder } });
  expect(result).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: "pulumi-resource-batchflow needs Node.js 20 or later on PATH; there is none\n",
  });
});

it("says so where Node.js is too old", async () => {
  const old = join(folder, "old.cjs");
  writeFileSync(
    old,
    `Object.defineProperty(process.versions, "node", { value: "18.20.8" });
     Object.defineProperty(process, "version", { value: "v18.20.8" });`,
  );
  const env = { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(old)}` };
  expect(await run(EXECUTABLE, [], { env })).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: "pulumi-resource-batchflow needs Node.js 20 or later on PATH; this is v18.20.8\n",
  });
});

it("is of the package's release, in all that the CLI reads", async () => {
  const provider = start(EXECUTABLE, ["127.0.0.1:1"]);
  const client = new ResourceProviderClient(
    `127.0.0.1:${await portOf(provider)}`,
    credentials.createInsecure(),
  );
  const info = await new Promise<PluginInfo>((resolve, reject) =>
    client.getPluginInfo(new Empty(), (error, answer) => (error === null ? resolve(answer) : reject(error))),
  );
  client.close();
  provider.child.kill("SIGTERM");
  await provider.result;
  expect(info.getVersion()).toBe(VERSION);

  const { pulumi } = await ensurePulumi();
  const env = { ...process.env, PULUMI_HOME: folder, PULUMI_SKIP_UPDATE_CHECK: "true" };
  const { stdout } = await run(pulumi, ["package", "get-schema", EXECUTABLE], { env });
  expect(JSON.parse(stdout)).toMatchObject({ name: "batchflow", version: VERSION });
});

it("is CommonJS in whatever folder it is put", () => {
  const { type, version } = JSON.parse(readFileSync(join(PLUGIN, "package.json"), "utf8")) as {
    type: string;
    version: string;
  };
  expect({ type, version }).toEqual({ type: "commonjs", version: VERSION });
});

it("has the thread that reads large YAML texts, and no engine for proxies' scripts", async () => {
  const thread = new Worker(join(PLUGIN, "worker.js"), {
    workerData: { texts: ["a: [1, two]\n"], whole: true },
  });
  const content = await new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
  });
  expect(content).toEqual([{ a: [1, "two"] }]);
  expect(readFileSync(join(PLUGIN, "main.js"), "utf8")).not.toContain("FindProxyForURL");
});
