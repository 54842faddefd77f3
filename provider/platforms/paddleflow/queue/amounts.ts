import type { z } from "zod";

import { quantityValue } from "../api/quantities";
import type { Wire } from "../api/wire";
import type { queueResources } from "./structures";

export type Amounts = z.output<typeof queueResources>;

/** What turns the present amounts into the wanted ones: the server keeps what is absent, and removes what is an empty text. */
export function changeOfAmounts(wanted: Amounts | undefined, now: Amounts | undefined): Wire {
  const gone = Object.keys(now?.scalarResources ?? {}).map((name) => [name, ""]);
  return {
    cpu: wanted?.cpu ?? "0",
    mem: wanted?.mem ?? "0",
    scalarResources: { ...Object.fromEntries(gone), ...wanted?.scalarResources },
  };
}

/** The names of the amounts in which the smaller set is not within the larger one. */
export function exceeding(smaller: Amounts, larger: Amounts): string[][] {
  const within = (least: string | undefined, most: string | undefined): boolean => {
    const [a, b] = [quantityValue(least ?? "0"), quantityValue(most ?? "0")];
    return a === undefined || b === undefined || a <= b;
  };
  const scalars = Object.entries(smaller.scalarResources ?? {})
    .filter(([name, amount]) => !within(amount, larger.scalarResources?.[name]))
    .map(([name]) => ["scalarResources", name]);
  return [
    ...(within(smaller.cpu, larger.cpu) ? [] : [["cpu"]]),
    ...(within(smaller.mem, larger.mem) ? [] : [["mem"]]),
    ...scalars,
  ];
}
