const PATTERN = /^([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?[0-9]+)?$/;
const WRONG = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

const DECIMAL: Record<string, number> = {
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
const DECIMAL_SUFFIXES = ["", "k", "M", "G", "T", "P", "E"];

export class QuantityError extends Error {
  constructor() {
    super(WRONG);
  }
}

/** The value of a Kubernetes quantity in units of 10^-`digits`, rounded up (away from zero), as Kubernetes does. */
function parse(text: string, digits: number): number {
  const match = PATTERN.exec(text);
  if (!match) throw new QuantityError();
  const [, number = "", suffix = ""] = match;
  const [whole = "", fraction = ""] = number.replace(/^[+-]/, "").split(".");
  let mantissa = BigInt(whole + fraction);
  let exponent = digits - fraction.length;
  const power = BINARY.indexOf(suffix);
  if (power >= 0) mantissa *= 1024n ** BigInt(power + 1);
  else if (/^[eE]./.test(suffix)) exponent += Number(suffix.slice(1));
  else exponent += DECIMAL[suffix] ?? 0;
  if (exponent >= 0) mantissa *= 10n ** BigInt(exponent);
  else {
    const divisor = 10n ** BigInt(-exponent);
    mantissa = (mantissa + divisor - 1n) / divisor;
  }
  return Number(mantissa) * (number.startsWith("-") ? -1 : 1);
}

/** Like the server, takes no text for zero. */
export function parseQuantity(text: string): number {
  return parse(text === "" ? "0" : text, 0);
}

export function parseMilli(text: string): number {
  return parse(text === "" ? "0" : text, 3);
}

/** The sign of a quantity in text; throws where it is none, also for no text. */
export function signOf(text: string): number {
  if (text === "") throw new QuantityError();
  return Math.sign(parse(text, 9));
}

export function formatQuantity(value: number): string {
  return decimal(value);
}

export function formatMilli(value: number): string {
  return value % 1000 === 0 ? decimal(value / 1000) : `${value}m`;
}

/** Memory: decimal where it is a multiple of 1000, binary otherwise. */
export function formatMemory(value: number): string {
  if (value % 1000 === 0 || Math.abs(value) < 1024) return decimal(value);
  let rest = value;
  let power = -1;
  while (rest % 1024 === 0 && power < BINARY.length - 1) {
    rest /= 1024;
    power++;
  }
  return `${rest}${BINARY[power] ?? ""}`;
}

function decimal(value: number): string {
  let rest = value;
  let power = 0;
  while (rest !== 0 && rest % 1000 === 0 && power < DECIMAL_SUFFIXES.length - 1) {
    rest /= 1000;
    power++;
  }
  return `${rest}${DECIMAL_SUFFIXES[power] ?? ""}`;
}
