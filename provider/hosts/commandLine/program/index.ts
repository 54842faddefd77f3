import { RELEASE } from "../../../core/release";
import { addCompletion } from "./completion";
import { addEmulator } from "./emulator";
import { addImport } from "./import";
import { addLogs } from "./logs";
import { addOrphans } from "./orphans";
import { addRecover } from "./recover";
import { addReview } from "./review";
import { Tool } from "./tool";

/** The command line `batchflow`. The commands are loaded when they run: a pipeline runs `recover` before each `up`. */
export function batchflow(): Tool {
  const program = new Tool("batchflow")
    .description(
      "Tools beside the Pulumi provider pulumi-batchflow: each works on its own, in a terminal or a pipeline",
    )
    .version(RELEASE, "--version", "print the release")
    .helpOption("-h, --help", "show how a command is used")
    .helpCommand("help [command]", "show how a command is used")
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, "batchflow: ")),
    })
    .exitOverride()
    .shows(
      [
        { purpose: "A pull request: what a preview would change", line: "npx batchflow review preview.json" },
        { purpose: "A job has failed: why", line: "npx batchflow logs tencent:Job job-97zcl3wt" },
        {
          purpose: "A run was killed",
          line: "pulumi cancel --yes; npx batchflow recover --yes; pulumi up --yes",
        },
        { purpose: "Every night: what nobody owns", line: "npx batchflow orphans --expect-none" },
        {
          purpose: "Objects that were made by hand",
          line: "npx batchflow import tencent:ComputeEnv --list",
        },
      ],
      {
        0: "nothing to do, or all done",
        1: "an error, also of the command line itself",
        2: "recover: something needs a decision; nothing was changed",
        3: "recover, orphans: not confirmed; nothing was changed",
        4: "recover: the stack is locked; nothing was changed",
        5: "review --fail-on, orphans --expect-none: what must not be is there",
      },
    );
  for (const add of [addImport, addLogs, addRecover, addOrphans, addReview, addEmulator, addCompletion])
    add(program);
  return program;
}
