import { mkdirSync, rmSync } from "node:fs";
import { Command } from "commander";
import { pulumiConfig } from "pulumi-batchflow-emulator";
import { shellWord } from "../../../provider/hosts/shell";
import { pulumiVariables } from "../pulumi/environment";
import { ensurePulumi, type Toolchain } from "../pulumi/toolchain";
import { logTo } from "../progress";
import { repositoryRoot } from "../repository";
import { type Kept, keptEmulator, startEmulator, stopEmulator } from "./emulator";
import { emulatorLog, folder, stack } from "./files";
import { handleSignals, Interrupted } from "./interruption";
import { programVariables, Pulumi } from "./pulumi";

const log = logTo(process.stdout);

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

async function showQuickstart(pulumi: Pulumi, emulator: Kept): Promise<void> {
  const config = Object.entries(pulumiConfig(emulator, "tencent")).flatMap(([key, { value, secret }]) => [
    secret ? "--secret" : "--plaintext",
    `${key}=${value}`,
  ]);
  // The other users of the machine can read arguments; these credentials are the emulator's own, of this run.
  await pulumi.run(["config", "set-all", "--path", "--stack", stack, ...config], { quiet: true });

  heading("Create");
  await pulumi.run(["up", "--yes", "--stack", stack]);

  heading("What one node more would do: a change in place");
  await pulumi.run(["preview", "--diff", "--config", "nodes=2", "--stack", stack]);

  heading("What another instance type would do: a replacement");
  const another = ["--config", "nodes=1", "--config", "instanceType=S2.MEDIUM4"];
  await pulumi.run(["preview", "--diff", ...another, "--stack", stack]);
}

function heading(text: string): void {
  console.log(`\n== ${text}`);
}

function printCommands(toolchain: Toolchain, kept: Kept): void {
  const { PATH: _, ...variables } = { ...pulumiVariables(folder, toolchain), ...programVariables };
  const path =
    toolchain.path.length > 0 ? [`export PATH=${shellWord(toolchain.path.join(":"))}:"$PATH"`] : [];
  heading("The stack and the emulator are kept. To go on with them, in a shell of your own:");
  console.log(
    [
      `cd ${shellWord(repositoryRoot)}`,
      ...Object.entries(variables).map(([name, value]) => `export ${name}=${shellWord(value)}`),
      ...path,
      `pulumi stack select ${stack}`,
      "pulumi config set nodes 2",
      "pulumi up",
      `tail -f ${shellWord(emulatorLog)}   # the requests that the emulator gets`,
      "pulumi destroy",
      `kill ${kept.pid}   # stops the emulator`,
      "",
      "or, to remove all of it: npm run quickstart -- --down",
    ].join("\n"),
  );
}

async function quickstart({ keep }: { keep: boolean }): Promise<void> {
  const toolchain = await ensurePulumi(log);
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
      // The previews have put them into the configuration.
      await pulumi.run(["config", "rm-all", "nodes", "instanceType", "--stack", stack], { quiet: true });
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
  await cleanUp(new Pulumi(await ensurePulumi(log)), kept, true);
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
