import { Argument, Command, Option } from "commander";

import type { ExitCode } from "../exitCodes";
import { type Format, FORMATS } from "../terminal";

/** What a command line can be for, and the line, such as `npx batchflow recover --yes`. */
export interface Example {
  readonly purpose: string;
  readonly line: string;
}

/** What it means that a command ends with an exit code. */
export type Endings = Readonly<Partial<Record<ExitCode, string>>>;

/** Of what the values of an argument or option are, where that is no fixed choice: for completion. */
export type Source = "files" | "stacks" | "connections" | "resourceTypes" | "workTypes";

/** A command with what its help and docs/cli.md show beside its arguments and options. */
export class Tool extends Command {
  examples: readonly Example[] = [];
  endings: Endings = {};

  override createCommand(name?: string): Tool {
    return new Tool(name);
  }

  /** Says how the command is used, and how it ends. */
  shows(examples: readonly Example[], endings: Endings): this {
    this.examples = examples;
    this.endings = endings;
    const hint = `(\`npx ${[...pathOf(this), "--help"].join(" ")}\` shows how it is used)`;
    return this.addHelpText("after", () => helpOf(this)).showHelpAfterError(hint);
  }
}

/** The names of a command and of those around it, the outermost first. */
export function pathOf(command: Command): string[] {
  const around = command.parent === null ? [] : pathOf(command.parent);
  return [...around, command.name()];
}

const sources = new WeakMap<Argument | Option, Source>();

function from<T extends Argument | Option>(source: Source, item: T): T {
  sources.set(item, source);
  return item;
}

export function sourceOf(item: Argument | Option): Source | undefined {
  return sources.get(item);
}

/** An argument or option whose values are of a source. */
export const argumentFrom = (source: Source, name: string, description: string) =>
  from(source, new Argument(name, description));
export const optionFrom = (source: Source, flags: string, description: string) =>
  from(source, new Option(flags, description));

export const connection = () =>
  optionFrom(
    "connections",
    "--connection <name>",
    "the connection in the stack's configuration; left out, the platform's own",
  );

export const stack = (whose = "the stack whose configuration is used; left out, the selected one") =>
  optionFrom("stacks", "--stack <name>", whose);

export const format = (unlessTold?: Format) => {
  const option = new Option("--format <format>", "the form of the answer").choices(FORMATS);
  return unlessTold === undefined ? option : option.default(unlessTold);
};

/** Gathers the values of an option that may stand several times. */
export const collect = (value: string, before: readonly string[] = []) => [...before, value];

function helpOf({ examples, endings }: Tool): string {
  const lines = examples.flatMap(({ purpose, line }) => [`  # ${purpose}`, `  ${line}`]);
  const ends = Object.entries(endings).map(([code, meaning]) => `  ${code}  ${meaning}`);
  return [
    ...(lines.length === 0 ? [] : ["", "Examples:", ...lines]),
    ...(ends.length === 0 ? [] : ["", "Exit codes:", ...ends]),
  ].join("\n");
}
