import { ENVIRONMENTS, fewestRequests, type EnvironmentSample } from "./environments";
import { median } from "./statistics";
import { TARGET_SIZE } from "./templates";
import { total, type TemplateSummary } from "./templateSummary";

export interface Target {
  readonly name: string;
  /** Undefined where it was not measured. */
  readonly figure: number | undefined;
  readonly limit: number;
  /** Whether the figure has to be at most or at least the limit. */
  readonly bound: "most" | "least";
  readonly unit: string;
}

const MAX_RATIO = 1.1;
const MIN_LEAD = 2.5;
const MAX_PROVIDER_BYTES = 200;
/** What the provider process may take beyond the floor's: the rest is the engine's own. */
const MAX_OWN_MIB = 50;
const MAX_WIDE_REQUESTS = 4;
const MAX_WIDE_SECONDS = 3;
/** What is above 1 is noise. */
const MAX_GROWTH = 1.1;
const MAX_PLUGIN_RATIO = 1.05;
const MAX_PLUGIN_CPU = 0.7;
const MAX_PLUGIN_STATE = 0.7;
const MAX_START_MIB = 110;
const MAX_PEAK_MIB = 130;

export function templateTargets(summary: TemplateSummary): Target[] {
  const largest = Math.max(...summary.sizes);
  return [
    ...summary.sizes
      .filter((size) => size <= TARGET_SIZE)
      .flatMap((size) =>
        (["up", "preview", "destroy"] as const).map((operation) => ({
          name: `${operation} of ${size} templates, times the floor`,
          figure: summary.ratio(size, "dynamic", "floor", operation),
          limit: MAX_RATIO,
          bound: "most" as const,
          unit: "×",
        })),
      ),
    {
      name: `up of ${TARGET_SIZE} templates, textbook to dynamic`,
      figure: summary.ratio(TARGET_SIZE, "textbook", "dynamic", "up"),
      limit: MIN_LEAD,
      bound: "least",
      unit: "×",
    },
    {
      name: "`__provider`",
      figure: summary.state(largest, "dynamic")?.providerBytes,
      limit: MAX_PROVIDER_BYTES,
      bound: "most",
      unit: "bytes",
    },
    {
      name: `peak of the provider process at ${largest} templates, beyond the floor's`,
      figure: beyond(summary.peakMiB(largest, "dynamic"), summary.peakMiB(largest, "floor")),
      limit: MAX_OWN_MIB,
      bound: "most",
      unit: "MiB",
    },
    ...growthTargets(summary),
  ];
}

function beyond(figure: number | undefined, floor: number | undefined): number | undefined {
  return figure === undefined || floor === undefined ? undefined : figure - floor;
}

/**
 * The provider's own work is linear where a resource costs it no more among many than among few. The wall time has the
 * engine's share in it, which is more than linear: there the dynamic provider must not grow faster than the floor.
 */
function growthTargets(summary: TemplateSummary): Target[] {
  const [smallest, largest] = [Math.min(...summary.sizes), Math.max(...summary.sizes)];
  if (smallest === largest) return [];
  return [
    {
      name: `provider's own CPU time for each of ${largest} templates, against ${smallest}`,
      figure: summary.ownCpuPerResource(largest),
      limit: summary.ownCpuPerResource(smallest) ?? 0,
      bound: "most",
      unit: "ms",
    },
    {
      name: `all of ${largest} templates, times the floor, against ${smallest}`,
      figure: summary.cycleRatio(largest) / summary.cycleRatio(smallest),
      limit: MAX_GROWTH,
      bound: "most",
      unit: "×",
    },
  ];
}

/** What the plugin takes, by itself and against the dynamic provider in the same run. */
export function pluginTargets(summary: TemplateSummary): Target[] {
  const largest = Math.max(...summary.sizes);
  return [
    ...summary.sizes.flatMap((size) => [
      ...(["up", "preview"] as const).map((operation) =>
        atMost(
          `${operation} of ${size} templates, plugin to dynamic`,
          summary.ratio(size, "plugin", "dynamic", operation),
          MAX_PLUGIN_RATIO,
          "×",
        ),
      ),
      atMost(
        `CPU time of the process at ${size} templates, plugin to dynamic`,
        quotient(summary.cpuPerResource(size, "plugin"), summary.cpuPerResource(size, "dynamic")),
        MAX_PLUGIN_CPU,
        "×",
      ),
    ]),
    atMost("peak of the plugin at start", summary.startMiB("plugin"), MAX_START_MIB, "MiB"),
    atMost(
      `peak of the plugin at ${largest} templates`,
      summary.peakMiB(largest, "plugin"),
      MAX_PEAK_MIB,
      "MiB",
    ),
    atMost(
      `state of ${largest} templates, plugin to dynamic`,
      quotient(
        summary.state(largest, "plugin")?.bytesPerResource,
        summary.state(largest, "dynamic")?.bytesPerResource,
      ),
      MAX_PLUGIN_STATE,
      "×",
    ),
    atMost(
      `the same beside the resources' own properties`,
      quotient(summary.state(largest, "plugin")?.besideBytes, summary.state(largest, "dynamic")?.besideBytes),
      MAX_PLUGIN_STATE,
      "×",
    ),
  ];
}

function atMost(name: string, figure: number | undefined, limit: number, unit: string): Target {
  return { name, figure, limit, bound: "most", unit };
}

function quotient(figure: number | undefined, base: number | undefined): number | undefined {
  return figure === undefined || base === undefined ? undefined : figure / base;
}

export function environmentTargets(samples: readonly EnvironmentSample[]): Target[] {
  const most = (chosen: readonly EnvironmentSample[]): number =>
    Math.max(...chosen.map(({ requests }) => total(requests)));
  const wide = samples.filter(({ isDefault }) => !isDefault);
  const narrow = samples.filter(({ isDefault }) => isDefault);
  const parallel = narrow[0]?.parallel ?? 1;
  return [
    {
      name: `refresh of ${ENVIRONMENTS} environments, --parallel ${wide[0]?.parallel}`,
      figure: most(wide),
      limit: MAX_WIDE_REQUESTS,
      bound: "most",
      unit: "requests",
    },
    {
      name: `refresh of ${ENVIRONMENTS} environments, --parallel ${wide[0]?.parallel}`,
      figure: median(wide.map(({ seconds }) => seconds)),
      limit: MAX_WIDE_SECONDS,
      bound: "most",
      unit: "s",
    },
    {
      name: `refresh of ${ENVIRONMENTS} environments, the default --parallel ${parallel}`,
      figure: most(narrow),
      limit: fewestRequests(parallel),
      bound: "most",
      unit: "requests",
    },
  ];
}

/** Whether a target is met, and by how much it is missed. */
export function verdict({ figure, limit, bound }: Target): string {
  if (figure === undefined) return "not measured";
  if (bound === "most" ? figure <= limit : figure >= limit) return "met";
  return `missed by ${Math.ceil(Math.abs(figure / limit - 1) * 100)} %`;
}
