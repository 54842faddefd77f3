import type { Machines, Offer } from "./index";

/** The hours of a month, on average: 365 days of 24 hours, by 12. */
export const HOURS_PER_MONTH = 730;

/** What may come of a platform's choice: among types of machines, or zones. The same twice where there is no choice. */
export interface Range {
  readonly lowest: number;
  readonly highest: number;
}

/** An amount of money. */
export interface Price extends Range {
  /** ISO 4217. */
  readonly currency: string;
}

/** What machines come to, all nodes together. */
export interface Estimate {
  readonly machines: Machines;
  readonly nodes: number | undefined;
  readonly cpu: Range | undefined;
  /** GiB. */
  readonly memory: Range | undefined;
  /**
   * For an hour in which they run. `highest` is what a ceiling is held against. Undefined where there are no nodes, or
   * `unknown` says why.
   */
  readonly perHour: Price | undefined;
  /** What is not known of the price, without a full stop; absent where all is. A `perHour` beside it is of the rest. */
  readonly unknown?: string;
}

const NOTHING: Range = { lowest: 0, highest: 0 };

/** What machines come to by what their platform offers. */
export function estimateOf(machines: Machines, offers: readonly Offer[]): Estimate {
  const { nodes, instanceTypes } = machines;
  if (nodes === 0) return { machines, nodes, cpu: NOTHING, memory: NOTHING, perHour: undefined };
  if (nodes === undefined) {
    const unknown = "the number of nodes is not known yet";
    return { machines, nodes, cpu: undefined, memory: undefined, perHour: undefined, unknown };
  }
  const sizeOfAll = (member: "cpu" | "memory"): Range | undefined => {
    const own = machines[member];
    const each = own === undefined ? sizeOf(instanceTypes, offers, member) : { lowest: own, highest: own };
    return each && times(each, nodes);
  };
  const size = { machines, nodes, cpu: sizeOfAll("cpu"), memory: sizeOfAll("memory") };
  const { each, unknown } = priceOfOne(machines, offers);
  const perHour = each && { ...times(each, nodes), currency: each.currency };
  return { ...size, perHour, ...(unknown !== undefined && { unknown }) };
}

/** What several estimates come to together. */
export interface Total {
  /** Of those whose number is known. */
  readonly nodes: number;
  readonly cpu: Range;
  readonly memory: Range;
  /** One of each currency, by its name. */
  readonly perHour: readonly Price[];
  /** What is not known of the prices, once each: `perHour` is of the rest. */
  readonly unknown: readonly string[];
}

export function totalOf(estimates: readonly Estimate[]): Total {
  return {
    nodes: estimates.reduce((sum, { nodes = 0 }) => sum + nodes, 0),
    cpu: sumOf(estimates.map(({ cpu }) => cpu)),
    memory: sumOf(estimates.map(({ memory }) => memory)),
    perHour: sumOfPrices(estimates.flatMap(({ perHour }) => perHour ?? [])),
    unknown: [...new Set(estimates.flatMap(({ unknown }) => unknown ?? []))],
  };
}

