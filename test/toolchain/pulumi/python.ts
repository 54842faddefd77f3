import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { version as sdkVersion } from "@pulumi/pulumi/version";
import { fillOnce, toolFolder } from "../cache";
import { findOnPath, run, type Result } from "../process";
import { logToStderr, withProgress, type Log } from "../progress";
import { repositoryRoot } from "../repository";
import { Unavailable } from "../unavailable";
import { ensurePython } from "./languages";
import { ensureSdkGenerator } from "./sdkGenerator";

/** A virtual environment of Python. */
export interface PythonEnvironment {
  readonly python: string;
  /** The folder to put on PATH, before all others. */
  readonly bin: string;
}

/** What a generated SDK depends on, and what builds it: with these at hand pip needs no index for it. */
const PACKAGES = [`pulumi==${sdkVersion}`, "parver", "semver", "setuptools>=61", "wheel"];

/**
 * Makes a virtual environment in `folder`, with Pulumi and the packages of these folders or files. Pulumi and what it
 * needs are in the cache once for all environments. Rejects with `Unavailable` where there is no Python or no index.
 */
export async function pythonEnvironment(
  folder: string,
  packages: readonly string[] = [],
  log: Log = logToStderr,
): Promise<PythonEnvironment> {
  const shared = await ensurePythonPackages(log);
  const environment = await virtualEnvironment(folder);
  const site = expectDone(
    await run(environment.python, ["-c", 'import sysconfig; print(sysconfig.get_path("purelib"))']),
    "Python",
  );
  await writeFile(join(site, "shared.pth"), `${shared}\n`);
  if (packages.length > 0) {
    const options = ["--no-index", "--no-build-isolation", "--quiet"];
    await pip(environment, [...options, ...packages.map((path) => resolve(path))]);
  }
  return environment;
}

/**
 * The folders for PATH of a Python program over the plugin: of a virtual environment in `folder` that has this package's
 * SDK, and of the language host. Rejects with `Unavailable` where one of them cannot be had.
 */
export async function pythonProgramPath(folder: string): Promise<string[]> {
  const host = await ensurePython();
  const generate = await ensureSdkGenerator("python");
  const sdk = join(folder, "sdk");
  await generate(join(repositoryRoot, "provider/hosts/plugin/schema.json"), sdk);
  const { bin } = await pythonEnvironment(join(folder, "environment"), [sdk]);
  return [bin, host];
}

/** The folder of Pulumi for Python and what it needs, from the cache or the index of the machine's pip. */
async function ensurePythonPackages(log: Log): Promise<string> {
  const python = findOnPath("python3");
  if (python === undefined) {
    throw new Unavailable("there is no python3 on PATH");
  }
  const version = expectDone(
    await run(python, ["-c", "import sys; print('.'.join(map(str, sys.version_info[:2])))"]),
    python,
  );
  const cached = toolFolder("pulumi-python", `v${sdkVersion}-${version}`);
  await fillOnce(cached, log, async (temporary) => {
    await withProgress(log, `Installing Pulumi ${sdkVersion} for Python ${version}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), "batchflow-python-"));
      try {
        const site = join(temporary, "site");
        await mkdir(site);
        await pip(await virtualEnvironment(folder), ["--quiet", "--target", site, ...PACKAGES]);
      } catch (error) {
        throw new Unavailable(error instanceof Error ? error.message : String(error));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });
  return join(cached, "site");
}

async function virtualEnvironment(folder: string): Promise<PythonEnvironment> {
  expectDone(await run("python3", ["-m", "venv", folder]), "python3 -m venv");
  const [bin, executable] =
    process.platform === "win32" ? [join(folder, "Scripts"), "python.exe"] : [join(folder, "bin"), "python"];
  return { bin, python: join(bin, executable) };
}

async function pip({ python }: PythonEnvironment, args: readonly string[]): Promise<void> {
  expectDone(
    await run(python, ["-m", "pip", "install", "--disable-pip-version-check", ...args]),
    "pip install",
  );
}

/** What a command wrote, if it succeeded. */
function expectDone({ exitCode, stdout, stderr }: Result, command: string): string {
  if (exitCode !== 0) {
    throw new Error(`${command} failed:\n${`${stdout}\n${stderr}`.trim().split("\n").slice(-15).join("\n")}`);
  }
  return stdout.trim();
}
