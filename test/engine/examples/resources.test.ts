import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { expect, it } from "vitest";

import { type PlatformName, startEmulator } from "pulumi-batchflow-emulator";
import { expectSuccess, repositoryRoot, withStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { worlds } from "./resourceWorlds";

const platforms = Object.keys(worlds) as PlatformName[];
const EXAMPLES = join(repositoryRoot, "examples/resources");

/** How many objects the sections of a platform's examples declare. */
const DECLARED: Readonly<Record<PlatformName, Readonly<Record<string, number>>>> = {
  alibaba: { jobs: 3 },
  huawei: { environments: 3, workflows: 6, executions: 6, tools: 4, cromwell: 3 },
  otc: { images: 7, shares: 4, accepted: 1 },
  paddleflow: {
    users: 7,
    grants: 7,
    clusters: 2,
    queues: 5,
    flavours: 2,
    fileSystems: 8,
    links: 2,
    caches: 2,
    pipelines: 6,
    pipelineVersions: 8,
    schedules: 2,
    runs: 4,
    jobs: 3,
    mounts: 2,
  },
  tencent: { computeEnvs: 4, jobs: 4, taskTemplates: 2 },
};

/** A program of all examples; the files that they read are where it runs. */
function program(): Record<string, string> {
  const files = platforms.flatMap((platform) => {
    const folder = join(EXAMPLES, platform);
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
    return paths.map((path) => {
      const text = readFileSync(join(folder, path), "utf8");
      return [path.endsWith(".ts") ? `${platform}/${path}` : path, text] as const;
    });
  });
  const modules = files.flatMap(([path]) => (path.endsWith(".ts") ? [path.slice(0, -".ts".length)] : []));
  const index = modules.map((path) => `export * as ${path.replace("/", "_")} from "./${path}";\n`).join("");
  return { ...Object.fromEntries(files), "index.ts": index };
}

it("all examples go up together, show no change afterwards, and are destroyed to nothing", async () => {
  const emulator = await startEmulator({
    timeScale: 500,
    rateLimits: false,
    otc: { durations: { token: 10_000_000 } },
    huawei: { tokenValidity: 10_000_000 },
  });
  const parts = await Promise.all(platforms.map((name) => worlds[name](emulator)));
  const objects = () =>
    Object.fromEntries(platforms.map((name, index) => [name, parts[index]?.objects() ?? {}]));
  const own = parts.flatMap(({ config }) => Object.entries(config));
  const all = [...platforms.flatMap((name) => Object.entries(connections[name](emulator))), ...own];
  // One call of the CLI for all of them.
  const settings = all.flatMap(([key, value]) =>
    typeof value === "object" ? ["--secret", `${key}=${value.secret}`] : ["--plaintext", `${key}=${value}`],
  );
  const path = parts.flatMap((part) => part.path ?? []);
  try {
    await withStack({ program: program(), path }, async (stack) => {
      expectSuccess(await stack.cli("config", "set-all", "--path", ...settings));
      expectSuccess(await stack.up());
      expect(objects()).toEqual(DECLARED);
      const state = stack.stateText();
      const shown = own.filter(([, value]) => typeof value === "object" && state.includes(value.secret));
      expect(shown).toEqual([]);
      expectSuccess(await stack.preview("--expect-no-changes"));
    });
    expect(Object.values(objects()).flatMap((counts) => Object.values(counts).filter(Boolean))).toEqual([]);
  } finally {
    for (const part of parts) part.close?.();
    await emulator.close();
  }
});
