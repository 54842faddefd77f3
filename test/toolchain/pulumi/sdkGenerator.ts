import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, type Result } from "../process";
import { logToStderr, type Log } from "../progress";
import { Unavailable } from "../unavailable";
import { pulumiEnvironment } from "./environment";
import { ensurePulumi, ensureTool } from "./toolchain";

export type SdkLanguage = "nodejs" | "python" | "go" | "dotnet" | "java";

/** Writes the SDK of a package, described by a schema file, into a folder that is made for it. */
export type GenerateSdk = (schema: string, folder: string) => Promise<void>;

/** The smallest package: whether the CLI generates its SDK tells whether it has a host that can. */
const SMALLEST = {
  name: "smallest",
  version: "1.0.0",
  resources: { "smallest:index:Resource": { type: "object" } },
  language: { go: { importBasePath: "example.invalid/smallest" } },
};

/**
 * What makes SDKs in a language: the CLI (`pulumi package gen-sdk`) where its host for the language can, else a small
 * program over the CLI's own generators. Rejects with
 * `Unavailable` and the reason where the machine can have neither.
 */
export async function ensureSdkGenerator(
  language: SdkLanguage,
  log: Log = logToStderr,
): Promise<GenerateSdk> {
  const folder = await mkdtemp(join(tmpdir(), "batchflow-sdk-"));
  try {
    const schema = join(folder, "schema.json");
    await writeFile(schema, JSON.stringify(SMALLEST));
    await byCli(language, schema, join(folder, "sdk"), log);
    return (file, target) => byCli(language, file, target, log);
  } catch {
    // The reason is that of an incomplete CLI, which is not what a test that is skipped should tell.
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (!GENERATED.has(language)) {
    throw new Unavailable(
      `no host of the Pulumi CLI generates ${language}, and pulumi-sdkgen doesn't either`,
    );
  }
  const generator = join(await ensureTool("pulumi-sdkgen", log), "pulumi-sdkgen");
  return async (schema, target) =>
    expectGenerated(await run(generator, [language, schema, target]), language);
}

/** The languages of `pulumi-sdkgen`. */
const GENERATED: ReadonlySet<SdkLanguage> = new Set(["nodejs", "python", "go"]);

async function byCli(language: SdkLanguage, schema: string, target: string, log: Log): Promise<void> {
  const toolchain = await ensurePulumi(log);
  const folder = await mkdtemp(join(tmpdir(), "batchflow-sdk-"));
  try {
    const env = pulumiEnvironment(folder, toolchain);
    const out = join(folder, "out");
    const args = ["package", "gen-sdk", schema, "--language", language, "--out", out, "--non-interactive"];
    expectGenerated(await run(toolchain.pulumi, args, { cwd: folder, env, timeout: 120_000 }), language);
    await cp(join(out, language), target, { recursive: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function expectGenerated({ exitCode, stdout, stderr }: Result, language: SdkLanguage): void {
  if (exitCode !== 0) {
    throw new Error(`The SDK for ${language} could not be generated:\n${stdout}\n${stderr}`);
  }
}
