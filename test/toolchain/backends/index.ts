import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Log } from "../progress";
import type { StateBackend } from "./backend";
import { startPostgres } from "./postgres";
import { startS3 } from "./s3";

export type { BackendUse, StateBackend } from "./backend";

/** Where the CLI can keep a stack's state without a service of its own. */
export const backendNames = ["file", "s3", "postgres"] as const;
export type BackendName = (typeof backendNames)[number];

/** Starts a backend whose files are below `folder`. Rejects with `Unavailable` where its server cannot be had. */
export async function startBackend(name: BackendName, folder: string, log: Log): Promise<StateBackend> {
  if (name === "s3") return startS3(log);
  if (name === "postgres") return startPostgres();
  const state = join(folder, "files");
  await mkdir(state, { recursive: true });
  return {
    env: { PULUMI_BACKEND_URL: pathToFileURL(state).href },
    secrets: [],
    use: () => Promise.resolve(undefined),
    close: () => Promise.resolve(),
  };
}
