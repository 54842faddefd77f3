import type { Argument, Command, Option } from "commander";
import { z } from "zod";

import { loadAll, PLATFORM_NAMES } from "../../../registry";
import { runPulumi } from "../../stack/pulumiCli";
import { type Source, sourceOf } from "../program/tool";
import { projectStacks } from "../stackFile";

/** What can stand at the end of a command line. */
export interface Completion {
  readonly value: string;
  readonly meaning?: string;
}

/** In place of completions: the shell completes the name of a file. */
export const FILES: Completion = { value: ":files" };

/** The values of a source. It answers with none where they cannot be read. */
export type Values = (source: Exclude<Source, "files">) => Promise<readonly string[]>;

/**
 * What can stand in place of the last of some words, which has begun or is empty, by the tree of commands alone. The
 * name of the program is not among the words.
 */
export async function completionsOf(
  program: Command,
  words: readonly string[],
  values: Values = valuesOf,
): Promise<readonly Completion[]> {
  const before = words.slice(0, -1);
  const begun = words.at(-1) ?? "";
  const at = before.findIndex((word) => !word.startsWith("-"));
  const command = at < 0 ? program : findCommand(program, before[at]);
  if (command === undefined) return [];
  const found = await completionsIn(command, before.slice(at < 0 ? 0 : at + 1), begun, values);
  return found.filter(({ value }) => value.startsWith(begun) || value === FILES.value);
}

async function completionsIn(
  command: Command,
  before: readonly string[],
  begun: string,
  values: Values,
): Promise<readonly Completion[]> {
  const help = command.createHelp();
  const options = help.visibleOptions(command);
  const { open, operands, used } = read(before, options);
  if (open !== undefined && takes(open, begun)) return valuesFor(open, values);
  const [name = "", value] = /^(--[^=]+)=/.test(begun) ? begun.split("=", 1).concat("=") : [];
  const joined = value === undefined ? undefined : optionOf(name, options);
  if (joined !== undefined) {
    const found = await valuesFor(joined, values);
    return found.map((one) => (one === FILES ? one : { value: `${name}=${one.value}` }));
  }
  if (begun.startsWith("-")) {
    return options
      .filter((option) => !used.has(option) || isRepeatable(option))
      .map((option) => ({ value: option.long ?? option.flags, meaning: option.description }));
  }
  const commands = help.visibleCommands(command);
  if (commands.length > 0 && operands.length === 0) {
    return commands.map((one) => ({ value: one.name(), meaning: one.description() }));
  }
  const argument = argumentAt(command, operands.length);
  return argument === undefined ? [] : valuesFor(argument, values);
}

/** The options and operands of some words, and the option whose value would be the next. */
function read(words: readonly string[], options: readonly Option[]) {
  const used = new Set<Option>();
  const operands: string[] = [];
  let open: Option | undefined;
  for (const word of words) {
    const isValue = open !== undefined && takes(open, word);
    open = undefined;
    if (isValue) continue;
    const option = optionOf(word.split("=", 1)[0], options);
    if (option === undefined) {
      if (!word.startsWith("-")) operands.push(word);
      continue;
    }
    used.add(option);
    if ((option.required || option.optional) && !word.includes("=")) open = option;
  }
  return { open, operands, used };
}

/** Whether a word behind an option is its value: one that may lack a value takes no other option for it. */
function takes({ required }: Option, word: string): boolean {
  return required || !word.startsWith("-");
}

function optionOf(name: string | undefined, options: readonly Option[]): Option | undefined {
  return options.find(({ short, long }) => name !== undefined && (name === long || name === short));
}

/** Options that stand several times have a function that gathers them. */
function isRepeatable({ parseArg, argChoices }: Option): boolean {
  return parseArg !== undefined && argChoices === undefined;
}

function argumentAt({ registeredArguments: all }: Command, index: number): Argument | undefined {
  const last = all.at(-1);
  return all[index] ?? (last?.variadic === true ? last : undefined);
}

async function valuesFor(item: Argument | Option, values: Values): Promise<readonly Completion[]> {
  const source = sourceOf(item);
  if (source === "files") return [FILES];
  const found = source === undefined ? (item.argChoices ?? []) : await values(source);
  return found.map((value) => ({ value }));
}

function findCommand(program: Command, name: string | undefined): Command | undefined {
  return program.commands.find((command) => command.name() === name);
}

const configuration = z.record(z.string(), z.unknown());

/** What the definitions and the stack say. The Tab key is no place for errors. */
async function valuesOf(source: Exclude<Source, "files">): Promise<readonly string[]> {
  try {
    switch (source) {
      case "stacks":
        return await projectStacks(undefined);
      case "connections": {
        const set = configuration.parse(JSON.parse(await runPulumi(["config", "--json"])));
        const named = Object.keys(set).flatMap((key) => /^batchflow:(.+)$/.exec(key)?.[1] ?? []);
        return [...new Set([...named, ...PLATFORM_NAMES])];
      }
      case "resourceTypes":
        return (await loadAll()).flatMap(({ resources }) => [...resources.keys()]);
      case "workTypes":
        return (await loadAll()).flatMap(({ stories }) => [...stories.keys()]);
    }
  } catch {
    return [];
  }
}
