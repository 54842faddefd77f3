import { type Estimate, totalOf } from "../../../../core/machines/estimate";
import { code, table } from "../../markdown";
import type { Preview, QuotaSection } from "../change";
import { isNews, isWhole, type Part, partsOf, running } from "../cost/parts";
import type { Sources } from "../cost/sources";
import { notKnown, plain, range, step } from "../cost/words";
import { type Shortage, shortagesOf } from "./stock";
import { type Taking, takingsOf } from "./takings";

/** What a change takes of the platforms' limits, and whether it fits. */
export async function quotaOf(preview: Preview, sources: Sources): Promise<QuotaSection> {
  const [parts, takings] = await Promise.all([partsOf(preview, sources), takingsOf(preview, sources)]);
  const shortages = shortagesOf(parts.filter(isNews));
  const warnings = [
    ...takings.filter(({ fits }) => fits === false).map(overflow),
    ...shortages.map(shortage),
  ];
  const sizes = parts.some(isNews) ? sizesOf(parts, isWhole(preview)) : [];
  const shown = takings.filter(isWorthWords);
  const limits = shown.length === 0 ? [] : limitsOf(shown);
  return {
    title: "Quotas",
    ...(warnings.length > 0 && { headline: `${warnings.length} of the quotas may not hold it` }),
    markdown: joined([
      warnings.map((warning) => `- **Warning:** ${warning}`),
      sizes,
      limits,
      reasonsOf(takings),
    ]),
    json: { takings: takings.map(jsonOf), shortages: shortages.map(jsonOfShortage), warnings },
    exceeds: warnings.length > 0,
  };
}

/** Blocks of lines with an empty line between them. */
function joined(blocks: readonly (readonly string[])[]): string[] {
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => [...(index > 0 ? [""] : []), ...block]);
}

/** Nodes, cores and memory before and after, of the whole stack where the review is told of it. */
function sizesOf(parts: readonly Part[], ofStack: boolean): string[] {
  const rows = (["standing", "working"] as const).flatMap((runs) => {
    const all = (when: "before" | "after") => parts.flatMap((part) => running(part[when], runs));
    const [before, after] = [all("before"), all("after")];
    if ([...before, ...after].every(({ nodes = 0 }) => nodes === 0)) return [];
    const size = (member: "cpu" | "memory") => step(sizeOf(before, member), sizeOf(after, member));
    const nodes = step(String(totalOf(before).nodes), String(totalOf(after).nodes));
    return [
      [
        runs === "standing" ? "Environments" : "Jobs, while all their machines run",
        nodes,
        size("cpu"),
        size("memory"),
      ],
    ];
  });
  return rows.length === 0
    ? []
    : table([ofStack ? "of the whole stack" : "of what changes", "nodes", "cores", "GiB"], rows);
}

/** The sum of a size; a part of it where that of some machines is not known. */
function sizeOf(estimates: readonly Estimate[], member: "cpu" | "memory"): string {
  const open = estimates.filter((estimate) => estimate[member] === undefined);
  if (open.length > 0 && open.length === estimates.length) return "not known";
  const sum = range(totalOf(estimates)[member], plain);
  return open.length === 0 ? sum : `${sum}, and what is not known`;
}

function limitsOf(takings: readonly Taking[]): string[] {
  return table(
    ["limit", "taken", "most"],
    takings.map((taking) => [titleOf(taking), takenOf(taking), mostOf(taking)]),
  );
}

/** A limit of which only a part of what counts is known, or of each object, is of interest where that comes near it. */
const NEAR = 0.5;

function isWorthWords({ limit, isStackOnly, after = 0, most = Infinity }: Taking): boolean {
  return (limit.over === "all" && !isStackOnly) || after >= most * NEAR;
}

function titleOf({ limit, of, resource, platform, connection = platform }: Taking): string {
  const whose = [
    resource && code(resource.name),
    of && code(of),
    connection !== platform && `connection ${code(connection)}`,
  ];
  const named = whose.filter(Boolean).join(", ");
  return named === "" ? limit.what : `${limit.what} (${named})`;
}

function takenOf({ before, after, isStackOnly }: Taking): string {
  const show = (value: number | undefined) => (value === undefined ? "not known" : plain(value));
  const amount = step(show(before), show(after));
  return isStackOnly ? `${amount}, of this stack alone` : amount;
}

function mostOf({ most, source }: Taking): string {
  if (most === undefined) return "not known";
  return source === "documented" ? `${plain(most)} (documented default)` : plain(most);
}

function overflow(taking: Taking): string {
  const doubt = taking.source === "documented" ? " It may have been raised for the account." : "";
  return `${titleOf(taking)}: ${plain(taking.after ?? 0)} of at most ${mostOf(taking)}.${doubt}`;
}

function shortage({ change, instanceTypes, added, left, isSoldOut, caution }: Shortage): string {
  const types = instanceTypes.map((type) => code(type)).join(" or ");
  if (isSoldOut) return `${code(change.name)}: ${types} is sold out where it is asked for.`;
  const doubt = caution === undefined ? "" : ` How sure that figure is: ${caution}.`;
  return `${code(change.name)}: ${added} more of ${types}, of which the platform shows ${left}.${doubt}`;
}

function reasonsOf(takings: readonly Taking[]): string[] {
  const reasons = new Set(takings.flatMap(({ unknown }) => unknown ?? []));
  return [...reasons].map(notKnown);
}

function jsonOf({ limit, resource, ...taking }: Taking): unknown {
  return { what: limit.what, over: limit.over, resource: resource?.urn, ...taking };
}

function jsonOfShortage({ change, ...rest }: Shortage): unknown {
  return { resource: change.urn, ...rest };
}
