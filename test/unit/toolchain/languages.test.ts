import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { ensureTool } from "../../toolchain/pulumi/toolchain";
import { pythonEnvironment } from "../../toolchain/pulumi/python";
import { orSkip, Unavailable } from "../../toolchain/unavailable";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-tools-"));
  vi.stubEnv("PATH", folder);
  vi.stubEnv("XDG_CACHE_HOME", join(folder, "cache"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe("the tools of other languages", () => {
  const silent = () => undefined;

  it("are unavailable, with the reason, where there is neither the tool nor what makes it", async () => {
    const tool = ensureTool("pulumi-language-yaml", silent);
    await expect(tool).rejects.toThrow(Unavailable);
    await expect(tool).rejects.toThrow("there is no Go to build it with");
    const environment = pythonEnvironment(join(folder, "environment"), [], silent);
    await expect(environment).rejects.toThrow(new Unavailable("there is no python3 on PATH"));
  });

  it("are those on PATH, and are not made again", async () => {
    writeFileSync(join(folder, "pulumi-language-yaml"), "", { mode: 0o755 });
    expect(await ensureTool("pulumi-language-yaml", silent)).toBe(folder);
  });

  it("fail where they could be made, and the making failed", async () => {
    writeFileSync(join(folder, "go"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    const tool = ensureTool("pulumi-language-yaml", silent);
    await expect(tool).rejects.toThrow("go build of pulumi-language-yaml");
    await expect(tool).rejects.not.toThrow(Unavailable);
  });

  it("skip a test that lacks them, and no test that meets a failure", async ({
    expect: check,
    ...context
  }) => {
    const skip = vi.fn();
    const test = { ...context, skip } as unknown as Parameters<typeof orSkip>[0];
    await check(orSkip(test, Promise.reject(new Unavailable("none")))).rejects.toThrow("none");
    expect(skip).toHaveBeenCalledExactlyOnceWith("none");
    await check(orSkip(test, Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(skip).toHaveBeenCalledTimes(1);
  });
});
