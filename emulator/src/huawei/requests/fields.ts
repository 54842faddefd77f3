import { type JsonObject, isObject } from "../../core/json";
import { GcsError, type GcsCode } from "../errors";

interface TextRule {
  /** In characters, or in bytes of UTF-8. */
  longest: number;
  unit?: "bytes";
  pattern?: RegExp;
  without?: string;
}

export const NAME = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
export const DESCRIPTION: TextRule = { longest: 255, without: "<>#%&" };
export const VENDOR: TextRule = { longest: 64, without: "<>()#%&/" };

/** The members of a body, each read by its rule; a breach is refused with the code of the body's kind. */
export class Fields {
  constructor(
    private readonly members: JsonObject,
    private readonly code: GcsCode,
  ) {}

  /** Reads a body, which has to be a JSON object. */
  static of(body: JsonObject | undefined, code: GcsCode): Fields {
    if (!body) throw new GcsError(code, "no JSON object");
    return new Fields(body, code);
  }

  has(name: string): boolean {
    return this.members[name] !== undefined && this.members[name] !== null;
  }

  text(name: string, rule: TextRule): string | undefined {
    if (!this.has(name)) return undefined;
    const value = this.members[name];
    if (typeof value !== "string") throw this.wrong(name, "no text");
    const { longest, unit = "characters", pattern, without = "" } = rule;
    const length = unit === "bytes" ? Buffer.byteLength(value) : [...value].length;
    if (length > longest) throw this.wrong(name, `more than ${longest} ${unit}`);
    if (pattern && !pattern.test(value)) throw this.wrong(name, "malformed");
    if ([...without].some((letter) => value.includes(letter)))
      throw this.wrong(name, `has one of ${without}`);
    return value;
  }

  required(name: string, rule: TextRule): string {
    const value = this.text(name, rule);
    if (value === undefined || value === "") throw this.wrong(name, "missing");
    return value;
  }

  oneOf(name: string, values: readonly string[]): string | undefined {
    const value = this.text(name, { longest: 255 });
    if (value === undefined || value === "") return undefined;
    if (!values.includes(value)) throw this.wrong(name, `none of ${values.join(", ")}`);
    return value;
  }

  whole(name: string, from: number, to: number): number | undefined {
    if (!this.has(name)) return undefined;
    const value = this.members[name];
    if (typeof value !== "number" || !Number.isInteger(value) || value < from || value > to) {
      throw this.wrong(name, `no whole number from ${from} to ${to}`);
    }
    return value;
  }

  /** A whole number, or a text of at most so many digits. */
  digits(name: string, longest: number): number | undefined {
    if (!this.has(name)) return undefined;
    const value = this.members[name];
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text !== "string" || text.length > longest || !/^\d+$/.test(text)) {
      throw this.wrong(name, "no number");
    }
    return Number(text);
  }

  object(name: string): JsonObject | undefined {
    if (!this.has(name)) return undefined;
    const value = this.members[name];
    if (!isObject(value)) throw this.wrong(name, "no object");
    return value;
  }

  objects(name: string, most: number): JsonObject[] {
    const value = this.members[name];
    if (!Array.isArray(value) || value.length === 0 || value.length > most || !value.every(isObject)) {
      throw this.wrong(name, `no list of 1 to ${most} objects`);
    }
    return value as JsonObject[];
  }

  texts(name: string, values?: readonly string[]): string[] | undefined {
    if (!this.has(name)) return undefined;
    const value = this.members[name];
    const isText = (item: unknown): item is string =>
      typeof item === "string" && (values === undefined || values.includes(item));
    if (!Array.isArray(value) || !value.every(isText)) throw this.wrong(name, "no list of such texts");
    return value;
  }

  inside(name: string): Fields {
    return new Fields(this.object(name) ?? {}, this.code);
  }

  wrong(name: string, what: string): GcsError {
    return new GcsError(this.code, `${name}: ${what}`);
  }
}

/** A text that means yes or no; undefined where it is neither. */
export function truth(text: string): boolean | undefined {
  if (/^(true|t|1)$/i.test(text)) return true;
  return text === "" || /^(false|f|0)$/i.test(text) ? false : undefined;
}
