import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Command } from "commander";
import { pulumiEnvironment, pulumiVariables } from "./environment";
import { isAlive, signalGroup, start } from "./process";
import { ensurePulumi, type Toolchain } from "./pulumi";
import { repositoryRoot } from "./repository";

/** Everything of the quick start is in this folder, which git ignores: Pulumi.yaml names it as `stackConfigDir`. */
const folder = join(repositoryRoot, ".batchflow", "quickstart");
const emulatorFile = join(folder, "emulator.json");
const emulatorLog = join(folder, "emulator.log");
const stack = "quickstart";

/** The part of the emulator's first line that is needed here. */
interface EmulatorAddress {
  readonly platforms: {
    readonly tencent: {
      readonly endpoint: string;
      readonly region: string;
      readonly secretId: string;
      readonly secretKey: string;
    };
  };
  readonly control: { readonly endpoint: string };
}

/** What `--keep` leaves for the next run to find. */
interface Kept extends EmulatorAddress {
  readonly pid: number;
}

class Interrupted extends Error {
  constructor() {
    super("Interrupted.");
  }
}

/** The Pulumi command that runs now, and whether the user asked to stop. */
const state: { interrupted: boolean; cancel: (() => void) | undefined } = {
  interrupted: false,
  cancel: undefined,
};

class Pulumi {
  readonly #toolchain: Toolchain;
  readonly #env: Record<string, string>;

  constructor(toolchain: Toolchain) {
    this.#toolchain = toolchain;
    this.#env = pulumiEnvironment(folder, toolchain);
  }

  /** Shows a command and runs it with its output on the terminal. */
  async run(args: readonly string[], { input = "", isCleanup = false, quiet = false } = {}): Promise<void> {
    if (state.interrupted && !isCleanup) {
      throw new Interrupted();
    }
    if (!quiet) {
      console.log(`\n$ pulumi ${args.map(quote).join(" ")}`);
    }
    const { child, result } = start(this.#toolchain.pulumi, [...args, "--non-interactive"], {
      cwd: repositoryRoot,
      env: this.#env,
      input,
      onOutput: (text) => {
        if (!quiet) {
          process.stdout.write(text);
        }
      },
    });
    // Pulumi ends the step that is under way and saves its state.
    state.cancel = () => {
      child.kill("SIGINT");
    };
    const { exitCode, stdout, stderr } = await result;
    state.cancel = undefined;
    if (state.interrupted && !isCleanup) {
      throw new Interrupted();
    }
    if (exitCode !== 0) {
      throw new Error(
        `pulumi ${args[0] ?? ""} failed with exit code ${exitCode}.${quiet ? `\n${stdout}${stderr}` : ""}`,
      );
    }
  }

  setConfig(key: string, value: string, { secret = false, quiet = true } = {}): Promise<void> {
    // The value goes by stdin: arguments can be read by every user of the machine.
    const args = ["config", "set", "--path", key, secret ? "--secret" : "--plaintext", "--stack", stack];
    return this.run(args, { input: value, quiet });
  }
}

/** A word as a POSIX shell has to be given it. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Starts the emulator so that it outlives this process with `--keep`: in its own group, and logging to a file. */
async function startEmulator(): Promise<Kept> {
  const out = openSync(join(folder, "emulator.out"), "w");
  const log = openSync(emulatorLog, "w");
  const main = join(repositoryRoot, "emulator", "src", "main.ts");
  // Twenty times as fast as the real platform, so that nodes start in seconds.
  const child = spawn(process.execPath, ["--import", "tsx", main, "--time-scale", "20"], {
    cwd: repositoryRoot,
    stdio: ["ignore", out, log],
    detached: true,
  });
  closeSync(out);
  closeSync(log);
  let failure: Error | undefined;
  child.on("error", (error) => {
    failure = error;
  });
  const deadline = Date.now() + 60_000;
  for (;;) {
    const line = /^(\{.*\})\n/.exec(readFileSync(join(folder, "emulator.out"), "utf8"))?.[1];
    if (line !== undefined && child.pid !== undefined) {
      child.unref();
      const kept: Kept = { ...(JSON.parse(line) as EmulatorAddress), pid: child.pid };
      writeFileSync(emulatorFile, JSON.stringify(kept), { mode: 0o600 });
      return kept;
    }
    if (failure || child.exitCode !== null || Date.now() > deadline || state.interrupted) {
      signalGroup(child, "SIGKILL");
      const reason = failure?.message ?? readFileSync(emulatorLog, "utf8").trim();
      throw state.interrupted ? new Interrupted() : new Error(`The emulator did not start: ${reason}`);
    }
    await sleep(50);
  }
}

async function stopEmulator({ pid }: Kept): Promise<void> {
  process.kill(pid, "SIGTERM");
  for (let i = 0; i < 50 && isAlive(pid); i += 1) {
    await sleep(100);
  }
  if (isAlive(pid)) {
    process.kill(pid, "SIGKILL");
  }
  rmSync(emulatorFile, { force: true });
}

