import { Command, InvalidArgumentError, Option } from "commander";
import { platformNames, type PlatformName } from "./core/platformNames";

export interface Flags {
  /** The platforms whose commands are printed; true: all. */
  config?: PlatformName[] | true;
  json?: true;
  port?: number;
  data?: string;
  timeScale: number;
  rateLimits: boolean;
  edition: "2018" | "current";
  quotas: boolean;
}

/** The first port of a run of ten, of which the last is a port too. */
const LAST_PORT = 65_526;

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("A number from 0 is needed.");
  return value;
}

function port(text: string): number {
  const value = number(text);
  if (!Number.isInteger(value) || value > LAST_PORT)
    throw new InvalidArgumentError(`A whole number from 0 to ${LAST_PORT} is needed.`);
  return value;
}

function platforms(text: string): PlatformName[] {
  return text.split(",").map((word) => {
    const name = platformNames.find((one) => one === word.trim());
    if (!name) throw new InvalidArgumentError(`The platforms are ${platformNames.join(", ")}.`);
    return name;
  });
}

/** The options of the command line; the README has their table from here. */
export function createCommand(): Command {
  return new Command("batchflow-emulator")
    .description(
      "Runs the emulators of all platforms on loopback, until Ctrl-C. Prints on stdout how to reach them: on a terminal as the commands of --config, elsewhere as the line of --json. Then each request is a line on stderr.",
    )
    .addOption(
      new Option(
        "--config [platforms]",
        "print the `pulumi config set` commands for all platforms, or for those named, such as tencent,otc",
      )
        .argParser(platforms)
        .conflicts("json"),
    )
    .option("--json", "print one line of JSON")
    .option("--port <number>", "the first of ten ports, or 0 for free ones (default: free ports)", port)
    .option("--data <folder>", "keep objects, credentials and virtual time in this folder")
    .option("--time-scale <factor>", "virtual seconds per real second; 0 stops virtual time", number, 1)
    .option("--no-rate-limits", "do not limit requests per second")
    .option("--no-quotas", "do not limit the number of objects on Tencent Cloud Batch")
    .addOption(
      new Option("--edition <edition>", "the edition of the Tencent Cloud Batch API")
        .choices(["2018", "current"])
        .default("current"),
    )
    .addHelpText(
      "after",
      `
Examples:
  batchflow-emulator --config tencent --time-scale 20
  batchflow-emulator --port 8080 --data .batchflow    the same addresses, keys and objects again each time

Every option, setting and object that is there at start: README.md of pulumi-batchflow-emulator.`,
    );
}
