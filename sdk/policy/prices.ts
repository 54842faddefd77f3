import { readFileSync } from "node:fs";

import type { Offer } from "../../provider/core/machines";
import { parsePrices } from "../../provider/hosts/commandLine/review/cost/priceFile";

/** What platforms offer, by their names: `{ tencent: [{ instanceType: "S5.LARGE8", pricePerHour: 0.8, currency: "CNY" }] }`. */
export type Prices = Readonly<Partial<Record<string, readonly Offer[]>>>;

/** Prices as they are given, or from a file as `batchflow review --prices` takes it. */
export function pricesFrom(given: Prices | string): Prices {
  return typeof given === "string"
    ? parsePrices(readFileSync(given, "utf8"), given)
    : parsePrices(JSON.stringify(given), "prices");
}
