import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { type StateBackend, startBackend } from "../../toolchain/backends";
import { logToStderr } from "../../toolchain/progress";
import { createStack, expectSuccess, type Run, type TestStack } from "../../toolchain/stack";
import { batchflow } from "../../toolchain/stack/batchflow";
import { killAt } from "../../toolchain/stack/killedRun";
import { orSkip } from "../../toolchain/unavailable";
import { options, start } from "../tencent/setup";

let emulator: Emulator;
let folder: string;
let backend: StateBackend | undefined;
let stack: TestStack | undefined;
const state = () => emulator.control.state("tencent");
const isPending = async (of: TestStack) => {
  const { deployment } = await of.exportState();
  return (deployment.pending_operations ?? []).length > 0;
};

beforeEach(async () => {
  [backend, stack] = [undefined, undefined];
  emulator = await start();
  folder = await mkdtemp(join(tmpdir(), "batchflow-backend-"));
});
afterEach(async () => {
  stack?.remove();
  await backend?.close();
  await rm(folder, { recursive: true, force: true });
  await emulator.close();
});

describe.each(["s3", "postgres"] as const)("a stack whose state is in %s", (name) => {
  it("is made, killed, unlocked, recovered, searched for orphans and destroyed as one of files", async (context) => {
    backend = await orSkip(context, startBackend(name, folder, logToStderr));
    const { env, secrets } = backend;
    stack = await createStack({ ...options(emulator), env });
    const said: string[] = [];
    const keep = (run: Run): Run => {
      said.push(run.stdout, run.stderr);
      return run;
    };

    await killAt(
      stack,
      emulator,
      { platform: "tencent", action: "CreateComputeEnv" },
      ...["up", "--yes", "--skip-preview"],
    );
    const [made] = state().computeEnvs;
    expect(await isPending(stack)).toBe(true);
    expect(keep(await batchflow(stack, "recover", "--yes"))).toMatchObject({
      exitCode: 4,
      stderr: expect.stringContaining("`pulumi cancel`") as string,
    });
    expectSuccess(keep(await stack.cli("cancel", "--yes")));
    const recovered = expectSuccess(keep(await batchflow(stack, "recover", "--yes")));
    expect(recovered.stdout).toContain(String(made?.id));
    expect(await isPending(stack)).toBe(false);

    expectSuccess(keep(await stack.up()));
    expect(state().computeEnvs.map(({ id }) => id)).toEqual([made?.id]);
    expectSuccess(keep(await stack.preview("--refresh", "--expect-no-changes")));
    expect(expectSuccess(keep(await batchflow(stack, "orphans"))).stdout).not.toContain(String(made?.id));

    const { deployment } = await stack.exportState();
    const template = deployment.resources?.find(({ urn }) => urn.endsWith("::render"));
    expectSuccess(keep(await stack.cli("state", "delete", String(template?.urn), "--yes")));
    const orphans = expectSuccess(keep(await batchflow(stack, "orphans")));
    expect(orphans.stdout).toContain(String(template?.id));
    const also = ["--also", String(template?.id), "--yes"];
    expectSuccess(keep(await batchflow(stack, "orphans", "--delete", ...also)));
    expectSuccess(keep(await stack.destroy()));
    expect(state()).toMatchObject({ computeEnvs: [], taskTemplates: [] });
    for (const secret of secrets) expect(said.join("\n")).not.toContain(secret);
  });

  it("is read again where its state is above 16 MiB, which S3 is sent in parts", async (context) => {
    backend = await orSkip(context, startBackend(name, folder, logToStderr));
    stack = await createStack({ program: {}, env: backend.env });
    const empty = await stack.exportState();
    const type = "pulumi:pulumi:Stack";
    const urn = `urn:pulumi:${stack.name}::${stack.project}::${type}::all`;
    const resources = [{ urn, type, custom: false, outputs: { text: "x".repeat(17 * 1024 ** 2) } }];
    const file = join(folder, "state.json");
    await writeFile(file, JSON.stringify({ ...empty, deployment: { ...empty.deployment, resources } }));
    expectSuccess(await stack.cli("stack", "import", "--file", file));
    expect(await stack.exportState()).toMatchObject({ deployment: { resources } });
  });
});
