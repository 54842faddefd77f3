import type { Emulator, PlatformName } from "pulumi-batchflow-emulator";
import { isAlive, signalGroup, findDescendants, type Running } from "../process";
import type { TestStack } from "./testStack";

/** The request at which a run is killed. */
export interface KillAt {
  readonly platform: PlatformName;
  readonly action: string;
  /** Whether the platform has carried it out by then; true unless told. */
  readonly committed?: boolean;
  /** How many of these requests pass first. */
  readonly skip?: number;
}

/**
 * Runs the CLI until a request waits for its answer, then kills the CLI and all that it started, at once. What it leaves,
 * the backend's lock and the pending operations above all, stays.
 */
export function killAt(stack: TestStack, emulator: Emulator, at: KillAt, ...args: string[]): Promise<void> {
  return killRunAt(emulator, at, () => stack.start(...args));
}

/** The same with any process that runs the CLI, such as a pipeline's job. */
export async function killRunAt(
  emulator: Emulator,
  { platform, action, committed = true, skip = 0 }: KillAt,
  begin: () => Running,
): Promise<void> {
  const kind = committed ? "hold" : "hang";
  const { id } = emulator.control.injectFault({ platform, action, kind, skip });
  const running = begin();
  try {
    const hit = emulator.control.waitForFault(id).then(() => "hit");
    const ended = running.result.then(
      ({ exitCode, stdout, stderr }) => `the run ended with ${exitCode} first:\n${stdout}\n${stderr}`,
    );
    const first = await Promise.race([hit, ended]);
    if (first !== "hit") throw new Error(`${action} was not requested; ${first}`);
  } finally {
    await killFamily(running);
    emulator.control.clearFaults({ id });
  }
}

/** Kills a run of the CLI and all that it started, at once. */
export async function killFamily({ child, result }: Running): Promise<void> {
  // Plugins are in process groups of their own.
  const family = findDescendants(child.pid ?? 0, "");
  signalGroup(child, "SIGKILL");
  for (const pid of family) if (isAlive(pid)) process.kill(pid, "SIGKILL");
  await result.catch(() => undefined);
}
