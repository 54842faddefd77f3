import { Option } from "commander";

import type { LogsOptions } from "../logs/logsCommand";
import { argumentFrom, connection, format, stack, type Tool } from "./tool";

export function addLogs(program: Tool): void {
  program
    .command("logs")
    .description("Show what has become of a job, run or execution: its steps, and the ends of their output")
    .addArgument(argumentFrom("workTypes", "<type>", "the type, such as tencent:Job"))
    .argument("<id>", "the object's id on the platform")
    .addOption(connection())
    .addOption(stack())
    .addOption(format("text"))
    .addOption(
      new Option("--timeline <form>", "draw the steps over time instead").choices(["svg", "mermaid"]),
    )
    .option("--tail <lines>", "the last lines of each output, at most 1000; 0 for none", "20")
    .shows(
      [
        {
          purpose: "The steps of a job, those that failed first, and what they wrote last",
          line: "npx batchflow logs tencent:Job job-97zcl3wt",
        },
        {
          purpose: "In the summary of a GitHub job",
          line: 'npx batchflow logs paddleflow:Run run-000123 --format markdown >> "$GITHUB_STEP_SUMMARY"',
        },
        {
          purpose: "A picture of the steps over time",
          line: "npx batchflow logs tencent:Job job-97zcl3wt --timeline svg > job.svg",
        },
      ],
      {
        0: "shown, also where the work itself has failed",
        1: "an error: there is no such object, or it cannot be read",
      },
    )
    .action(async (type: string, id: string, options: LogsOptions) => {
      const { runLogs } = await import("../logs/logsCommand.js");
      process.exitCode = await runLogs(type, id, options);
    });
}
