import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { closingLine, countTests } from "./counts";
import { run } from "./process";
import { logTo, seconds } from "./progress";
import { ensurePulumiForChildren } from "./pulumi/toolchain";
import { repositoryRoot } from "./repository";

/** The executable script of an npm package, by the path that its package.json gives. */
function binOf(packageName: string, name = packageName): string {
  const manifest = createRequire(__filename).resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: string | Record<string, string> };
  const path = typeof bin === "string" ? bin : bin[name];
  if (path === undefined) {
    throw new Error(`${packageName} has no command ${name}`);
  }
  return join(dirname(manifest), path);
}

function node(...args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: repositoryRoot,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject);
    child.on("close", (code) => {
      resolve(code ?? 1);
    });
  });
}

/** As `node`, for a check beside others: what it writes comes in one piece. */
async function beside(...args: string[]): Promise<number> {
  const { exitCode, stdout, stderr } = await run(process.execPath, args, { cwd: repositoryRoot });
  process.stdout.write(stdout + stderr);
  return exitCode;
}

/** Announces a step, runs it, and says how it ended and how long it took. */
async function step(name: string, action: () => Promise<number>): Promise<boolean> {
  console.log(`== ${name}`);
  const start = Date.now();
  let failure = "";
  try {
    const code = await action();
    failure = code === 0 ? "" : ` (exit code ${code})`;
  } catch (error) {
    failure = `: ${error instanceof Error ? error.message : String(error)}`;
  }
  console.log(`== ${name}: ${failure === "" ? "ok" : "FAILED"}, ${seconds(start)}${failure}`);
  return failure === "";
}

async function main(args: readonly string[]): Promise<void> {
  const lint = () => step("Lint", () => beside(binOf("eslint"), ".", "--max-warnings", "0"));
  const types = () => step("Type check", () => beside(binOf("typescript", "tsc"), "-p", "tsconfig.json"));
  const format = () =>
    step("Format check", () => beside(binOf("prettier"), "--check", "--log-level", "warn", "."));
  const build = await step("Build", () => node("test/toolchain/bootstrap.mjs", "build"));
  // Each of them keeps one core busy, and lint is the longest.
  const [linted, checked] = await Promise.all([
    lint(),
    types().then(async (typed) => [typed, await format()] as const),
  ]);
  const toolchain = await step("Pulumi toolchain", async () => {
    const { pulumi, version, source } = await ensurePulumiForChildren(logTo(process.stdout));
    console.log(`Pulumi CLI ${version} (${source}): ${pulumi}`);
    return 0;
  });
  const failedChecks = [build, linted, ...checked, toolchain].filter((passed) => !passed).length;

  const folder = mkdtempSync(join(tmpdir(), "batchflow-tests-"));
  const reportFile = join(folder, "report.json");
  let exitCode = 1;
  try {
    await step("Tests", async () => {
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
      exitCode = await node(binOf("vitest"), "run", ...reporters, ...args);
      return exitCode;
    });
    const counts = countTests(
      existsSync(reportFile) ? readFileSync(reportFile, "utf8") : undefined,
      exitCode,
    );
    const failed = counts.failed + failedChecks;
    console.log(closingLine({ ...counts, failed }));
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main(process.argv.slice(2));
