import type { Fields } from "../requests/fields";
import { formatMemory, formatMilli, formatQuantity, parseMilli, parseQuantity } from "./quantity";

/** Amounts by name: cpu in thousandths, memory in bytes, the others in units. */
export type Resources = Record<string, number>;

/** What a request says of resources. Its member for memory is `mem`. */
export interface ResourceInput {
  cpu: string;
  mem: string;
  scalar: Record<string, string>;
}

export function readResources(fields: Fields | undefined): ResourceInput {
  return {
    cpu: fields?.text("cpu") ?? "",
    mem: fields?.text("mem") ?? "",
    scalar: fields?.map("scalarResources") ?? {},
  };
}

export function amountsOf({ cpu, mem, scalar }: ResourceInput): Resources {
  const resources: Resources = { cpu: parseMilli(cpu), memory: parseQuantity(mem) };
  for (const [name, text] of Object.entries(scalar)) resources[name] = parseQuantity(text);
  return resources;
}

/** Changes what is given: no text keeps cpu and memory, and takes a scalar resource away. */
export function mergeAmounts(resources: Resources, { cpu, mem, scalar }: ResourceInput): Resources {
  const merged = { ...resources };
  if (cpu !== "") merged.cpu = parseMilli(cpu);
  if (mem !== "") merged.memory = parseQuantity(mem);
  for (const [name, text] of Object.entries(scalar)) {
    if (text === "") delete merged[name];
    else merged[name] = parseQuantity(text);
  }
  return merged;
}

export function isNegative(resources: Resources): boolean {
  return Object.values(resources).some((amount) => amount < 0);
}

export function fitsInto(small: Resources, large: Resources): boolean {
  return Object.entries(small).every(([name, amount]) => amount <= (large[name] ?? 0));
}

export function subtract(from: Resources, amounts: Resources): Resources {
  const result = { ...from };
  for (const [name, amount] of Object.entries(amounts)) result[name] = (result[name] ?? 0) - amount;
  return result;
}

/** As the server shows it; the member for memory is `memory` here. */
export function viewResources(resources: Resources): Record<string, unknown> {
  const { cpu = 0, memory = 0, ...others } = resources;
  const scalar = Object.entries(others).map(([name, amount]) => [name, formatQuantity(amount)] as const);
  return {
    cpu: formatMilli(cpu),
    memory: formatMemory(memory),
    ...(scalar.length > 0 && { scalarResources: Object.fromEntries(scalar) }),
  };
}

/** As the server writes it into messages. */
export function describeResources(resources: Resources): string {
  return Object.entries(resources)
    .map(([name, amount]) => {
      const text =
        name === "cpu"
          ? formatMilli(amount)
          : name === "memory"
            ? formatMemory(amount)
            : formatQuantity(amount);
      return `${name}: ${text}, `;
    })
    .join("");
}
