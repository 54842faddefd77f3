import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Answers what a provider asks of the CLI, from the files that the model of the engine writes. */
const SCRIPT = `#!${process.execPath}
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const words = process.argv.slice(2);
const flag = (...names) => {
  const place = words.findIndex((word) => names.includes(word));
  return place < 0 ? undefined : words[place + 1];
};
const state = process.env.CHAOS_STATE;
const command = words.filter((word) => !word.startsWith("-")).slice(0, 2).join(" ");
if (command === "stack export") {
  const text = readFileSync(state, "utf8");
  const file = flag("--file");
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text, { mode: 0o600 });
} else if (command === "stack import") {
  writeFileSync(state + ".new", readFileSync(flag("--file") ?? 0, "utf8"));
  renameSync(state + ".new", state);
} else if (words[0] === "config") {
  process.stdout.write(readFileSync(process.env.CHAOS_CONFIG, "utf8"));
} else if (words[0] === "version") {
  process.stdout.write("v3.255.0\\n");
} else if (words[0] === "stack" && words.includes("--show-name")) {
  process.stdout.write("dev\\n");
} else if (command.startsWith("stack ls")) {
  process.stdout.write(JSON.stringify([{ name: "organization/chaos/dev", current: true, updateInProgress: false }]));
} else {
  process.stderr.write("the stand-in for pulumi knows no " + words.join(" ") + "\\n");
  process.exitCode = 64;
}
`;

/** What one stack's processes need to find the stand-in for the Pulumi CLI. */
export interface Command {
  /** The file with the stack's state. */
  readonly state: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Writes a stand-in for the Pulumi CLI into a folder; in its environment it comes first on the path. */
export function writeCommand(folder: string, config: Readonly<Record<string, unknown>>): Command {
  const bin = join(folder, "bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "pulumi"), SCRIPT);
  chmodSync(join(bin, "pulumi"), 0o755);
  const state = join(folder, "state.json");
  const settings = join(folder, "config.json");
  const values = Object.entries(config).map(([key, value]) => {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return [key, { value: text, secret: true, ...(typeof value !== "string" && { objectValue: value }) }];
  });
  writeFileSync(settings, JSON.stringify(Object.fromEntries(values)));
  const path = [bin, process.env.PATH ?? ""].join(delimiter);
  // What recover keeps of a state must not go into the home of whoever runs the tests.
  const home = join(folder, "home");
  return { state, env: { PATH: path, PULUMI_HOME: home, CHAOS_STATE: state, CHAOS_CONFIG: settings } };
}
