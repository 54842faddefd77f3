import type { Control } from "pulumi-batchflow-emulator";
import { signalGroup } from "../toolchain/process";
import { expectSuccess, type TestStack } from "../toolchain/stack";
import { ProviderProcess, type ProcessUse } from "./providerProcess";

export const operations = ["up", "preview", "refresh", "destroy"] as const;
export type Operation = (typeof operations)[number];

/** A preview of a first resource: what the provider process takes before the number of resources counts. */
export type Start = "start";

/** What one run of the CLI took. */
export interface Sample {
  readonly seconds: number;
  /** Requests that reached the platform, by action. */
  readonly requests: Readonly<Record<string, number>>;
  /** How many of them the platform refused, such as those beyond its rates. */
  readonly refused: number;
  /** Undefined where it can't be measured. */
  readonly provider: ProcessUse | undefined;
}

// A provider that saw a change where there is none would be measured for other work than the rest.
const ARGUMENTS: Readonly<Record<Operation | Start, readonly string[]>> = {
  start: ["preview"],
  up: ["up", "--yes", "--skip-preview"],
  preview: ["preview", "--expect-no-changes"],
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
  if (isInterrupted) throw new Error("interrupted");
  control.clearRequests();
  const start = performance.now();
  const { child, result } = stack.start(...ARGUMENTS[operation], ...flags);
  const provider = new ProviderProcess(child.pid);
  const run = await interruptible(() => signalGroup(child, "SIGKILL"), result).finally(() => provider.stop());
  const seconds = (performance.now() - start) / 1000;
  expectSuccess(run);
  return {
    seconds,
    requests: control.countRequests(),
    refused: control.requests().filter(({ code }) => code !== "Success").length,
    provider: provider.stop(),
  };
}

/** Ends the run that is under way, which then fails, as do all later ones. */
export function interrupt(): void {
  isInterrupted = true;
  stop?.();
}
