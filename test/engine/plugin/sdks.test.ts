import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { afterAll, describe, expect, it, type TestContext } from "vitest";

import { findOnPath, run } from "../../toolchain/process";
import { goEnvironment } from "../../toolchain/pulumi/goBuild";
import { pythonEnvironment } from "../../toolchain/pulumi/python";
import { ensureSdkGenerator, type SdkLanguage } from "../../toolchain/pulumi/sdkGenerator";
import { repositoryRoot } from "../../toolchain/repository";
import { orSkip } from "../../toolchain/unavailable";

interface Schema {
  readonly version: string;
  readonly resources: Readonly<Record<string, unknown>>;
  readonly language: { readonly go: { readonly importBasePath: string } };
}

const schemaFile = join(repositoryRoot, "provider/hosts/plugin/schema.json");
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as Schema;
const folder = mkdtempSync(join(tmpdir(), "batchflow-sdks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Generates the SDK of a language into a folder of its own. */
async function sdkOf(context: TestContext, language: SdkLanguage): Promise<string> {
  const generate = await orSkip(context, ensureSdkGenerator(language));
  const target = join(folder, language);
  await generate(schemaFile, target);
  return target;
}

const PROGRAM = `
import { tencent } from "./index";

const env = new tencent.ComputeEnv("farm", {
  placement: { zone: "ap-guangzhou-3" },
  envData: { instanceType: "S1.SMALL2" },
  desiredComputeNodeCount: 2,
});
export const id: import("@pulumi/pulumi").Output<string> = env.id;
export const names = tencent.getComputeEnvsOutput({ envIds: [env.id] }).items.apply((all) => all.map((one) => one.envName));
// @ts-expect-error Without a place there is none.
new tencent.ComputeEnv("nowhere", { desiredComputeNodeCount: 2 });
`;

/** Imports every module of the SDK, and prints what the test looks at. */
const SCRIPT = `
import importlib, importlib.metadata, inspect, json, pkgutil, sys
import pulumi_batchflow
from pulumi_batchflow import tencent
modules = [importlib.import_module(m.name).__name__ for m in pkgutil.walk_packages(pulumi_batchflow.__path__, "pulumi_batchflow.")]
missing = []
for token in json.load(sys.stdin):
    _, module, name = token.split(":")
    if not hasattr(importlib.import_module("pulumi_batchflow." + module), name):
        missing.append(token)
print(json.dumps({
    "version": importlib.metadata.version("pulumi_batchflow"),
    "modules": modules,
    "missing": missing,
    "arguments": list(inspect.signature(tencent.ComputeEnvArgs.__init__).parameters),
    "isResource": issubclass(tencent.ComputeEnv, __import__("pulumi").CustomResource),
}))
`;

describe("the SDKs that are generated from the schema", () => {
  it("passes the strict type check in TypeScript, with a program", async (context) => {
    const sdk = await sdkOf(context, "nodejs");
    symlinkSync(join(repositoryRoot, "node_modules"), join(sdk, "node_modules"), "junction");
    writeFileSync(join(sdk, "program.ts"), PROGRAM);
    writeFileSync(
      join(sdk, "program.json"),
      JSON.stringify({ extends: "./tsconfig.json", files: ["index.ts", "program.ts"] }),
    );
    const tsc = join(repositoryRoot, "node_modules/typescript/bin/tsc");
    for (const project of ["tsconfig.json", "program.json"]) {
      const { exitCode, stdout } = await run(process.execPath, [tsc, "-p", project, "--noEmit"], {
        cwd: sdk,
      });
      expect(stdout).toBe("");
      expect(exitCode).toBe(0);
    }
  });

  it("is installed by pip, and imports, with arguments in Python's own spelling", async (context) => {
    const sdk = await sdkOf(context, "python");
    const { python } = await orSkip(context, pythonEnvironment(join(folder, "environment"), [sdk]));
    const input = JSON.stringify(Object.keys(schema.resources));
    const { exitCode, stdout, stderr } = await run(python, ["-c", SCRIPT], { cwd: folder, input });
    expect(exitCode, stderr).toBe(0);
    const found = JSON.parse(stdout) as Record<"modules" | "arguments", readonly string[]>;
    expect(found).toMatchObject({ version: schema.version, missing: [], isResource: true });
    expect(found.modules).toContain("pulumi_batchflow.paddleflow.get_queues");
    expect(found.arguments).toEqual(
      expect.arrayContaining(["desired_compute_node_count", "env_data", "env_name", "placement"]),
    );
  });

  it(
    "is compiled by Go, with a program",
    async (context) => {
      if (findOnPath("go") === undefined) context.skip("there is no Go to compile with");
      const sdk = await sdkOf(context, "go");
      const example = join(folder, "program");
      cpSync(join(repositoryRoot, "examples/languages/go"), example, { recursive: true });
      const { importBasePath } = schema.language.go;
      const pulumi = /github\.com\/pulumi\/pulumi\/sdk\/v3 v\S+/.exec(
        readFileSync(join(example, "go.mod"), "utf8"),
      );
      // With a package at its root, an SDK is generated without the file that makes it a module.
      writeFileSync(
        join(sdk, "go.mod"),
        `module ${importBasePath}\n\ngo 1.25.11\n\nrequire ${pulumi?.[0]}\n`,
      );
      const go = async (cwd: string, ...args: string[]) => {
        const { exitCode, stderr } = await run("go", args, { cwd, env: goEnvironment() });
        expect(exitCode, stderr).toBe(0);
      };
      const build = ["build", "-mod=mod", "-trimpath", "-buildvcs=false"];
      for (const module of [sdk, example]) {
        copyFileSync(
          join(repositoryRoot, "test/toolchain/pulumi/go/pulumi-sdkgen/go.sum"),
          join(module, "go.sum"),
        );
      }
      await go(sdk, ...build, "./...");
      await go(example, "mod", "edit", `-replace=${importBasePath}=${sdk}`);
      await go(example, ...build, "-o", join(example, "program"), ".");
    },
    15 * 60_000,
  );

  it.for([
    ["dotnet", "ComputeEnv.cs"],
    ["java", "ComputeEnv.java"],
  ] as const)("is written for %s, where the CLI has a host that can", async ([language, file], context) => {
    const sdk = await sdkOf(context, language);
    const files = readdirSync(sdk, { recursive: true, encoding: "utf8" });
    expect(files.map((path) => basename(path))).toContain(file);
  });
});