/** Prices by currency. */
export function sumOfPrices(prices: readonly Price[]): readonly Price[] {
  const currencies = [...new Set(prices.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => ({
    ...sumOf(prices.filter((price) => price.currency === currency)),
    currency,
  }));
}

/**
 * What is added to prices, by currency: the lowest to the lowest, and the highest to the highest, as a platform that
 * chooses the cheapest of one list is taken to do so of the other.
 */
export function differenceOf(before: readonly Price[], after: readonly Price[]): readonly Price[] {
  const less = before.map(({ currency, lowest, highest }) => ({
    currency,
    lowest: -lowest,
    highest: -highest,
  }));
  return sumOfPrices([...after, ...less]).map(({ currency, lowest, highest }) => ({
    currency,
    lowest: Math.min(lowest, highest),
    highest: Math.max(lowest, highest),
  }));
}

/** The price of a month in which machines run all the time. */
export function perMonth({ currency, ...price }: Price): Price {
  return { ...times(price, HOURS_PER_MONTH), currency };
}

function priceOfOne(machines: Machines, offers: readonly Offer[]): { each?: Price; unknown?: string } {
  const { bid } = machines;
  const { prices, missing } = pricesOf(machines, offers);
  const currencies = [...new Set([...prices, ...(bid ? [bid] : [])].map(({ currency }) => currency))].sort();
  const [currency] = currencies;
  if (currencies.length > 1) return { unknown: `prices in several currencies: ${currencies.join(", ")}` };
  const amounts = prices.map(({ perHour }) => perHour);
  // Whatever the market asks for, no more than the bid is paid.
  if (bid !== undefined) {
    const lowest = missing === undefined ? Math.min(...amounts, bid.perHour) : 0;
    return { each: { lowest, highest: bid.perHour, currency: bid.currency } };
  }
  const unknown = missing === undefined ? {} : { unknown: missing };
  if (currency === undefined) return unknown;
  return { each: { lowest: Math.min(...amounts), highest: Math.max(...amounts), currency }, ...unknown };
}

interface Asked {
  readonly perHour: number;
  readonly currency: string;
}

/** The prices that a platform may choose among, and what is missing of them. */
function pricesOf(
  { instanceTypes, zones, chargeType }: Machines,
  offers: readonly Offer[],
): { readonly prices: readonly Asked[]; readonly missing?: string } {
  if (instanceTypes.length === 0) {
    return { prices: [], missing: "the instance type is the platform's choice, or not known yet" };
  }
  const fitting = offers.filter((offer) => offer.chargeType === undefined || offer.chargeType === chargeType);
  const found = instanceTypes.flatMap((type) =>
    (zones.length === 0 ? [undefined] : zones).map((zone) => ({
      title: [type, chargeType && `(${chargeType})`, zone && `in ${zone}`].filter(Boolean).join(" "),
      prices: fitting.filter((offer) => offer.instanceType === type && isIn(offer, zone)).flatMap(priceIn),
    })),
  );
  const missing = found.filter((choice) => choice.prices.length === 0).map(({ title }) => title);
  return {
    prices: found.flatMap((choice) => choice.prices),
    ...(missing.length > 0 && { missing: `no price of ${missing.join(", ")}` }),
  };
}

function priceIn({ pricePerHour, currency }: Offer): readonly Asked[] {
  return pricePerHour === undefined || currency === undefined ? [] : [{ perHour: pricePerHour, currency }];
}

function isIn({ zone: offered }: Offer, zone: string | undefined): boolean {
  return zone === undefined || offered === undefined || offered === zone;
}

/** What one machine of these types has; undefined where it is not known of all. */
function sizeOf(
  instanceTypes: readonly string[],
  offers: readonly Offer[],
  member: "cpu" | "memory",
): Range | undefined {
  const sizes = instanceTypes.map((type) =>
    offers.flatMap((offer) => (offer.instanceType === type ? (offer[member] ?? []) : [])),
  );
  if (sizes.length === 0 || sizes.some((some) => some.length === 0)) return undefined;
  return { lowest: Math.min(...sizes.flat()), highest: Math.max(...sizes.flat()) };
}

function times({ lowest, highest }: Range, factor: number): Range {
  return { lowest: exact(lowest * factor), highest: exact(highest * factor) };
}

function sumOf(ranges: readonly (Range | undefined)[]): Range {
  const known = ranges.flatMap((range) => range ?? []);
  return {
    lowest: exact(known.reduce((sum, { lowest }) => sum + lowest, 0)),
    highest: exact(known.reduce((sum, { highest }) => sum + highest, 0)),
  };
}

const PLACES = 1e9;

/** Without the digits that come of counting in binary: 0.1 and 0.2 are 0.3, and no more than a ceiling of 0.3. */
function exact(amount: number): number {
  return Math.round(amount * PLACES) / PLACES;
}
