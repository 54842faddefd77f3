import type { Argument, Option } from "commander";

import { batchflow } from "../provider/hosts/commandLine/program";
import { pathOf, Tool } from "../provider/hosts/commandLine/program/tool";
import { withRegion } from "./region";

/** Where more is said of a command, in docs/. */
const MORE: Readonly<Record<string, string>> = {
  logs: "logs.md",
  recover: "recovery.md#npx-batchflow-recover",
  orphans: "recovery.md#npx-batchflow-orphans",
  review: "review.md",
};

/** The page of the command line with its commands as the program itself has them. */
export function withCommands(page: string): string {
  const program = batchflow();
  const commands = program.createHelp().visibleCommands(program);
  const tools = commands.filter(
    (command): command is Tool => command instanceof Tool && command.name() !== "help",
  );
  return withRegion(page, "commands", [...section(program), ...tools.flatMap(section)].join("").trimEnd());
}

function section(tool: Tool): string[] {
  const name = pathOf(tool).join(" ");
  const more = MORE[tool.name()];
  const help = tool.createHelp();
  const operands: (Argument | Option)[] = [...help.visibleArguments(tool), ...help.visibleOptions(tool)];
  const rows = operands.map(rowOf);
  const examples = tool.examples.flatMap(({ purpose, line }) => [`# ${purpose}`, line]);
  const ends = Object.entries(tool.endings).map(([code, meaning]) => `| ${code} | ${cell(meaning)} |`);
  return [
    `## ${name}`,
    [
      `${tool.description()}.`,
      ...(more === undefined ? [] : [`More: [${more.replace(/#.*/, "")}](${more}).`]),
    ].join(" "),
    ["```sh", `npx ${name} ${tool.usage()}`, "```"].join("\n"),
    ...(rows.length === 0 ? [] : [["| argument or option | meaning |", "| --- | --- |", ...rows].join("\n")]),
    ...(examples.length === 0 ? [] : [["```sh", ...examples, "```"].join("\n")]),
    ...(ends.length === 0 ? [] : [["| exit code | meaning |", "| --- | --- |", ...ends].join("\n")]),
  ].map((part) => `${part}\n\n`);
}

function rowOf(item: Argument | Option): string {
  const title = "flags" in item ? item.flags : item.name();
  const choices = item.argChoices === undefined ? "" : `: ${item.argChoices.join(", ")}`;
  const unlessTold: unknown = item.defaultValue;
  const isTold = typeof unlessTold === "string" && unlessTold !== "";
  return `| \`${cell(title)}\` | ${cell(item.description)}${choices}${isTold ? ` (default: ${unlessTold})` : ""} |`;
}

function cell(text: string): string {
  return text.replaceAll("|", String.raw`\|`);
}
