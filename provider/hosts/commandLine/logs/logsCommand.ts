import type { ConfigSource } from "../../../core/connection";
import { ArgumentError } from "../../../core/errors";
import { tell } from "../../../core/lifecycle/telling";
import { loadAll, loadStory } from "../../../registry";
import { EXIT, type ExitCode } from "../exitCodes";
import { block } from "../markdown";
import { nearest } from "../nearest";
import { stackConfig } from "../stackConfig";
import { type Format, terminal as realTerminal, type Terminal } from "../terminal";
import { storyJson } from "./json";
import { storyMarkdown } from "./markdown";
import { storyText } from "./text";
import { timelineOf } from "./timeline/bars";
import { mermaidOf } from "./timeline/mermaid";
import { svgOf } from "./timeline/svg";

export interface LogsOptions {
  readonly connection?: string;
  readonly stack?: string;
  readonly format: Format;
  readonly timeline?: Timeline;
  readonly tail: string;
}

export interface LogsHost {
  readonly terminal: Terminal;
  readonly config: (stack: string | undefined) => Promise<ConfigSource>;
  readonly now: () => number;
}

const host: LogsHost = {
  terminal: realTerminal,
  config: async (stack) => (await stackConfig(stack)).get,
  now: () => Date.now(),
};

/** How the parts of a story are drawn over time. */
export const TIMELINES = ["svg", "mermaid"] as const;
export type Timeline = (typeof TIMELINES)[number];

const MOST_LINES = 1_000;
/** Parts of which more than their state is read: each takes a request or two. */
const MOST_PARTS = 20;

/** Shows what has become of the work of a job, run or execution. */
export async function runLogs(
  type: string,
  id: string,
  options: LogsOptions,
  { terminal, config, now }: LogsHost = host,
): Promise<ExitCode> {
  const { connection, stack, format, timeline: drawing } = options;
  const lines = linesIn(options.tail);
  const definition = await loadStory(type);
  if (definition === undefined) {
    const types = (await loadAll()).flatMap(({ stories }) => [...stories.keys()]);
    throw new ArgumentError(`there is no type of work ${type}; ${nearest(type, types)}`);
  }
  const log = (text: string, { resource }: { resource: string }) => terminal.note(`${resource}: ${text}`);
  const depth = { lines: drawing === undefined ? lines : 0, parts: MOST_PARTS };
  const story = await tell(definition, { config: await config(stack), log }, { id, connection, ...depth });
  if (drawing === "svg") terminal.page(svgOf(timelineOf(story, now())));
  else if (drawing === "mermaid") {
    const drawn = mermaidOf(timelineOf(story, now()));
    terminal.page(format === "markdown" ? block(drawn, "mermaid") : drawn);
  } else if (format === "json") terminal.json(storyJson(type, id, story));
  else if (format === "text") terminal.page(storyText(story, now()));
  else {
    const command = [
      `npx batchflow logs ${type} ${id}`,
      ...(connection === undefined ? [] : [`--connection ${connection}`]),
    ];
    terminal.page(storyMarkdown(story, now(), `\`${command.join(" ")}\` shows them`));
  }
  return EXIT.done;
}

function linesIn(text: string): number {
  const lines = /^\d+$/.test(text) ? Number(text) : NaN;
  if (lines <= MOST_LINES) return lines;
  throw new ArgumentError(`--tail must be a whole number from 0 to ${MOST_LINES}, but is ${text}`);
}
