import {
  differenceOf,
  type Estimate,
  HOURS_PER_MONTH,
  perMonth,
  type Price,
  type Total,
  totalOf,
} from "../../../../core/machines/estimate";
import { code, escaped, table } from "../../markdown";
import type { Preview, Section } from "../change";
import { isNews, type Part, partsOf, running } from "./parts";
import type { Sources } from "./sources";
import { machinesStep, months, prices, signed, step } from "./words";

export { openSources, type SourceOptions, type Sources } from "./sources";

export interface CostSection extends Section {
  /**
   * What the whole change adds to a month's price of the machines that stand, by currency: the highest that may come of
   * the platform's choices. What is not known is not in it.
   */
  readonly perMonth: Readonly<Record<string, number>>;
  /** What is not known of it, once each; none where the difference is all. */
  readonly unknown: readonly string[];
}

const TITLE = "Cost";

/** What a change costs: nodes by the prices of their types. */
export async function costOf(preview: Preview, sources: Sources): Promise<CostSection> {
  const parts = await partsOf(preview, sources);
  const news = parts.filter(isNews);
  const standing = bothOf(parts, "standing");
  // What the stack takes over or leaves behind ran before and runs on: the account's bill does not change.
  const changing = bothOf(
    news.filter((part) => !part.isLeft && !part.isTaken),
    "standing",
  );
  const working = bothOf(news, "working");
  const difference = differenceOf(pricesOf(changing.before), pricesOf(changing.after));
  const totals = { before: pricesOf(standing.before), after: pricesOf(standing.after) };
  const unknown = [...new Set([...changing.before.unknown, ...changing.after.unknown])];
  return {
    title: TITLE,
    ...headlineOf({ difference, totals, unknown, working: working.after }),
    markdown: news.length === 0 ? [] : linesOf(news, { standing, working }),
    json: {
      hoursPerMonth: HOURS_PER_MONTH,
      differencePerMonth: difference,
      stackPerMonth: totals,
      workPerHour: { before: working.before.perHour, after: working.after.perHour },
      unknown,
      resources: news.map(jsonOf),
    },
    perMonth: Object.fromEntries(difference.map(({ currency, highest }) => [currency, highest])),
    unknown,
  };
}

interface Both {
  readonly before: Total;
  readonly after: Total;
}

function bothOf(parts: readonly Part[], runs: "standing" | "working"): Both {
  const total = (when: "before" | "after") => totalOf(parts.flatMap((part) => running(part[when], runs)));
  return { before: total("before"), after: total("after") };
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

function linesOf(news: readonly Part[], { standing, working }: { standing: Both; working: Both }): string[] {
  const rows = news.map((part) => [
    `${code(part.change.name)} (${part.change.type})`,
    machinesStep(part.before, part.after),
    step(perHourOf(part.before), perHourOf(part.after)),
    monthOf(part),
  ]);
  const total = step(months(pricesOf(standing.before)), months(pricesOf(standing.after)));
  const reasons = [...new Set(news.flatMap(({ before, after }) => [...before, ...after]).flatMap(reasonOf))];
  return [
    ...table(["Resource", "Machines", "An hour", `A month (${HOURS_PER_MONTH} h)`], rows),
    "",
    `All environments of the stack: ${total} a month${standing.after.unknown.length === 0 ? "" : ", and what is not known"}.`,
    ...(working.after.perHour.length === 0
      ? []
      : [`Jobs cost ${prices(working.after.perHour)} for each hour in which all their machines run; no month counts them.`]),
    ...reasons.map((reason) => `Not known: ${escaped(reason)}.`),
    ...notesOf(news),
  ];
}

function reasonOf({ unknown }: Estimate): readonly string[] {
  return unknown === undefined ? [] : [unknown];
}

function perHourOf(estimates: readonly Estimate[]): string {
  const { perHour, unknown } = totalOf(estimates);
  if (unknown.length === 0) return prices(perHour);
  return perHour.length === 0 ? "not known" : `${prices(perHour)}, and what is not known`;
}

function monthOf({ before, after, isLeft, isTaken }: Part): string {
  const [now] = after.length > 0 ? after : before;
  if (now?.machines.runs === "working") return "while it runs";
  if (now?.machines.runs === "template") return "while jobs use it";
  if (isLeft) return "runs on";
  if (isTaken) return "ran before";
  const month = (estimates: readonly Estimate[]) => {
    const { perHour, unknown } = totalOf(estimates);
    if (unknown.length > 0 && perHour.length === 0) return "not known";
    return months(perHour.map(perMonth));
  };
  return step(month(before), month(after));
}

/** What one needs to know to read the figures. */
function notesOf(news: readonly Part[]): string[] {
  const estimates = news.flatMap(({ before, after }) => [...before, ...after]);
  const isRange = estimates.some(({ perHour }) => perHour !== undefined && perHour.lowest !== perHour.highest);
  return isRange
    ? ["Where the platform chooses among types or zones, the lowest and the highest are shown; gates use the highest."]
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
