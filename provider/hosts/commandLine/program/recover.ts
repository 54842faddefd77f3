import type { RecoverOptions } from "../recover/recoverCommand";
import { collect, format, stack, type Tool } from "./tool";

export function addRecover(program: Tool): void {
  program
    .command("recover")
    .description("Settle the operations that a killed run left pending in the stack's state")
    .addOption(stack("the stack; left out, the selected one"))
    .option("--dry-run", "only show what would be done")
    .option("--yes", "do it without asking")
    .addOption(format("text"))
    .option("--take <URN=ID>", "make this object the resource's that was being created (repeatable)", collect)
    .option(
      "--forget <URN>",
      "take this creation off the list and leave what it made alone (repeatable)",
      collect,
    )
    .shows(
      [
        {
          purpose: "What a killed run left, and what would be done",
          line: "npx batchflow recover --dry-run",
        },
        {
          purpose: "In a pipeline, between `pulumi cancel` and `pulumi up`",
          line: "npx batchflow recover --yes",
        },
        {
          purpose: "Decide what could not be: the URNs and ids are in the list",
          line: "npx batchflow recover --take 'urn:pulumi:dev::shop::…::q=q-1'",
        },
      ],
      {
        0: "nothing is pending, or all is settled (with --dry-run: could be)",
        1: "an error, such as a configuration that cannot be read; nothing was changed",
        2: "something is undecided; nothing was changed",
        3: "nothing was changed: not confirmed, or neither a terminal nor --yes",
        4: "the stack is locked; nothing was changed",
      },
    )
    .action(async (options: RecoverOptions) => {
      const { runRecover } = await import("../recover/recoverCommand.js");
      process.exitCode = await runRecover(options);
    });
}
