import { isObject } from "../../core/json";

/** A number of a request: Go reads each as a float, while those of a YAML text are integers where they can be. */
export class RequestNumber {
  constructor(readonly value: number) {}
}

/** The values of a request, with its numbers told from those of a YAML text. */
export function fromRequest(value: unknown): unknown {
  if (typeof value === "number") return new RequestNumber(value);
  if (Array.isArray(value)) return value.map(fromRequest);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromRequest(item)]));
}

const LARGEST_INTEGER = 2 ** 63;

/** Whether Go holds the number as an integer. */
export function isInteger(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && Math.abs(value) < LARGEST_INTEGER;
}

export function isNumber(value: unknown): value is number | RequestNumber {
  return typeof value === "number" || value instanceof RequestNumber;
}

/** A value as Go's `%v` writes it. */
export function goText(value: unknown): string {
  if (value instanceof RequestNumber) return floatText(value.value);
  if (typeof value === "number") return isInteger(value) ? String(BigInt(value)) : floatText(value);
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  return String(value);
}

/** The number of an environment variable: eight decimals at the most. */
export function envText(value: number): string {
  if (isInteger(value)) return String(BigInt(value));
  const text = Number.isInteger(value) ? `${BigInt(value)}.0` : value.toFixed(8);
  return text.replace(/0+$/, "");
}

/** The fewest digits that tell the number, with an exponent below -4 and above 5. */
function floatText(value: number): string {
  const [digits = "0", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 6) return String(value);
  return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
