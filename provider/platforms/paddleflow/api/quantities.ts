import { z } from "zod";

const PATTERN = /^([+-]?)(\d+\.?\d*|\.\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d{1,3})?$/;
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/** A quantity in units of 10^-digits, rounded away from zero as Kubernetes does; undefined where the text is none. */
export function quantityValue(text: string, digits = 9): bigint | undefined {
  const [, sign, number, suffix = ""] = PATTERN.exec(text) ?? [];
  if (number === undefined) return undefined;
  const [whole = "", fraction = ""] = number.split(".");
  const power = BINARY.indexOf(suffix) + 1;
  const shift = power > 0 ? 0 : /^[eE]./.test(suffix) ? Number(suffix.slice(1)) : (DECIMAL[suffix] ?? 0);
  const exponent = digits - fraction.length + shift;
  const mantissa = BigInt(whole + fraction) * 1024n ** BigInt(power);
  const divisor = 10n ** BigInt(Math.max(0, -exponent));
  const size = (mantissa * 10n ** BigInt(Math.max(0, exponent)) + divisor - 1n) / divisor;
  return sign === "-" ? -size : size;
}

/** One key for all spellings of a quantity: `0.5` and `500m`, `4Gi` and `4294967296`. */
export function quantityKey(digits = 9): (value: unknown) => unknown {
  return (value) => {
    const size = typeof value === "string" ? quantityValue(value, digits) : undefined;
    return size === undefined ? value : size.toString();
  };
}

/** The server keeps cpu in thousandths, memory in bytes, and everything else in whole units. */
export const cpuKey = quantityKey(3);
export const wholeKey = quantityKey(0);

function quantityFrom(least: bigint, complaint: string): z.ZodString {
  return z.string().superRefine((text, context) => {
    const size = quantityValue(text);
    if (size === undefined) {
      context.addIssue({
        code: "custom",
        message: "must be a Kubernetes quantity such as 4, 500m or 20Gi",
      });
    } else if (size < least) {
      context.addIssue({ code: "custom", message: complaint });
    }
  });
}

/** A Kubernetes quantity that is not negative. */
export const quantity = quantityFrom(0n, "must not be negative");
/** A Kubernetes quantity above zero. */
export const positiveQuantity = quantityFrom(1n, "must be more than zero");
