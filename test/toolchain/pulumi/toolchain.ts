import { existsSync, realpathSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { toolFolder } from "../cache";
import { buildFromGo, canBuild } from "./goBuild";
import { installCli, installedFolder, installPlugin } from "./officialInstaller";
import { findOnPath, run } from "../process";
import { logToStderr, type Log } from "../progress";
import { Unavailable } from "../unavailable";
import { companions, oldestCli, toolNamed, type ToolName } from "./tools";
import { isAtLeast } from "./versions";

/** A Pulumi CLI and its parts, ready to run. */
export interface Toolchain {
  /** The CLI's executable. */
  readonly pulumi: string;
  readonly version: string;
  /** The folders to put before PATH; none where the CLI is on PATH already. */
  readonly path: readonly string[];
  readonly source: "PATH" | "installer" | "go";
}

/**
 * By this variable a process hands what it found to those that it starts: the Vitest workers, above all. It holds a
 * Toolchain, or `{ error }` so that each test that needs the CLI fails at once and says why.
 */
export const handover = "BATCHFLOW_TOOLCHAIN";

let found: Promise<Toolchain> | undefined;

/**
 * The Pulumi CLI: that on PATH if it is recent and complete, else one from the official installer, else one built from
 * Go modules; the latter two are kept in the user's cache folder. Rejects with what to install where none can be had.
 */
export function ensurePulumi(log: Log = logToStderr): Promise<Toolchain> {
  found ??= handedOver() ?? findOrInstall(log);
  return found;
}

/** Like ensurePulumi, and hands the result, good or bad, to the processes that this one starts. */
export async function ensurePulumiForChildren(log: Log = logToStderr): Promise<Toolchain> {
  try {
    const toolchain = await ensurePulumi(log);
    process.env[handover] = JSON.stringify(toolchain);
    return toolchain;
  } catch (error) {
    process.env[handover] = JSON.stringify({ error: messageOf(error) });
    throw error;
  }
}

/** The plugin of `@pulumi/command`: answers the folder to put on PATH for a run that needs it. */
export function ensureCommandPlugin(log: Log = logToStderr): Promise<string> {
  return ensureTool("pulumi-resource-command", log);
}

function handedOver(): Promise<Toolchain> | undefined {
  const text = process.env[handover];
  if (text === undefined) {
    return undefined;
  }
  const value = JSON.parse(text) as Toolchain | { error: string };
  if ("error" in value) {
    return Promise.reject(new Error(value.error));
  }
  return existsSync(value.pulumi) ? Promise.resolve(value) : undefined;
}

async function findOrInstall(log: Log): Promise<Toolchain> {
  const reasons: string[] = [];
  const onPath = await fromPath();
  if (typeof onPath !== "string") {
    return onPath;
  }
  reasons.push(onPath);

  const buildable = canBuild("pulumi");
  const built = toolFolder("pulumi", toolNamed("pulumi").version);
  // A build that is in the cache was made because the installer could not be reached: don't try that every time.
  if (existsSync(installedFolder()) || !existsSync(built)) {
    try {
      return await at([await installCli(log, installerTimeout(buildable))], "installer");
    } catch (error) {
      reasons.push(messageOf(error));
      log(`  ${messageOf(error)}`);
    }
  }
  if (existsSync(built) || buildable) {
    try {
      return await at([await buildFromGo("pulumi", log)], "go");
    } catch (error) {
      reasons.push(messageOf(error));
    }
  } else {
    reasons.push("there is no Go to build it with");
  }
  throw new Error(
    [
      "The Pulumi CLI is needed and could not be had:",
      ...reasons.map((reason) => `  - ${reason.replaceAll("\n", "\n    ")}`),
      `Install the Pulumi CLI ${oldestCli} or later (https://www.pulumi.com/docs/install) so that it is on PATH, or a current Go`,
      "with access to Go modules, and run this command again.",
    ].join("\n"),
  );
}

/** The CLI on PATH, or the reason why it is not used. */
async function fromPath(): Promise<Toolchain | string> {
  const pulumi = findOnPath("pulumi");
  if (pulumi === undefined) {
    return "there is none on PATH";
  }
  const version = await versionOf(pulumi);
  if (!isAtLeast(version, oldestCli)) {
    return `${pulumi} is ${version || "not working"}, older than ${oldestCli}`;
  }
  // The CLI looks for its parts on PATH and beside itself.
  const path = `${process.env.PATH ?? ""}${delimiter}${dirname(realpathSync(pulumi))}`;
  const missing = companions.filter((name) => findOnPath(name, path) === undefined);
  if (missing.length > 0) {
    return `${pulumi} lacks ${missing.join(" and ")}`;
  }
  return { pulumi, version, path: [], source: "PATH" };
}

async function at(path: readonly string[], source: "installer" | "go"): Promise<Toolchain> {
  const pulumi = findOnPath("pulumi", path.join(delimiter));
  const version = pulumi === undefined ? "" : await versionOf(pulumi);
  if (pulumi === undefined || version === "") {
    throw new Error(`the Pulumi CLI in ${path.join(", ")} does not run`);
  }
  return { pulumi, version, path, source };
}

async function versionOf(pulumi: string): Promise<string> {
  // Even this command writes into PULUMI_HOME, and the user's own is none of our business.
  const home = await mkdtemp(join(tmpdir(), "batchflow-home-"));
  try {
    const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const result = await run(pulumi, ["version"], { env, timeout: 30_000 });
    return result.exitCode === 0 ? result.stdout.trim() : "";
  } catch {
    return "";
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/**
 * A tool on PATH, in the cache, built, or installed, in this order: answers the folder of its executables. Rejects with
 * `Unavailable` where nothing could be tried.
 */
export async function ensureTool(name: ToolName, log: Log): Promise<string> {
  const { version, plugin } = toolNamed(name);
  const onPath = findOnPath(name);
  if (onPath !== undefined) {
    return dirname(onPath);
  }
  const cached = toolFolder(name, version);
  if (existsSync(cached)) {
    return join(cached, "bin");
  }
  const reasons = ["there is none on PATH"];
  let tried = false;
  if (canBuild(name)) {
    tried = true;
    try {
      return await buildFromGo(name, log);
    } catch (error) {
      reasons.push(messageOf(error));
    }
  } else if (toolNamed(name).go !== undefined) {
    reasons.push("there is no Go to build it with");
  }
  if (plugin) {
    tried = true;
    const toolchain = await ensurePulumi(log);
    const path = [...toolchain.path, process.env.PATH ?? ""].join(delimiter);
    try {
      return await installPlugin(name, { ...process.env, PATH: path }, log, installerTimeout(false));
    } catch (error) {
      reasons.push(messageOf(error));
    }
  }
  throw new (tried ? Error : Unavailable)(
    [
      `${name} ${version} is needed and could not be had:`,
      ...reasons.map((reason) => `  - ${reason.replaceAll("\n", "\n    ")}`),
      `Put the executable ${name} ${version} on PATH and run this command again.`,
    ].join("\n"),
  );
}

/** A slow download is worth waiting for only where there is no other way. */
function installerTimeout(hasOtherWay: boolean): number {
  return hasOtherWay ? 60_000 : 600_000;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
