import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TencentAccess } from "pulumi-batchflow-emulator";
import { createStack, repositoryRoot, type StackOptions, type TestStack } from "../toolchain/stack";

/**
 * `floor` has a provider that does nothing: what it takes is the engine's own share. `typed` has the same one behind a
 * class that declares what `TaskTemplate` does. `dynamic` and `plugin` are the two forms of this package. `textbook` is a
 * dynamic provider as Pulumi's documentation teaches it. `shared` is for stacks that share an account.
 */
export type ProgramName = "floor" | "typed" | "dynamic" | "plugin" | "textbook" | "environments" | "shared";

/** What the connection keeps to: every request at once, or the documented rates. */
export type RateLimits = "off" | "documented";

/** The programs are JavaScript, so that no compilation is in the figures, and each begins by this name. */
const ENTRY = "index.js";

/** An empty stack of a program; all of them get the same configuration. */
export async function createProgram(
  name: ProgramName,
  access: TencentAccess,
  stack = "bench",
): Promise<TestStack> {
  return createStack({ ...programOptions(name, access), stack });
}

/** The stack of a program, which may have compute environments among its task templates. */
export function programOptions(name: ProgramName, access: TencentAccess, isMixed = false): StackOptions {
  return {
    program: {
      [ENTRY]: source(name),
      "inputs.js": source("inputs"),
      "floorProvider.js": source("floorProvider"),
      "changed.json": "[]",
      "mixed.json": String(isMixed),
    },
    project: `bench-${name}`,
    stack: "bench",
    config: {
      "batchflow:tencent.endpoint": access.endpoint,
      "batchflow:tencent.region": access.region,
      "batchflow:tencent.secretId": { secret: access.secretId },
      "batchflow:tencent.secretKey": { secret: access.secretKey },
      "batchflow:tencent.rateLimits": "off",
    },
    loadsAll: true,
    path: [join(repositoryRoot, "dist/plugin")],
    // Axios, as the textbook uses it, would send requests for the loopback address to a proxy.
    env: { NO_PROXY: "127.0.0.1", no_proxy: "127.0.0.1" },
  };
}

/** Sets how many resources the program declares. */
export function setCount(stack: TestStack, count: number): void {
  stack.writeFile("count.json", String(count));
}

/** Sets which of them differ from what they were at first. */
export function setChanged(stack: TestStack, indices: readonly number[]): void {
  stack.writeFile("changed.json", JSON.stringify(indices));
}

export async function setRateLimits(stack: TestStack, rateLimits: RateLimits): Promise<void> {
  await stack.setConfig("batchflow:tencent.rateLimits", rateLimits);
}

function source(name: string): string {
  return readFileSync(join(__dirname, "programs", `${name}.cjs`), "utf8");
}