/** The emulator that an earlier run left, if it still is that one: its process id alone may be another's by now. */
async function keptEmulator(): Promise<Kept | undefined> {
  if (!existsSync(emulatorFile)) {
    return undefined;
  }
  const kept = JSON.parse(readFileSync(emulatorFile, "utf8")) as Kept;
  const answers = await fetch(kept.control.endpoint, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
  return answers && isAlive(kept.pid) ? kept : undefined;
}

/** Ends what an earlier run left. Only the emulator's own objects go with it. */
async function removeLeftovers(): Promise<void> {
  const kept = await keptEmulator();
  if (kept) {
    console.log("Stopping the emulator of an earlier quick start, and dropping its stack");
    await stopEmulator(kept);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

async function showQuickstart(pulumi: Pulumi, { platforms: { tencent } }: Kept): Promise<void> {
  await pulumi.setConfig("batchflow:tencent.secretId", tencent.secretId);
  await pulumi.setConfig("batchflow:tencent.secretKey", tencent.secretKey, { secret: true });
  await pulumi.setConfig("batchflow:tencent.region", tencent.region);
  await pulumi.setConfig("batchflow:tencent.endpoint", tencent.endpoint);

  heading("Create");
  await pulumi.run(["up", "--yes", "--stack", stack]);
  heading("The outputs");
  await pulumi.run(["stack", "output", "--stack", stack]);

  heading("What one node more would do: a change in place");
  await pulumi.setConfig("nodes", "2", { quiet: false });
  await pulumi.run(["preview", "--diff", "--stack", stack]);
  await pulumi.setConfig("nodes", "1");

  heading("What another instance type would do: a replacement");
  await pulumi.setConfig("instanceType", "S2.MEDIUM4", { quiet: false });
  await pulumi.run(["preview", "--diff", "--stack", stack]);
  await pulumi.setConfig("instanceType", "S1.SMALL1");
}

function heading(text: string): void {
  console.log(`\n== ${text}`);
}

function printCommands(toolchain: Toolchain, kept: Kept): void {
  const { PATH: _, ...variables } = pulumiVariables(folder, toolchain);
  const path = toolchain.path.length > 0 ? [`export PATH=${quote(toolchain.path.join(":"))}:"$PATH"`] : [];
  heading("The stack and the emulator are kept. To go on with them, in a shell of your own:");
  console.log(
    [
      `cd ${quote(repositoryRoot)}`,
      ...Object.entries(variables).map(([name, value]) => `export ${name}=${quote(value)}`),
      ...path,
      `pulumi stack select ${stack}`,
      "pulumi config set nodes 2",
      "pulumi up",
      `tail -f ${quote(emulatorLog)}   # the requests that the emulator gets`,
      "pulumi destroy",
      `kill ${kept.pid}   # stops the emulator`,
      "",
      "or, to remove all of it: npm run quickstart -- --down",
    ].join("\n"),
  );
}

function handleSignals(): void {
  // Where the reader of a pipe ends first (`… | head`), what was made must be removed all the same.
  process.stdout.on("error", () => undefined);
  let first = 0;
  const interrupt = () => {
    // npm, the bootstrap and the terminal may each pass on the same Ctrl-C.
    if (!state.interrupted) {
      state.interrupted = true;
      first = Date.now();
      console.log("\nInterrupted: removing what was made. (Once more to stop at once.)");
      state.cancel?.();
    } else if (Date.now() - first > 2_000) {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, interrupt);
  }
}

async function quickstart({ keep }: { keep: boolean }): Promise<void> {
  const toolchain = await ensurePulumi(console.log);
  console.log(`Pulumi CLI ${toolchain.version} (${toolchain.source}): ${toolchain.pulumi}`);
  await removeLeftovers();
  const pulumi = new Pulumi(toolchain);
  const emulator = await startEmulator();
  console.log(`Emulator of Tencent Cloud Batch: ${emulator.platforms.tencent.endpoint}`);

  let hasStack = false;
  let isComplete = false;
  try {
    await pulumi.run(["stack", "init", stack], { quiet: true });
    hasStack = true;
    await showQuickstart(pulumi, emulator);
    isComplete = true;
  } finally {
    if (keep && isComplete) {
      printCommands(toolchain, emulator);
    } else {
      await cleanUp(pulumi, emulator, hasStack);
    }
  }
  if (!keep) {
    // Only now: after a failure the emulator's log is worth reading.
    rmSync(folder, { recursive: true, force: true });
    heading("Done: everything is removed. `npm run quickstart -- --keep` leaves it up to try things.");
  }
}

async function cleanUp(pulumi: Pulumi, emulator: Kept, hasStack: boolean): Promise<void> {
  try {
    if (hasStack) {
      heading("Destroy");
      await pulumi.run(["destroy", "--yes", "--skip-preview", "--remove", "--stack", stack], {
        isCleanup: true,
      });
    }
  } finally {
    await stopEmulator(emulator);
  }
}

async function takeDown(): Promise<void> {
  const kept = await keptEmulator();
  if (!kept) {
    console.log("No emulator of an earlier quick start is running.");
    rmSync(folder, { recursive: true, force: true });
    return;
  }
  await cleanUp(new Pulumi(await ensurePulumi(console.log)), kept, true);
  rmSync(folder, { recursive: true, force: true });
}

const command = new Command("quickstart")
  .description("Creates, previews, changes and destroys the example's resources on an emulated platform.")
  .option("--keep", "leave the emulator and the stack up, and print the commands to go on with", false)
  .option("--down", "remove what --keep left", false);

async function main(): Promise<void> {
  const { keep, down } = command.parse().opts<{ keep: boolean; down: boolean }>();
  handleSignals();
  await (down ? takeDown() : quickstart({ keep }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof Interrupted ? 130 : 1;
});
