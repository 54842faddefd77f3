#!/usr/bin/env node
import { Command, Option } from "commander";

import type { ImportOptions } from "./import/importCommand";
import type { LogsOptions } from "./logs/logsCommand";
import type { OrphansOptions } from "./orphans/orphansCommand";
import type { RecoverOptions } from "./recover/recoverCommand";
import type { ReviewOptions } from "./review/reviewCommand";
import { failed } from "./failure";
import { type Format, FORMATS } from "./terminal";

// The commands are loaded when they run: a pipeline runs `recover` before each `up`.
const program = new Command("batchflow").description("Tools beside the Pulumi provider pulumi-batchflow");
const format = (unlessTold: Format) =>
  new Option("--format <format>", "the form of the answer").choices(FORMATS).default(unlessTold);
const collect = (value: string, before: readonly string[] = []) => [...before, value];

program
  .command("import")
  .description("Write the file with which `pulumi import --file` takes an existing object into the stack")
  .argument("<type>", "the resource's type, such as tencent:ComputeEnv")
  .argument("<name>", "the resource's name in the program")
  .argument("<id>", "the object's id on the platform")
  .option(
    "--file <file>",
    "the file to write; entries for other resources in it stay",
    "batchflow-import.json",
  )
  .option("--connection <name>", "the connection in the stack's configuration")
  .option("--stack <name>", "the stack whose configuration is used; left out, the selected one")
  .action(async (type: string, name: string, id: string, options: ImportOptions) => {
    const { runImport } = await import("./import/importCommand.js");
    await runImport(type, name, id, options);
  });

program
  .command("logs")
  .description("Show what has become of a job, run or execution: its steps, and the ends of their output")
  .argument("<type>", "the type, such as tencent:Job")
  .argument("<id>", "the object's id on the platform")
  .option("--connection <name>", "the connection in the stack's configuration")
  .option("--stack <name>", "the stack whose configuration is used; left out, the selected one")
  .option("--format <format>", "text, markdown or json", "text")
  .option("--timeline <form>", "draw the steps over time instead: svg or mermaid")
  .option("--tail <lines>", "the last lines of each output; 0 for none", "20")
  .action(async (type: string, id: string, options: LogsOptions) => {
    const { runLogs } = await import("./logs/logsCommand.js");
    process.exitCode = await runLogs(type, id, options);
  });

program
  .command("recover")
  .description("Settle the operations that a killed run left pending in the stack's state")
  .option("--stack <name>", "the stack; left out, the selected one")
  .option("--dry-run", "only show what would be done")
  .option("--yes", "do it without asking")
  .addOption(format("text"))
  .option("--take <URN=ID>", "make this object the resource's that was being created (repeatable)", collect)
  .option(
    "--forget <URN>",
    "take this creation off the list and leave what it made alone (repeatable)",
    collect,
  )
  .action(async (options: RecoverOptions) => {
    const { runRecover } = await import("./recover/recoverCommand.js");
    process.exitCode = await runRecover(options);
  });

program
  .command("orphans")
  .description("List the objects that resources of the stacks have made and that no state has")
  .option("--stack <name>", "a stack of the project (repeatable); left out, the selected one", collect)
  .option("--delete", "delete them")
  .option(
    "--also <id>",
    "with --delete: an object of an unknown resource to delete too (repeatable)",
    collect,
  )
  .option("--yes", "delete without asking")
  .addOption(format("text"))
  .addOption(
    new Option(
      "--expect-none [whose]",
      "end with exit code 5 where objects of the stacks' resources are left; with `all`, of unknown resources too",
    )
      .choices(["stacks", "all"])
      .preset("stacks"),
  )
  .action(async (options: OrphansOptions) => {
    const { runOrphans } = await import("./orphans/orphansCommand.js");
    process.exitCode = await runOrphans(options);
  });

program
  .command("review")
  .description("Write what a reviewer needs to know of a preview")
  .argument(
    "[file]",
    "the JSON of `pulumi preview --json` or `pulumi refresh --preview-only --json`, or a plan; left out, stdin",
  )
  .addOption(format("markdown"))
  .option("--title <text>", "the review's title", "Preview")
  .option("--stack <name>", "the stack whose connections are asked for prices; left out, the selected one")
  .option("--prices <file>", "offers in JSON, in place of the platforms' answers")
  .option("--no-prices", "ask nobody for prices and quotas")
  .option(
    "--fail-on <list>",
    "end with exit code 5 where one of these holds, such as replace,delete,cost>100",
  )
  .action(async (file: string | undefined, options: ReviewOptions) => {
    const { runReview } = await import("./review/reviewCommand.js");
    process.exitCode = await runReview(file, options);
  });

program
  .command("emulator")
  .description("Run the emulator of the platforms, where pulumi-batchflow-emulator is installed")
  .argument("[arguments...]", "the emulator's own arguments; --help lists them")
  .helpOption(false)
  .allowUnknownOption()
  .action(async (args: string[]) => {
    const { runEmulator } = await import("./emulator/emulatorCommand.js");
    await runEmulator(args, process.cwd());
  });

program.parseAsync().catch((error: unknown) => {
  process.exitCode = failed(error);
});
