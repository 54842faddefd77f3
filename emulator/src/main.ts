#!/usr/bin/env node
import { createCommand, type Flags } from "./commandLine";
import { type Emulator, startEmulator } from "./emulator";
import { configCommands } from "./pulumiConfig";

const UNLIMITED = { jobs: 1e9, taskTemplates: 1e9, computeEnvs: 1e9, cpus: 1e9 };

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<void> {
  const flags = createCommand().parse().opts<Flags>();
  const emulator = await startEmulator({
    timeScale: flags.timeScale,
    rateLimits: flags.rateLimits,
    tencent: { edition: flags.edition, ...(!flags.quotas && { quotas: UNLIMITED }) },
    log: say,
    ...(flags.port !== undefined && { port: flags.port }),
    ...(flags.data !== undefined && { data: flags.data }),
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void emulator.close().then(() => process.exit(0), fail));
  }
  print(emulator, flags);
}

function print(emulator: Emulator, { config, json }: Flags): void {
  const { platforms, control } = emulator;
  if (config !== undefined || (json === undefined && process.stdout.isTTY)) {
    say(
      "Ready. These commands, run in the folder of a Pulumi project, let its selected stack reach the emulator:",
    );
    process.stdout.write(configCommands(emulator, ...(Array.isArray(config) ? config : [])));
    say(`The control interface is at ${control.endpoint}. Ctrl-C ends the emulator.`);
  } else {
    process.stdout.write(`${JSON.stringify({ platforms, control: { endpoint: control.endpoint } })}\n`);
  }
}

function fail(error: unknown): never {
  say(`batchflow-emulator: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

void main().catch(fail);
