#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from "commander";
import { startEmulator } from "./emulator";
import type { EmulatorOptions } from "./options";

interface Flags {
  port?: number;
  data?: string;
  timeScale: number;
  rateLimits: boolean;
  edition: "2018" | "current";
  quotas: boolean;
}

function positive(text: string): number {
  const value = Number(text);
  if (text === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("a number from 0 is needed");
  return value;
}

const UNLIMITED = { jobs: 1e9, taskTemplates: 1e9, computeEnvs: 1e9, cpus: 1e9 };

const command = new Command("batchflow-emulator")
  .description(
    "The platforms' APIs on loopback. Prints addresses and keys as one line of JSON, then its log on stderr.",
  )
  .option("--port <number>", "first port of the run; free ports without it", positive)
  .option("--data <folder>", "keep state and keys here")
  .option("--time-scale <factor>", "virtual seconds per second", positive, 1)
  .option("--no-rate-limits", "do not limit requests per second")
  .option("--no-quotas", "do not limit the number of objects")
  .addOption(
    new Option("--edition <edition>", "edition of the Tencent Batch API")
      .choices(["2018", "current"])
      .default("current"),
  );

async function main(): Promise<void> {
  const flags = command.parse().opts<Flags>();
  const options: EmulatorOptions = {
    timeScale: flags.timeScale,
    rateLimits: flags.rateLimits,
    tencent: { edition: flags.edition, ...(!flags.quotas && { quotas: UNLIMITED }) },
    log: (line) => process.stderr.write(`${line}\n`),
    ...(flags.port !== undefined && { port: flags.port }),
    ...(flags.data !== undefined && { data: flags.data }),
  };
  const emulator = await startEmulator(options);
  const { platforms, control } = emulator;
  process.stdout.write(`${JSON.stringify({ platforms, control: { endpoint: control.endpoint } })}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0)));
  }
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
