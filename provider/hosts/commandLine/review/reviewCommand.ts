import { text as textFrom } from "node:stream/consumers";

import { EXIT, type ExitCode } from "../exitCodes";
import { readNamed } from "../files";
import { type Format, terminal as realTerminal, type Terminal } from "../terminal";
import { costOf, openSources, type SourceOptions, type Sources } from "./cost";
import { gatesOf } from "./gates";
import { readDocument } from "./reading/documents";
import { previewOf } from "./reading/preview";
import { quotaOf } from "./quota";
import { jsonOf, markdownOf, type Review, textOf } from "./report/review";
import { risksOf } from "./risks";

export interface ReviewOptions {
  readonly format: Format;
  readonly title?: string;
  /** The stack whose configuration names the connections that are asked for prices. */
  readonly stack?: string;
  /** A file with offers; `false`: nobody is asked for prices. */
  readonly prices?: string | boolean;
  readonly failOn?: string;
}

export interface ReviewHost {
  readonly terminal: Terminal;
  /** The text of a file, or of stdin. */
  readonly read: (file: string | undefined) => string | Promise<string>;
  /** Opens what prices and limits come from. */
  readonly sources: (options: SourceOptions) => Sources | Promise<Sources>;
}

const host: ReviewHost = {
  terminal: realTerminal,
  read: (file) => (isStdin(file) ? textFrom(process.stdin) : readNamed(file)),
  sources: openSources,
};

function isStdin(file: string | undefined): file is undefined {
  return file === undefined || file === "-";
}

/** Writes what a reviewer needs to know of a preview. */
export async function runReview(
  file: string | undefined,
  options: ReviewOptions,
  { terminal, read, sources: open }: ReviewHost = host,
): Promise<ExitCode> {
  const gates = gatesOf(options.failOn);
  const preview = await previewOf(readDocument(await read(file), isStdin(file) ? "stdin" : file));
  const { stack, prices } = options;
  const asks = prices !== false && preview.changes.length > 0;
  const offers = typeof prices === "string" ? prices : undefined;
  const sources = asks ? await open({ stack, prices: offers }) : undefined;
  const [risks, cost, quota] = await Promise.all([
    risksOf(preview),
    sources && costOf(preview, sources),
    sources && quotaOf(preview, sources),
  ]);
  const review: Review = { title: options.title ?? "Preview", preview, risks, cost, quota };
  const held = gates.flatMap((gate) => {
    const reason = gate.judge(review);
    return reason === undefined ? [] : [{ gate: gate.name, reason }];
  });
  if (options.format === "json") terminal.json(jsonOf(review, held));
  else terminal.page(options.format === "text" ? textOf(review) : markdownOf(review));
  for (const { gate, reason } of held) terminal.note(`batchflow: --fail-on ${gate}: ${reason}`);
  return held.length > 0 ? EXIT.unmet : EXIT.done;
}
