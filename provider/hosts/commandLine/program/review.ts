import type { ReviewOptions } from "../review/reviewCommand";
import { argumentFrom, format, optionFrom, stack, type Tool } from "./tool";

export function addReview(program: Tool): void {
  program
    .command("review")
    .description("Write what a reviewer needs to know of a preview")
    .addArgument(
      argumentFrom(
        "files",
        "[file]",
        "the JSON of `pulumi preview --json` or `pulumi refresh --preview-only --json`, or a plan; left out or -, stdin",
      ),
    )
    .addOption(format("markdown"))
    .option("--title <text>", "the review's title", "Preview")
    .addOption(stack("the stack whose connections are asked for prices; left out, the selected one"))
    .addOption(optionFrom("files", "--prices <file>", "offers in JSON, in place of the platforms' answers"))
    .option("--no-prices", "ask nobody for prices and quotas")
    .option(
      "--fail-on <list>",
      "end with exit code 5 where one of these holds, such as replace,delete,cost>100",
    )
    .shows(
      [
        {
          purpose: "A comment for a pull request",
          line: "pulumi preview --json > preview.json; npx batchflow review preview.json > review.md",
        },
        {
          purpose: "Stop a pipeline before something is replaced or deleted",
          line: "npx batchflow review preview.json --format text --fail-on replace,delete",
        },
      ],
      {
        0: "written; nothing of --fail-on holds",
        1: "an error: the file or the prices cannot be read, or are something else",
        5: "written; something of --fail-on holds",
      },
    )
    .action(async (file: string | undefined, options: ReviewOptions) => {
      const { runReview } = await import("../review/reviewCommand.js");
      process.exitCode = await runReview(file, options);
    });
}
