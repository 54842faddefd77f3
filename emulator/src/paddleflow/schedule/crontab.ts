import { ServerPanic } from "../errors";

/** A crontab that the server refuses. */
export class CrontabError extends Error {}

export type Crontab = { every: number } | { fields: readonly Set<number>[]; anyDay: boolean; zone: string };

const NAMES = {
  month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
};
const FIELDS: readonly { low: number; high: number; names?: readonly string[]; first?: number }[] = [
  { low: 0, high: 59 },
  { low: 0, high: 23 },
  { low: 1, high: 31 },
  { low: 1, high: 12, names: NAMES.month, first: 1 },
  { low: 0, high: 6, names: NAMES.weekday, first: 0 },
];
const DESCRIPTORS: Record<string, string> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};
const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LONGEST_SEARCH = 5 * 366 * DAY;

export function parseCrontab(text: string): Crontab {
  if (text === "") throw new CrontabError("empty spec string");
  const [, name, rest] = /^(?:CRON_)?TZ=([^ ]*)( [^]*)?$/.exec(text) ?? [];
  if (name === undefined) return parseTimes(text, "UTC");
  // The server looks for a space without finding one.
  if (rest === undefined) throw new ServerPanic();
  const zone = ["", "Local"].includes(name) ? "UTC" : name;
  if (!isZone(zone)) throw new CrontabError(`provided bad location ${name}: unknown time zone ${name}`);
  return parseTimes(rest.trim(), zone);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function parseTimes(text: string, zone: string): Crontab {
  if (text.startsWith("@every ")) return { every: parseDuration(text.slice("@every ".length)) };
  if (text.startsWith("@")) {
    const spelled = DESCRIPTORS[text];
    if (spelled === undefined) throw new CrontabError(`unrecognized descriptor: ${text}`);
    return parseTimes(spelled, zone);
  }
  const parts = text.split(/\s+/).filter((part) => part !== "");
  if (parts.length !== 5) {
    throw new CrontabError(`expected exactly 5 fields, found ${parts.length}: [${parts.join(" ")}]`);
  }
  const isAny = (part = ""): boolean => /^[*?]/.test(part);
  return {
    fields: FIELDS.map((field, i) => parseField(parts[i] ?? "", field)),
    // Days count together only where one of the two is free; otherwise either will do.
    anyDay: isAny(parts[2]) || isAny(parts[4]),
    zone,
  };
}

/** The first time after `after`; undefined where there is none in five years. The server's own zone is UTC. */
export function nextRun(crontab: Crontab, after: number): number | undefined {
  if ("every" in crontab) return Math.floor(after / 1000) * 1000 + crontab.every;
  const shown = nextShown(crontab, after + offsetOf(crontab.zone, after));
  if (shown === undefined) return undefined;
  return shown - offsetOf(crontab.zone, shown - offsetOf(crontab.zone, shown));
}

/** By how much the clocks of a zone are ahead. */
function offsetOf(zone: string, time: number): number {
  const second = Math.floor(time / 1000) * 1000;
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(second).map(({ type, value }) => [type, Number(value)]));
  const [year, month, day, hour, minute, seconds] = (
    ["year", "month", "day", "hour", "minute", "second"] as const
  ).map((type) => parts.get(type) ?? 0);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, seconds) - second;
}

/** The same on clocks that show their zone's time as if it were UTC. */
function nextShown(crontab: Exclude<Crontab, { every: number }>, after: number): number | undefined {
  const [minutes, hours, days, months, weekdays] = crontab.fields;
  let time = Math.floor(after / MINUTE) * MINUTE + MINUTE;
  while (time < after + LONGEST_SEARCH) {
    const date = new Date(time);
    const day = days?.has(date.getUTCDate()) ?? false;
    const weekday = weekdays?.has(date.getUTCDay()) ?? false;
    const dayFits = crontab.anyDay ? day && weekday : day || weekday;
    if (!months?.has(date.getUTCMonth() + 1) || !dayFits) time = (Math.floor(time / DAY) + 1) * DAY;
    else if (!hours?.has(date.getUTCHours())) time = (Math.floor(time / 3_600_000) + 1) * 3_600_000;
    else if (!minutes?.has(date.getUTCMinutes())) time += MINUTE;
    else return time;
  }
  return undefined;
}

function parseField(text: string, field: (typeof FIELDS)[number]): Set<number> {
  return new Set(text.split(",").flatMap((part) => parseRange(part, field)));
}

function parseRange(text: string, field: (typeof FIELDS)[number]): number[] {
  const [range = "", step, ...more] = text.split("/");
  if (more.length > 0) throw new CrontabError(`too many slashes: ${text}`);
  const width = step === undefined ? 1 : Number(step);
  if (!Number.isInteger(width)) {
    throw new CrontabError(
      `failed to parse int from ${step ?? ""}: strconv.Atoi: parsing "${step ?? ""}": invalid syntax`,
    );
  }
  if (width <= 0) throw new CrontabError(`step of range should be a positive number: ${text}`);
  let [low, high] = [field.low, field.high];
  if (range !== "*" && range !== "?") {
    const [from = "", to, ...rest] = range.split("-");
    if (rest.length > 0) throw new CrontabError(`too many hyphens: ${text}`);
    low = parseNumber(from, field);
    high = to !== undefined ? parseNumber(to, field) : step === undefined ? low : field.high;
  }
  if (low < field.low) {
    throw new CrontabError(`beginning of range (${low}) below minimum (${field.low}): ${text}`);
  }
  if (high > field.high) {
    throw new CrontabError(`end of range (${high}) above maximum (${field.high}): ${text}`);
  }
  if (low > high) {
    throw new CrontabError(`beginning of range (${low}) beyond end of range (${high}): ${text}`);
  }
  return Array.from({ length: Math.floor((high - low) / width) + 1 }, (_, i) => low + i * width);
}

function parseNumber(text: string, { names, first = 0 }: (typeof FIELDS)[number]): number {
  const named = names?.indexOf(text.toLowerCase()) ?? -1;
  if (named >= 0) return named + first;
  if (!/^\d+$/.test(text)) {
    throw new CrontabError(
      `failed to parse int from ${text}: strconv.Atoi: parsing "${text}": invalid syntax`,
    );
  }
  return Number(text);
}

function parseDuration(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join("") !== text) {
    throw new CrontabError(`failed to parse duration @every ${text}: time: invalid duration "${text}"`);
  }
  const total = parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ""] ?? 0), 0);
  return Math.max(1000, Math.floor(total / 1000) * 1000);
}
