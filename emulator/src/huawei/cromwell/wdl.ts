import type { Json, JsonObject } from "../../core/json";
import { substitute } from "../workflow/commands";

export interface WdlCall {
  name: string;
  /** With the inputs in place of their placeholders. */
  command: string;
  outputs: JsonObject;
}

/** As much of a workflow as decides how it runs here. */
export interface Wdl {
  name: string;
  calls: WdlCall[];
  /** Of the workflow: those it declares, or else all of its calls. */
  outputs: JsonObject;
}

const PLACEHOLDER = /[~$]\{\s*(?<name>\w+)\s*\}/g;
const DECLARED = /\b(?:String|Int|Float|Boolean|File)\??\s+(\w+)\s*=\s*("[^"]*"|[\w.]+)/g;
const OUTPUT = /\b[A-Z]\w*(?:\[\w+\])?\??\s+(\w+)\s*=\s*([^\n]+)/g;

/** Reads a WDL; undefined where there is no workflow in it. Calls that lie in scatters or conditions count once. */
export function readWdl(source: string, inputs: JsonObject): Wdl | undefined {
  const workflow = blocks(source, "workflow")[0];
  if (!workflow) return undefined;
  const tasks = new Map(blocks(source, "task").map((task) => [task.name, task.content]));
  const { name, content } = workflow;
  const calls = [...content.matchAll(/\bcall\s+(\w+)(?:\s+as\s+(\w+))?/g)].map((match): WdlCall => {
    const [, task = "", alias = task] = match;
    const valueOf = (input: string): Json | undefined =>
      inputs[`${name}.${alias}.${input}`] ?? inputs[`${name}.${input}`];
    return readCall(alias, tasks.get(task) ?? "", valueOf);
  });
  const own = blocks(content, "output", "")[0];
  const all = calls.flatMap((call) =>
    Object.entries(call.outputs).map(([key, value]) => [`${name}.${call.name}.${key}`, value] as const),
  );
  if (!own) return { name, calls, outputs: Object.fromEntries(all) };
  const byName = new Map<string, Json>(all);
  const declared = [...own.content.matchAll(OUTPUT)].map(([, key = "", text = ""]) => {
    return [`${name}.${key}`, byName.get(`${name}.${text.trim()}`) ?? literal(text.trim())] as const;
  });
  return { name, calls, outputs: Object.fromEntries(declared) };
}

function readCall(name: string, task: string, valueOf: (input: string) => Json | undefined): WdlCall {
  const defaults = new Map(
    [...task.matchAll(DECLARED)].map(([, key = "", text = ""]) => [key, literal(text)] as const),
  );
  const braces = blocks(task, "command", "")[0]?.content;
  const command = braces ?? /\bcommand\s*<<<([\s\S]*?)>>>/.exec(task)?.[1] ?? "";
  const filled = substitute(command, PLACEHOLDER, (input) => valueOf(input) ?? defaults.get(input));
  const stdout = /\becho\s+(["']?)([^\n;&|>]*?)\1\s*(?:[\n;&|>]|$)/.exec(filled)?.[2] ?? "";
  const section = blocks(task, "output", "")[0]?.content ?? "";
  const outputs = [...section.matchAll(OUTPUT)].map(([, key = "", text = ""]) => {
    return [key, evaluated(text.trim(), stdout.trim())] as const;
  });
  return { name, command: filled, outputs: Object.fromEntries(outputs) };
}

function evaluated(expression: string, stdout: string): Json {
  if (/^read_(int|float)\(stdout\(\)\)/.test(expression)) return Number(stdout);
  if (expression.startsWith("read_string(stdout())")) return stdout;
  return literal(expression);
}

function literal(text: string): Json {
  if (/^"[^"]*"$/.test(text)) return text.slice(1, -1);
  if (/^(true|false)$/.test(text)) return text === "true";
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

interface Block {
  name: string;
  content: string;
}

/** The contents of all blocks such as `task name { … }`. */
function blocks(text: string, keyword: string, name = "\\s+(\\w+)"): Block[] {
  return [...text.matchAll(new RegExp(`\\b${keyword}${name}\\s*\\{`, "g"))].map((match) => {
    const start = match.index + match[0].length;
    let depth = 1;
    let end = start;
    for (; end < text.length && depth > 0; end++) {
      if (text[end] === "{") depth++;
      else if (text[end] === "}") depth--;
    }
    return { name: match[1] ?? "", content: text.slice(start, end - 1) };
  });
}
