import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { RATES } from "../../../provider/platforms/tencent/api/rates";
import { repositoryRoot } from "../../toolchain/repository";
import { type Cell, nameOf, type Step, steps } from "./cells";
import { extrapolate, leastTime, requestsFor } from "./estimate";
import type { Figure } from "./figures";

export const DOCUMENT = join(repositoryRoot, "docs/scale.md");

/** The sizes for which the documented rates' share is told. */
const SIZES = [300, 1_000, 3_000, 10_000];
const MIB = 1024 ** 2;

type Column = readonly [head: string, text: (row: Row) => string];

const resources: Column = ["of", ({ cell }) => cell.mix];
const stacks: Column = ["stacks", ({ cell }) => number(cell.stacks)];
const saved: Column = ["saved", ({ cell }) => (cell.saving === "end" ? "at the end" : "compressed")];
const parallel: Column = [
  "at a time",
  ({ cell }) => (cell.parallel === undefined ? "default" : number(cell.parallel)),
];

/** As the engine does it unless told otherwise, and without the platform's schedule. */
const isPlain = ({ mix, rates, saving, parallel: open }: Cell): boolean =>
  mix === "templates" && rates === "off" && saving === "steps" && open === undefined;

interface Table {
  /** What stands before it. */
  readonly lead: string;
  readonly of: (figures: readonly Figure[]) => string;
}

/** The tables that the document has, each between `<!-- growth: NAME -->` and `<!-- end -->`. */
const TABLES: Readonly<Record<string, Table>> = {
  "one stack": {
    lead: `### All in one stack

Times are of one run with the rates off. \`≈\` is reckoned where a run was stopped: time = b·N + c·N² through the two largest sizes that were measured to their end. Beside it stands how many resources were done when it was stopped, the start of the run included.`,
    of: (figures) => measured(figures, (cell) => cell.stacks === 1 && isPlain(cell), []),
  },
  mixed: {
    lead: "With one compute environment without nodes to each four templates. A `destroy` waits until the platform has deleted each of them:",
    of: (figures) => measured(figures, ({ mix, rates }) => mix === "mixed" && rates === "off", [stacks]),
  },
  "cut into stacks": {
    lead: `### Cut into stacks

The stacks run one after another, and times are sums; \`change\` is the time of the one stack that has the changed resource. The state is that of all stacks.`,
    of: (figures) => measured(figures, (cell) => cell.stacks > 1 && isPlain(cell), [stacks]),
  },
  "ways to save": {
    lead: "Measured, the state's size without compression:",
    of: (figures) =>
      measured(
        figures,
        ({ mix, rates, saving }) => mix === "templates" && rates === "off" && saving !== "steps",
        [stacks, saved],
      ),
  },
  "documented rates": {
    lead: "Measured under the documented rates:",
    of: (figures) => measured(figures, ({ rates }) => rates === "documented", [stacks, resources, parallel]),
  },
  "least time": {
    lead: "The bench counts what is sent. The requests of two sizes tell how many are sent once and how many for each resource, and so the least time of any size:",
    of: least,
  },
};

/** The document with its tables as the figures have them. Without figures a table is left out. */
export async function withTables(text: string, figures: readonly Figure[]): Promise<string> {
  const filled = text.replace(
    /(<!-- growth: (.+?) -->\n)[^]*?(<!-- end -->)/g,
    (_all, start: string, name: string, end: string) => {
      const table = TABLES[name];
      if (table === undefined) throw new Error(`there is no table "${name}"`);
      const content = table.of(figures);
      return `${start}${content === "" ? "" : `\n${table.lead}\n\n${content}\n\n`}${end}`;
    },
  );
  return format(filled, { parser: "markdown", printWidth: 110 });
}

export function currentDocument(): string {
  return readFileSync(DOCUMENT, "utf8");
}

/** A cell of the tables' rows, with its figures by step. */
interface Row {
  readonly cell: Cell;
  readonly of: (step: Step) => Figure | undefined;
}

function measured(
  figures: readonly Figure[],
  isWanted: (cell: Cell) => boolean,
  more: readonly Column[],
): string {
  const cells = new Map(figures.map(({ cell }) => [nameOf(cell), cell]));
  const rows = [...cells.values()]
    .filter(isWanted)
    .sort((a, b) => a.size - b.size || a.stacks - b.stacks)
    .map((cell) => ({ cell, of: (step: Step) => find(figures, cell, step) }));
  if (rows.length === 0) return "";
  const columns: Column[] = [
    ["resources", ({ cell }) => number(cell.size)],
    ...more,
    ["backend", ({ cell }) => cell.backend],
    ["form", ({ cell }) => cell.host],
    ...steps.map((step): Column => [`${step} s`, (row) => time(figures, row, step)]),
    ["state MiB", ({ of }) => fixed(of("preview")?.stateBytes, MIB)],
    ["engine peak MiB", (row) => peak(row, "engine")],
    ["provider peak MiB", (row) => peak(row, "provider")],
    ["engine CPU s", (row) => cpu(row, "engine")],
    ["provider CPU s", (row) => cpu(row, "provider")],
    ["written in up, MiB", ({ of }) => written(of("up"))],
    ["backend's requests in up", ({ of }) => backendRequests(of("up"))],
    ["platform's requests in up", ({ of }) => requests(of("up"))],
    ["refused", ({ of }) => number(steps.reduce((sum, step) => sum + (of(step)?.refused ?? 0), 0))],
  ];
  return table(
    columns.map(([head]) => head),
    rows.map((row) => columns.map(([, text]) => text(row))),
  );
}

