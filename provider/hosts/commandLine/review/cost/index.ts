import {
  differenceOf,
  type Estimate,
  HOURS_PER_MONTH,
  perMonth,
  type Price,
  type Total,
  totalOf,
} from "../../../../core/machines/estimate";
import { code, table } from "../../markdown";
import type { CostSection, Preview } from "../change";
import { isNews, isWhole, type Part, partsOf, running } from "./parts";
import type { Sources } from "./sources";
import { machinesStep, months, notKnown, prices, signed, step } from "./words";

export { openSources, type SourceOptions, type Sources } from "./sources";

const TITLE = "Cost";
const UNTOLD = "not known";

/** What a change costs: nodes by the prices of their types. */
export async function costOf(preview: Preview, sources: Sources): Promise<CostSection> {
  const parts = await partsOf(preview, sources);
  const news = parts.filter(isNews);
  const standing = bothOf(parts, "standing");
  // What the stack leaves behind runs on, and what it takes over ran before: the account's bill does not change by it.
  const changing = {
    before: totalIn(
      news.filter(({ isLeft }) => !isLeft),
      "before",
      "standing",
    ),
    after: totalIn(
      news.filter(({ isTaken }) => !isTaken),
      "after",
      "standing",
    ),
  };
  const working = bothOf(news, "working");
  const difference = differenceOf(pricesOf(changing.before), pricesOf(changing.after));
  const totals = { before: pricesOf(standing.before), after: pricesOf(standing.after) };
  const open = [changing.before, changing.after, working.after].flatMap((total) => total.unknown);
  const unknown = [...new Set([...open, ...untold(news)])];
  return {
    title: TITLE,
    ...headlineOf({ difference, totals, unknown, working: working.after }),
    markdown: news.length === 0 ? [] : linesOf(news, { standing, working, isWhole: isWhole(preview) }),
    json: {
      hoursPerMonth: HOURS_PER_MONTH,
      differencePerMonth: difference,
      stackPerMonth: totals,
      workPerHour: { before: working.before.perHour, after: working.after.perHour },
      unknown,
      resources: news.map(jsonOf),
    },
    perMonth: difference.map(({ currency, highest }) => ({ currency, difference: highest })),
    isComplete: unknown.length === 0,
  };
}

interface Both {
  readonly before: Total;
  readonly after: Total;
}

function bothOf(parts: readonly Part[], runs: "standing" | "working"): Both {
  return { before: totalIn(parts, "before", runs), after: totalIn(parts, "after", runs) };
}

function totalIn(parts: readonly Part[], when: "before" | "after", runs: "standing" | "working"): Total {
  return totalOf(parts.flatMap((part) => running(part[when], runs)));
}

function pricesOf({ perHour }: Total): readonly Price[] {
  return perHour.map(perMonth);
}

function headlineOf(found: {
  readonly difference: readonly Price[];
  readonly totals: { readonly before: readonly Price[]; readonly after: readonly Price[] };
  readonly unknown: readonly string[];
  readonly working: Total;
}): { headline?: string } {
  const { difference, totals, unknown, working } = found;
  const moved = signed(difference);
  const parts = [
    moved === "" ? [] : `${moved} a month (${step(months(totals.before), months(totals.after))})`,
    unknown.length === 0 ? [] : `${moved === "" ? "the cost" : "the rest"} is not known`,
    working.perHour.length === 0 ? [] : `${prices(working.perHour)} for each hour in which the jobs run`,
  ].flat();
  return parts.length === 0 ? {} : { headline: parts.join("; ") };
}

/** What a plan does not tell of what it updates. */
function untold(parts: readonly Part[]): readonly string[] {
  return parts.flatMap(({ change, isTold }) =>
    isTold ? [] : [`what is reviewed does not tell the inputs of ${change.name}`],
  );
}

function linesOf(
  news: readonly Part[],
  { standing, working, isWhole: ofStack }: { standing: Both; working: Both; isWhole: boolean },
): string[] {
  const rows = news.map((part) => {
    const name = `${code(part.change.name)} (${part.change.type})`;
    if (!part.isTold) return [name, UNTOLD, UNTOLD, UNTOLD];
    const hour = step(perHourOf(part.before), perHourOf(part.after));
    return [name, machinesStep(part.before, part.after), hour, monthOf(part)];
  });
  const total = step(months(pricesOf(standing.before)), months(pricesOf(standing.after)));
  const estimates = news.flatMap(({ before, after }) => [...before, ...after]);
  const reasons = new Set([...estimates.flatMap(({ unknown }) => unknown ?? []), ...untold(news)]);
  const rest = standing.after.unknown.length === 0 ? "" : ", and what is not known";
  return [
    ...table(["resource", "machines", "an hour", `a month (${HOURS_PER_MONTH} h)`], rows),
    "",
    `- ${ofStack ? "All environments of the stack" : "All environments that change"}: ${total} a month${rest}.`,
    ...(working.after.perHour.length === 0
      ? []
      : [
          `- Jobs cost ${prices(working.after.perHour)} for each hour in which all their machines run; no month counts them.`,
        ]),
    ...[...reasons].map(notKnown),
    ...notesOf(estimates),
  ];
}

function perHourOf(estimates: readonly Estimate[]): string {
  const { perHour, unknown } = totalOf(estimates);
  if (unknown.length === 0) return prices(perHour);
  return perHour.length === 0 ? UNTOLD : `${prices(perHour)}, and what is not known`;
}

function monthOf({ before, after, isLeft, isTaken }: Part): string {
  const [now] = after.length > 0 ? after : before;
  if (now?.machines.runs === "working") return "while it runs";
  if (now?.machines.runs === "template") return "while jobs use it";
  if (isLeft) return "runs on";
  if (isTaken) return "ran before";
  const month = (estimates: readonly Estimate[]) => {
    const { perHour, unknown } = totalOf(estimates);
    if (unknown.length > 0 && perHour.length === 0) return UNTOLD;
    return months(perHour.map(perMonth));
  };
  return step(month(before), month(after));
}

/** What one needs to know to read the figures. */
function notesOf(estimates: readonly Estimate[]): string[] {
  const isRange = estimates.some(
    ({ perHour }) => perHour !== undefined && perHour.lowest !== perHour.highest,
  );
  return isRange
    ? [
        "- Where the platform chooses among types or zones, the lowest and the highest are shown; gates use the highest.",
      ]
    : [];
}

function jsonOf({ change, before, after, isLeft, isTaken }: Part): unknown {
  const side = (estimates: readonly Estimate[]) =>
    estimates.map(({ machines, perHour, unknown, cpu, memory }) => ({
      path: machines.path,
      runs: machines.runs,
      nodes: machines.nodes,
      instanceTypes: machines.instanceTypes,
      zones: machines.zones,
      chargeType: machines.chargeType,
      bid: machines.bid,
      cpu,
      memory,
      perHour,
      perMonth: machines.runs === "standing" && perHour !== undefined ? perMonth(perHour) : undefined,
      unknown,
    }));
  return {
    urn: change.urn,
    name: change.name,
    type: change.type,
    verb: change.verb,
    before: side(before),
    after: side(after),
    ...(isLeft && { runsOn: true }),
    ...(isTaken && { ranBefore: true }),
  };
}
