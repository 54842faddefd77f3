import type { z } from "zod";

import { isRecord } from "../../core/schema/unknowns";
import { quantityValue } from "./quantities";
import type { queueResources } from "./structures/common";
import type { Wire } from "./wire";

type Amounts = z.output<typeof queueResources>;

/** Amounts as the server shows them: what is written as `mem` is read as `memory`. */
export function decodeAmounts(wire: unknown): Amounts | undefined {
  if (!isRecord(wire)) return undefined;
  const { cpu, memory, scalarResources } = wire;
  return {
    ...(typeof cpu === "string" && { cpu }),
    ...(typeof memory === "string" && { mem: memory }),
    ...(isRecord(scalarResources) && { scalarResources: scalarResources as Record<string, string> }),
  };
}

/** What turns the server's amounts into the wanted ones: it keeps what is absent, and removes what is an empty text. */
export function changeOfAmounts(wanted: Amounts | undefined, wire: unknown): Wire {
  const gone = Object.keys(decodeAmounts(wire)?.scalarResources ?? {}).map((name) => [name, ""]);
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