/** A time as it was measured; what was stopped is told by what the smaller sizes let expect. */
function time(figures: readonly Figure[], { cell, of }: Row, step: Step): string {
  const figure = of(step);
  if (figure === undefined) return "–";
  const { stopped } = figure;
  if (stopped === undefined) return seconds(figure.seconds);
  const points = figures
    .filter((one) => one.step === step && one.stopped === undefined)
    .filter((one) => nameOf({ ...one.cell, size: cell.size }) === nameOf(cell))
    .map((one) => ({ size: one.cell.size, seconds: one.seconds }));
  const expected = cell.stacks === 1 ? extrapolate(points, cell.size) : undefined;
  if (expected === undefined || expected <= figure.seconds) return `> ${seconds(figure.seconds)}`;
  const done = stopped.done === undefined ? "stopped" : `${number(stopped.done)} done`;
  return `≈ ${seconds(Number(expected.toPrecision(2)))} (${done} after ${seconds(figure.seconds)})`;
}

/** The documented rates' share, by arithmetic from the requests of the two largest sizes that were measured under them. */
function least(figures: readonly Figure[]): string {
  const counted = figures
    .filter(({ stopped }) => stopped === undefined)
    .filter(({ cell }) => cell.rates === "documented" && cell.stacks === 1 && cell.mix === "templates")
    .sort((a, b) => b.cell.size - a.cell.size);
  const widths = [...new Set(counted.map(({ cell }) => cell.parallel))];
  const rows = steps.flatMap((step) =>
    widths.flatMap((open) => {
      const [second, first] = counted
        .filter((one) => one.step === step && one.cell.parallel === open)
        .map(({ cell, requests: sent }) => ({ size: cell.size, requests: sent }))
        .filter(({ size }, index, all) => all.findIndex((one) => one.size === size) === index);
      if (first === undefined || second === undefined || step === "change") return [];
      const floors = SIZES.map((size) =>
        leastTime(requestsFor(size, first, second), (action) => RATES[action]),
      );
      const actions = Object.entries(second.requests).map(([action, count]) => `${action} ${number(count)}`);
      const what = `${actions.join(", ") || "none"} for ${number(second.size)}`;
      return [[step, open === undefined ? "default" : number(open), what, ...floors.map(floorText)]];
    }),
  );
  if (rows.length === 0) return "";
  const head = ["operation", parallel[0], "requests counted", ...SIZES.map((size) => `${number(size)}: s`)];
  return table(head, rows);
}

function floorText(floor: { readonly seconds: number } | undefined): string {
  return floor === undefined ? "0" : seconds(floor.seconds);
}

function find(figures: readonly Figure[], cell: Cell, step: Step): Figure | undefined {
  return figures.find((figure) => figure.step === step && nameOf(figure.cell) === nameOf(cell));
}

function peak({ of }: Row, process: "engine" | "provider"): string {
  const peaks = steps.flatMap((step) => of(step)?.[process]?.peakMiB ?? []);
  return peaks.length === 0 ? "–" : number(Math.max(...peaks));
}

/** Of all steps that were measured to their end. */
function cpu({ of }: Row, process: "engine" | "provider"): string {
  const times = steps.flatMap((step) => {
    const figure = of(step);
    return figure === undefined || figure.stopped ? [] : (figure[process]?.cpuSeconds ?? []);
  });
  return times.length < steps.length ? "–" : number(times.reduce((sum, one) => sum + one, 0));
}

function written(figure: Figure | undefined): string {
  return figure?.stopped ? "–" : fixed(figure?.engine?.writtenMiB, 1);
}

/** Of backends that count. */
function backendRequests(figure: Figure | undefined): string {
  return figure?.backend === undefined || figure.stopped ? "–" : number(figure.backend.requests);
}

function requests(figure: Figure | undefined): string {
  if (figure === undefined || figure.stopped) return "–";
  return number(Object.values(figure.requests).reduce((sum, count) => sum + count, 0));
}

function fixed(value: number | undefined, unit: number): string {
  if (value === undefined) return "–";
  return value / unit < 10 ? (value / unit).toFixed(1) : number(value / unit);
}

function seconds(value: number): string {
  return value < 10 ? value.toFixed(1) : number(value);
}

function number(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

/** As Markdown: words to the left, figures to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const isText = head.map((_, column) => rows.some((row) => /^[a-zA-Z]/.test(row[column] ?? "")));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(isText.map((left) => (left ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
