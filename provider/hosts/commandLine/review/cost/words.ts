import type { Machines } from "../../../../core/machines";
import type { Estimate, Price, Range } from "../../../../core/machines/estimate";
import { code } from "../../markdown";

const HOUR_PLACES = 4;
const LEAST_PLACES = 2;

/** An amount of money, with two to four places. */
export function amount(value: number): string {
  const places = (Number(value.toFixed(HOUR_PLACES)).toString().split(".")[1] ?? "").length;
  return value.toFixed(Math.max(LEAST_PLACES, places));
}

const cents = (value: number): string => value.toFixed(LEAST_PLACES);

/** A range of amounts: one where both ends are the same. */
export function range({ lowest, highest }: Range, show: (value: number) => string = amount): string {
  if (show(lowest) === show(highest)) return show(highest);
  return lowest === 0 ? `up to ${show(highest)}` : `${show(lowest)}–${show(highest)}`;
}

/** Prices of each currency, such as `0.36 CNY`. */
export function prices(some: readonly Price[], show: (value: number) => string = amount): string {
  return some.length === 0 ? "0" : some.map((price) => `${range(price, show)} ${price.currency}`).join(" + ");
}

/** Prices of months. */
export const months = (some: readonly Price[]): string => prices(some, cents);

/** Differences of months, such as `+394.20 CNY`; empty where there are none. */
export function signed(some: readonly Price[]): string {
  const moved = some.filter(
    ({ lowest, highest }) => cents(lowest) !== cents(0) || cents(highest) !== cents(0),
  );
  return moved.map((price) => `${range(price, withSign)} ${price.currency}`).join(", ");
}

function withSign(value: number): string {
  const text = cents(Math.abs(value));
  return value === 0 ? text : `${value < 0 ? "−" : "+"}${text}`;
}

/** Such as 2 × `S3.SMALL1` → 4 × `S3.SMALL1`, as Markdown. How they are paid for is said where that changes. */
export function machinesStep(before: readonly Estimate[], after: readonly Estimate[]): string {
  const ways = new Set([...before, ...after].map(({ machines }) => machines.chargeType));
  const [from, to] = [before, after].map((estimates) => machinesIn(estimates, ways.size > 1));
  return step(from ?? "", to ?? "");
}

function machinesIn(estimates: readonly Estimate[], withCharge: boolean): string {
  if (estimates.length === 0) return "none";
  return estimates
    .map(({ machines, nodes }) => `${nodes ?? "?"} × ${kindOf(machines, withCharge)}`)
    .join(", ");
}

function kindOf({ instanceTypes, cpu, memory, chargeType, bid }: Machines, withCharge: boolean): string {
  const sizes = [
    cpu === undefined ? [] : `${plain(cpu)} cores`,
    memory === undefined ? [] : `${plain(memory)} GiB`,
  ].flat();
  const types = instanceTypes.map((type) => code(type)).join(" or ");
  const kind =
    types !== "" ? types : sizes.length > 0 ? sizes.join(" and ") : "a type of the platform's choice";
  const way = withCharge && chargeType !== undefined ? code(chargeType) : "";
  const most = bid === undefined ? "" : `at most ${amount(bid.perHour)} ${bid.currency}`;
  const more = [way, most].filter(Boolean).join(", ");
  return more === "" ? kind : `${kind} (${more})`;
}

/** A number without digits that come of counting in binary. */
export function plain(value: number): string {
  return String(Number(value.toFixed(2)));
}

const LONGEST_REASON = 300;

/** A line that says why something is not known. */
export function notKnown(reason: string): string {
  return `- Not known: ${code(reason, LONGEST_REASON)}`;
}

/** What changes, or what stays. */
export function step(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}
