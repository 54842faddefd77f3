import { startEmulator } from "pulumi-batchflow-emulator";
import type { Log } from "../toolchain/progress";
import { expectSuccess, type TestStack } from "../toolchain/stack";
import { measure, type Sample } from "./measure";
import { createProgram, setCount, setRateLimits } from "./programs";

/** One refresh of all environments, with the documented rates on both sides. */
export interface EnvironmentSample extends Sample {
  /** How many operations the engine had open at a time. */
  readonly parallel: number;
  readonly isDefault: boolean;
}

export const ENVIRONMENTS = 100;
const WIDE = 128;

/** The list actions that hold what a compute environment is: it is read from both. */
const LISTS = 2;

/**
 * The fewest list requests that a refresh can do with. The engine waits for a read to be answered before it starts one
 * beyond its parallelism: so no list request can serve more reads than that, and ceil(environments / parallel) waves need
 * one request to each list action.
 */
export function fewestRequests(parallel: number): number {
  return Math.ceil(ENVIRONMENTS / parallel) * LISTS;
}

/** Refreshes compute environments under the documented rates, as wide as possible and as the engine does by default. */
export async function measureEnvironments(runs: number, log: Log): Promise<EnvironmentSample[]> {
  const quotas = { computeEnvs: ENVIRONMENTS };
  const emulator = await startEmulator({ rateLimits: false, tencent: { quotas } });
  const { control } = emulator;
  let stack: TestStack | undefined;
  try {
    stack = await createProgram("environments", emulator.platforms.tencent);
    setCount(stack, ENVIRONMENTS);
    await measure(stack, "up", control);
    // A refresh takes its configuration from the state: only an update brings a new one there.
    await setRateLimits(stack, "documented");
    control.configure({ rateLimits: true });
    await measure(stack, "up", control);
    const narrow = await defaultParallel(stack);
    const samples: EnvironmentSample[] = [];
    for (let run = 0; run < runs; run += 1) {
      for (const parallel of [WIDE, narrow]) {
        const sample = await measure(stack, "refresh", control, "--parallel", String(parallel));
        samples.push({ parallel, isDefault: parallel === narrow, ...sample });
      }
      log(`  ${ENVIRONMENTS} environments, round ${run + 1} of ${runs}`);
    }
    return samples;
  } finally {
    stack?.remove();
    await emulator.close();
  }
}

/** It depends on the machine's processors. */
async function defaultParallel(stack: TestStack): Promise<number> {
  const { stdout } = expectSuccess(await stack.cli("refresh", "--help"));
  const parallel = /--parallel .*\(default (\d+)\)/.exec(stdout)?.[1];
  if (parallel === undefined)
    throw new Error("`pulumi refresh --help` does not tell the default of --parallel");
  return Number(parallel);
}
