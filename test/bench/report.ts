import { ENVIRONMENTS, fewestRequests, type EnvironmentSample } from "./environments";
import { operations } from "./measure";
import { fixed, table } from "./table";
import { verdict, type Target } from "./targets";
import { type Contender, contenders } from "./templates";
import { total, type TemplateSummary } from "./templateSummary";

/** Whose wall time is divided by whose. */
const RATIOS: readonly (readonly [Contender, Contender])[] = [
  ["typed", "floor"],
  ["dynamic", "floor"],
  ["plugin", "floor"],
  ["plugin", "dynamic"],
  ["textbook", "floor"],
  ["textbook", "dynamic"],
];

/** The figures of the task templates as text. */
export function templateReport(summary: TemplateSummary): string[] {
  return [timeTable(summary), sizeTable(summary), requestTable(summary)];
}

function timeTable(summary: TemplateSummary): string {
  const rows = summary.sizes.flatMap((size) =>
    operations.map((operation) => [
      size,
      operation,
      ...contenders.map((contender) => fixed(summary.seconds(size, contender, operation), 2)),
      ...RATIOS.map(([contender, base]) => fixed(summary.ratio(size, contender, base, operation), 2)),
      fixed(summary.ownShare(size, operation), 1),
    ]),
  );
  const seconds = contenders.map((contender) => `${contender} s`);
  const ratios = RATIOS.map((pair) => pair.join("/"));
  const head = ["N", "operation", ...seconds, ...ratios, "own ms/N"];
  return titled("Wall time of N task templates", table(head, rows));
}

function sizeTable(summary: TemplateSummary): string {
  const starts = contenders.map((contender) => [
    "start",
    contender,
    undefined,
    undefined,
    undefined,
    measured(summary.startMiB(contender), 0),
    measured(summary.startCpu(contender), 1),
  ]);
  const rows = summary.sizes.flatMap((size) =>
    contenders.flatMap((contender) => {
      const state = summary.state(size, contender);
      if (state === undefined) return [];
      const { bytesPerResource, besideBytes, providerBytes } = state;
      const peak = measured(summary.peakMiB(size, contender), 0);
      const cpu = measured(summary.cpuPerResource(size, contender), 1);
      return [[size, contender, fixed(bytesPerResource, 0), fixed(besideBytes, 0), providerBytes, peak, cpu]];
    }),
  );
  const state = ["state B/N", "beside properties", "__provider B"];
  const head = ["N", "program", ...state, "process peak MiB", "process CPU ms/N"];
  return titled("State and provider process", table(head, [...starts, ...rows]));
}

function requestTable(summary: TemplateSummary): string {
  const rows = summary.sizes.flatMap((size) =>
    contenders
      .filter((contender) => summary.state(size, contender) !== undefined)
      .map((contender) => [
        size,
        contender,
        ...operations.map((operation) => summary.requests(size, contender, operation)),
      ]),
  );
  return titled("Requests", table(["N", "program", ...operations], rows));
}

/** The figures of the compute environments as text. */
export function environmentReport(samples: readonly EnvironmentSample[]): string[] {
  const rows = samples.map(({ parallel, isDefault, seconds, requests, refused }) => [
    isDefault ? `${parallel} (default)` : parallel,
    fixed(seconds, 2),
    total(requests),
    fewestRequests(parallel),
    refused,
    Object.entries(requests)
      .map(([action, count]) => `${action} ${count}`)
      .join(", "),
  ]);
  const head = ["--parallel", "s", "requests", "fewest", "refused", "actions"];
  const title = `Refresh of ${ENVIRONMENTS} compute environments under the documented rates`;
  return [titled(title, table(head, rows))];
}

export function targetReport(targets: readonly Target[]): string {
  const rows = targets.map((target) => [
    target.name,
    fixed(target.figure, digitsOf(target)),
    `${target.bound === "most" ? "≤" : "≥"} ${target.limit.toFixed(digitsOf(target))}`,
    target.unit,
    verdict(target),
  ]);
  return titled("Targets", table(["target", "figure", "limit", "", ""], rows));
}

function measured(value: number | undefined, digits: number): string {
  return fixed(value, digits) ?? "not measured";
}

function digitsOf({ unit }: Target): number {
  return unit === "×" || unit === "s" ? 2 : unit === "ms" ? 1 : 0;
}

function titled(title: string, text: string): string {
  return `${title}\n\n${text}\n`;
}
