import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Toolchain } from "./toolchain";

/**
 * What a run must not inherit: the user's Pulumi login, stacks and plugins, the credentials of real accounts, and what
 * the test runner tells its own workers' Node.
 */
const foreign =
  /^(PULUMI_|TENCENTCLOUD_|PADDLEFLOW_|HUAWEICLOUD_|HW_|ALIBABA_CLOUD_|ALICLOUD_|OS_|NODE_OPTIONS$|VITEST)/;

/** The variables of `pulumiEnvironment` alone, without those of this process. */
export function pulumiVariables(folder: string, toolchain: Toolchain, path: readonly string[] = []) {
  const root = resolve(folder);
  const state = join(root, "state");
  mkdirSync(state, { recursive: true });
  return {
    PULUMI_HOME: join(root, "home"),
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    PULUMI_CONFIG_PASSPHRASE: passphrase(root),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PATH: [...toolchain.path, ...path, process.env.PATH ?? ""].join(delimiter),
  };
}

/**
 * The whole environment for a Pulumi run that lives inside `folder`: its PULUMI_HOME, its state and its passphrase are
 * kept there, so that a later call for the same folder goes on with the same stacks. HOME stays as it is, for tools that
 * need it, but nothing of the user's Pulumi or cloud settings is passed on.
 */
export function pulumiEnvironment(
  folder: string,
  toolchain: Toolchain,
  path: readonly string[] = [],
): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !foreign.test(entry[0]),
  );
  return { ...Object.fromEntries(inherited), ...pulumiVariables(folder, toolchain, path) };
}

/** One for all folders that this process makes, since each takes a quarter of a second to become a key. */
const PASSPHRASE = randomBytes(18).toString("base64url");

function passphrase(folder: string): string {
  const file = join(folder, "passphrase");
  if (!existsSync(file)) writeFileSync(file, PASSPHRASE, { mode: 0o600 });
  return readFileSync(file, "utf8");
}
