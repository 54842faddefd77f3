import type { Control } from "pulumi-batchflow-emulator";
import { signalGroup } from "../toolchain/process";
import { expectSuccess, type TestStack } from "../toolchain/stack";
import { killFamily } from "../toolchain/stack/killedRun";
import { ProcessWatch, watchProvider, type ProcessUse } from "./providerProcess";

export const operations = ["up", "preview", "refresh", "destroy"] as const;
export type Operation = (typeof operations)[number];

/** A preview of a first resource: what the provider process takes before the number of resources counts. */
export type Start = "start";

/** An update of which one resource is changed. */
export type Change = "change";

/** What one run of the CLI took. */
export interface Sample {
  readonly seconds: number;
  /** Requests that reached the platform, by action. */
  readonly requests: Readonly<Record<string, number>>;
  /** How many of them the platform refused, such as those beyond its rates. */
  readonly refused: number;
  /** The provider process; undefined where it can't be measured. */
  readonly provider: ProcessUse | undefined;
  /** The CLI, in which the engine runs. */
  readonly engine: ProcessUse | undefined;
}

/** What a run took until its time was over. */
export interface Attempt extends Sample {
  readonly isStopped: boolean;
}

// A provider that saw a change where there is none would be measured for other work than the rest.
const ARGUMENTS: Readonly<Record<Operation | Start | Change, readonly string[]>> = {
  start: ["preview"],
  up: ["up", "--yes", "--skip-preview"],
  preview: ["preview", "--expect-no-changes"],
  change: ["up", "--yes", "--skip-preview"],
  refresh: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
  destroy: ["destroy", "--yes", "--skip-preview"],
};

/** What ends what is under way. */
let stop: (() => void) | undefined;
let isInterrupted = false;

/** Waits for work that an interruption of the bench ends by `end`. */
export function interruptible<T>(end: () => void, work: Promise<T>): Promise<T> {
  stop = end;
  if (isInterrupted) end();
  return work;
}

/** Runs an operation to its end, alone, and measures it. Throws when it fails. */
export async function measure(
  stack: TestStack,
  operation: Operation | Start,
  control: Control,
  ...flags: string[]
): Promise<Sample> {
  const { isStopped, ...sample } = await attempt(stack, operation, control, Infinity, flags);
  if (isStopped) throw new Error("interrupted");
  return sample;
}

/** The same, but kills the run, and all that it started, when it takes more than so many seconds. */
export async function attempt(
  stack: TestStack,
  operation: Operation | Start | Change,
  control: Control,
  limit: number,
  flags: readonly string[] = [],
): Promise<Attempt> {
  if (isInterrupted) throw new Error("interrupted");
  control.clearRequests();
  const start = performance.now();
  const run = stack.start(...ARGUMENTS[operation], ...flags);
  const pid = run.child.pid ?? 0;
  const [provider, engine] = [watchProvider(pid), new ProcessWatch(() => pid)];
  let stopping: Promise<void> | undefined;
  const giveUp = (): void => {
    stopping = killFamily(run);
  };
  const timer = Number.isFinite(limit) ? setTimeout(giveUp, Math.max(0, limit) * 1000) : undefined;
  const ended = await interruptible(() => signalGroup(run.child, "SIGKILL"), run.result).finally(() => {
    clearTimeout(timer);
    provider.stop();
    engine.stop();
  });
  const seconds = (performance.now() - start) / 1000;
  await stopping;
  if (stopping === undefined) expectSuccess(ended);
  return {
    isStopped: stopping !== undefined,
    seconds,
    requests: control.countRequests(),
    refused: control.requests().filter(({ code }) => code !== "Success").length,
    provider: provider.stop(),
    engine: engine.stop(),
  };
}

/** Ends the run that is under way, which then fails, as do all later ones. */
export function interrupt(): void {
  isInterrupted = true;
  stop?.();
}
