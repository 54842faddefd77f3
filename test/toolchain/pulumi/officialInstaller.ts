import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version as sdkVersion } from "@pulumi/pulumi/version";
import { fillOnce, toolFolder } from "../cache";
import { run, type Result } from "../process";
import { withProgress, type Log } from "../progress";
import { companions, toolNamed, type ToolName } from "./tools";

/** The folder into which the official installer puts the CLI of the SDK's version. */
export const installedFolder = () => toolFolder("pulumi-official", `v${sdkVersion}`);

/**
 * Downloads the CLI by Pulumi's own installer, `PulumiCommand.install()`, and answers the folder of its executables. It
 * runs in a process of its own, because nothing else can end it at the time-out.
 */
export async function installCli(log: Log, timeout: number): Promise<string> {
  const folder = installedFolder();
  await fillOnce(folder, log, async (temporary) => {
    await withProgress(log, `Installing the Pulumi CLI ${sdkVersion} by the official installer`, async () => {
      const script =
        'require("@pulumi/pulumi/automation").PulumiCommand.install({ root: process.argv[1] }).catch((error) => {' +
        " console.error(error.message); process.exitCode = 1; });";
      const result = await run(process.execPath, ["-e", script, temporary], { cwd: __dirname, timeout });
      const bin = join(temporary, "bin");
      if (result.exitCode !== 0 || companions.some((name) => !existsSync(join(bin, name)))) {
        throw new Error(`the official installer failed: ${lastLine(result)}`);
      }
    });
  });
  return join(folder, "bin");
}

/** Has the CLI download a plugin, moves it into the cache, and answers the folder of its executable. */
export async function installPlugin(
  name: ToolName,
  env: NodeJS.ProcessEnv,
  log: Log,
  timeout: number,
): Promise<string> {
  const { version, plugin } = toolNamed(name);
  if (!plugin) {
    throw new Error(`${name} is no plugin that the CLI installs.`);
  }
  const folder = toolFolder(name, version);
  await fillOnce(folder, log, async (temporary) => {
    const home = await mkdtemp(join(tmpdir(), "batchflow-plugin-"));
    try {
      await withProgress(log, `Installing ${name} ${version} by the Pulumi CLI`, async () => {
        const result = await run("pulumi", ["plugin", "install", plugin.kind, plugin.name, version], {
          env: { ...env, PULUMI_HOME: home },
          timeout,
        });
        const installed = await readdir(join(home, "plugins")).catch(() => []);
        const found = installed.find((entry) => existsSync(join(home, "plugins", entry, name)));
        if (result.exitCode !== 0 || found === undefined) {
          throw new Error(`the Pulumi CLI could not install it: ${lastLine(result)}`);
        }
        await cp(join(home, "plugins", found), join(temporary, "bin"), { recursive: true });
      });
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });
  return join(folder, "bin");
}

function lastLine({ stdout, stderr }: Result): string {
  return `${stdout}\n${stderr}`.trim().split("\n").at(-1) ?? "";
}
