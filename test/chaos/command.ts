import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Answers what a provider asks of the CLI, from the files that the model of the engine writes. */
const SCRIPT = `#!/bin/sh
case "$*" in
  "stack export"*) exec cat "$CHAOS_STATE" ;;
  "stack import"*) cat > "$CHAOS_STATE.new" && exec mv "$CHAOS_STATE.new" "$CHAOS_STATE" ;;
  "config "*) exec cat "$CHAOS_CONFIG" ;;
  version*) echo v3.255.0 ;;
  *) echo "the stand-in for pulumi knows no $*" >&2; exit 64 ;;
esac
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
