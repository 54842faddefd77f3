import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";

import type { Offer } from "../../provider/core/machines";
import {
  type Estimate,
  estimateOf,
  perMonth as monthOf,
  type Price,
  totalOf,
} from "../../provider/core/machines/estimate";
import { countsInStack, hasMachines, listed, type Part } from "./judging/machines";
import { type PolicyOptions, resourcePolicy, stackPolicy } from "./judging/policy";
import { type Prices, pricesFrom } from "./prices";

export type { Prices } from "./prices";

/** Arguments of `maxPricePerEnvironment` and `maxPricePerStack`: a ceiling, or both. */
export type MaxPriceOptions = PolicyOptions & {
  /** ISO 4217. Prices of another currency are violations. Left out, the ceilings hold in any currency. */
  readonly currency?: string | undefined;
  /**
   * What platforms offer, or the path of a JSON file with it. Machines of platforms that it does not name are not
   * judged; on the others a type without a price is a violation.
   */
  readonly prices: Prices | string;
} & (
    | {
        /** The most for an hour in which all nodes run. The pack's configuration may set it, too. */
        readonly perHour: number;
        /** The most for a month of 730 hours. The pack's configuration may set it, too. */
        readonly perMonth?: number | undefined;
      }
    | { readonly perHour?: number | undefined; readonly perMonth: number }
  );

const amount = { type: "number", minimum: 0 } as const;
const configurable = { perHour: amount, perMonth: amount, currency: { type: "string" } } as const;

/**
 * No environment, neither a named one nor that of a task in a job or template, costs more than the ceilings. Where the
 * platform chooses among types, the dearest counts. Only named environments stand for a month: how long the others work
 * is not known.
 */
export function maxPricePerEnvironment(options: MaxPriceOptions): ResourceValidationPolicy {
  const prices = pricesFrom(options.prices);
  const about = {
    name: "max-price-per-environment",
    description: "No environment costs more than the ceiling.",
    configurable,
    appliesTo: hasMachines,
  };
  return resourcePolicy(about, options, (resource, ceilings, report) => {
    const parts = resource.machines.map((machines) => ({ resource, machines }));
    const priced = pricedBy(prices, parts);
    for (const { estimate } of priced) {
      for (const text of excessOf([estimate], ceilings)) report(resource.says(estimate.machines.path, text));
    }
    demandPrices(priced, report);
  });
}

/**
 * The environments of the stack together cost no more than the ceilings. Templates do not count: how often they run is
 * not the stack's to say.
 */
export function maxPricePerStack(options: MaxPriceOptions): StackValidationPolicy {
  const prices = pricesFrom(options.prices);
  const about = {
    name: "max-price-per-stack",
    description: "The environments of the stack together cost no more than the ceiling.",
    configurable,
  };
  return stackPolicy(about, options, (resources, ceilings, report) => {
    const priced = pricedBy(prices, countsInStack(resources));
    const parts = priced.flatMap(({ resource, estimate: { perHour, machines } }) =>
      perHour === undefined ? [] : [resource.says(machines.path, costOf(perHour, "an hour"))],
    );
    const estimates = priced.map(({ estimate }) => estimate);
    for (const text of excessOf(estimates, ceilings)) report(`The stack ${text}. ${listed(parts)}`);
    demandPrices(priced, report);
  });
}

interface Priced extends Part {
  readonly estimate: Estimate;
}

function pricedBy(prices: Prices, parts: readonly Part[]): readonly Priced[] {
  return parts.flatMap((part) => {
    const offers: readonly Offer[] | undefined = prices[part.resource.platform.platform.name];
    return offers === undefined ? [] : [{ ...part, estimate: estimateOf(part.machines, offers) }];
  });
}

/** What is above a ceiling, of machines together. */
function excessOf(
  estimates: readonly Estimate[],
  { perHour, perMonth, currency }: Pick<MaxPriceOptions, "perHour" | "perMonth" | "currency">,
): readonly string[] {
  const standing = estimates.filter(({ machines }) => machines.runs === "standing");
  const isComparable = (price: Price) => currency === undefined || price.currency === currency;
  const hourly = totalOf(estimates).perHour;
  const monthly = totalOf(standing).perHour.map(monthOf);
  const others = hourly.filter((price) => !isComparable(price));
  return [
    ...others.map((price) => `${costOf(price, "an hour")}, the ceiling is in ${currency}`),
    ...above(hourly.filter(isComparable), perHour, "an hour"),
    ...above(monthly.filter(isComparable), perMonth, "a month"),
  ];
}

function above(prices: readonly Price[], ceiling: number | undefined, time: string): readonly string[] {
  if (ceiling === undefined) return [];
  return prices
    .filter(({ highest }) => highest > ceiling)
    .map((price) => `${costOf(price, time)}, at most ${ceiling} ${price.currency} are allowed`);
}

function costOf({ highest, currency }: Price, time: string): string {
  return `costs ${rounded(highest)} ${currency} ${time}`;
}

/** Prices by the hour have up to four places. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}

/** What the prices lack is a violation; what is not known yet ends the policy. */
function demandPrices(priced: readonly Priced[], report: (violation: string) => void): void {
  const unknown = priced.filter(({ estimate }) => estimate.unknown !== undefined);
  const isTold = ({ machines }: Priced) => machines.nodes !== undefined && machines.instanceTypes.length > 0;
  for (const part of [...unknown.filter(isTold), ...unknown.filter((one) => !isTold(one))]) {
    const { path } = part.machines;
    if (!isTold(part)) part.resource.demand(path);
    report(part.resource.says(path, `has no certain price: ${part.estimate.unknown}`));
  }
}
