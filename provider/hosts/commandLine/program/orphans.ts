import { Option } from "commander";

import type { OrphansOptions } from "../orphans/orphansCommand";
import { collect, format, stack, type Tool } from "./tool";

export function addOrphans(program: Tool): void {
  program
    .command("orphans")
    .description("List the objects that resources of the stacks have made and that no state has")
    .addOption(
      stack("a stack of the project (repeatable); left out, the selected one").argParser(
        // Commander's own type of what was collected before is that of any option.
        (value, before: unknown) => collect(value, before as readonly string[] | undefined),
      ),
    )
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
    .shows(
      [
        { purpose: "What nobody owns any more", line: "npx batchflow orphans" },
        {
          purpose: "Every night, as a check",
          line: "npx batchflow orphans --expect-none --format markdown",
        },
        {
          purpose: "Delete what the stacks' resources have left, and one object more",
          line: "npx batchflow orphans --delete --also env-a0b1c2d3",
        },
      ],
      {
        0: "listed or deleted",
        1: "an error, also where one connection cannot be listed or one object not deleted; the others are",
        3: "not confirmed; nothing was deleted",
        5: "with --expect-none: there are objects that must not be there; those that --delete removed do not count",
      },
    )
    .action(async (options: OrphansOptions) => {
      const { runOrphans } = await import("../orphans/orphansCommand.js");
      process.exitCode = await runOrphans(options);
    });
}
