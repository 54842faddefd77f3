import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

import { startEmulator } from "pulumi-batchflow-emulator";
import { connections } from "../toolchain/stack/connections";
import { expectSuccess, repositoryRoot, withStack } from "../toolchain/stack";

const readme = readFileSync(join(repositoryRoot, "README.md"), "utf8");
/** Code blocks by language and mark, such as `ts program`. */
const blocks = [...readme.matchAll(/^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
  ([, language, mark, text = ""]) => ({ language, mark, text }),
);

it("shows a program that compiles, goes up, shows no change afterwards, and is destroyed to nothing", async () => {
  const program = blocks.find(({ language, mark }) => language === "ts" && mark === "program")?.text ?? "";
  const emulator = await startEmulator({ timeScale: 2_000, rateLimits: false });
  const options = {
    program: { "index.ts": program },
    config: {
      ...connections.tencent(emulator),
      "batchflow-test:nodePassword": { secret: "Gener8ed-by-test" },
    },
    env: { PULUMI_NODEJS_TRANSPILE_ONLY: "false" },
  };
  await withStack(options, async (stack) => {
    expectSuccess(await stack.up());
    const { computeEnvs, taskTemplates, jobs } = emulator.control.state("tencent");
    expect([computeEnvs.length, taskTemplates.length, jobs.length]).toEqual([1, 1, 1]);
    expect(jobs[0]?.state).toBe("SUCCEED");
    expect(computeEnvs[0]?.input.EnvData?.InstanceType).not.toBe("S1.SMALL1");
    expectSuccess(await stack.preview("--expect-no-changes"));
  });
  expect(emulator.control.state("tencent")).toMatchObject({ computeEnvs: [], taskTemplates: [], jobs: [] });
  await emulator.close();
});

it("names commands that exist", () => {
  const { scripts, bin } = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8")) as Record<
    string,
    Record<string, string>
  >;
  const shell = blocks
    .filter(({ language }) => language === "sh")
    .map(({ text }) => text)
    .join("\n");
  const used = [...`${shell}\n${readme}`.matchAll(/npm run ([a-z]+)/g)].map(([, name = ""]) => name);
  expect(used.filter((name) => scripts?.[name] === undefined)).toEqual([]);
  expect(shell).toContain("npx batchflow import");
  expect(bin).toHaveProperty("batchflow");
});
