import { FAILSAFE_SCHEMA, load, Schema, Type } from "js-yaml";
import { isObject } from "../../core/json";
import { WorkflowError } from "./workflowYaml";

/** Plain scalars as Go's yaml.v2 reads them, an edition 1.1 with exceptions: dates and base 60 are texts. */
const TRUE = new Set(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"]);
const FALSE = new Set(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"]);
const NULL = new Set(["", "~", "null", "Null", "NULL"]);
const NOT_FINITE = /^([-+]?)\.(inf|Inf|INF|nan|NaN|NAN)$/;
const INTEGER = /^([-+]?)(0|[1-9]\d*|0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/** All that a text may hold. */
const PRINTABLE = /^[\t\n\r\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const HALF_CHARACTER = /\p{Surrogate}/u;

const YAML = "tag:yaml.org,2002:";
const UNKNOWN_TAG = /^unknown tag !<(.*)>$/;

/**
 * Reads the first document of a text. Tags that it does not know count for nothing; a key that comes twice is refused where
 * keys must be `unique`, as yaml.v3 does, and otherwise the last one counts.
 */
export function readGoYaml(text: string, unique: boolean): unknown {
  const document = firstDocument(text.replace(/^\uFEFF/, ""));
  if (!PRINTABLE.test(document)) throw new WorkflowError("yaml: control characters are not allowed");
  const tags: string[] = [];
  for (;;) {
    try {
      return checked(load(document, { schema: schemaWith(tags), json: !unique }));
    } catch (error) {
      if (error instanceof WorkflowError) throw error;
      const { mark, reason = "" } = error as { mark?: { line: number }; reason?: string };
      const tag = UNKNOWN_TAG.exec(reason)?.[1];
      if (tag === undefined || tags.includes(tag)) {
        throw new WorkflowError(`yaml: line ${(mark?.line ?? 0) + 1}: did not find expected node content`);
      }
      tags.push(tag);
    }
  }
}

/** The text up to where its first document ends. What follows is not read, whatever it is. */
function firstDocument(text: string): string {
  const lines = text.split("\n");
  const isMark = (line: string) => /^(---|\.\.\.)(\s|$)/.test(line);
  let begin = lines.findIndex((line) => !/^(%.*|\s*(#.*)?)\r?$/.test(line));
  for (const directive of lines.slice(0, Math.max(0, begin)).filter((line) => line.startsWith("%"))) {
    if (/^%YAML\s+(?!1\.1\s*$)/.test(directive)) {
      throw new WorkflowError("yaml: found incompatible YAML document");
    }
    if (!/^%(YAML|TAG)\s/.test(directive)) throw new WorkflowError("yaml: found unknown directive name");
  }
  if (begin >= 0 && isMark(lines[begin] ?? "")) begin += 1;
  const end = lines.findIndex((line, index) => index >= begin && isMark(line));
  return end < 0 ? text : lines.slice(0, end).join("\n");
}

/** The content, unless it cannot be written as JSON, which the server does next. */
function checked(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new WorkflowError(`json: unsupported value: ${value}`);
  }
  if (typeof value === "string" && HALF_CHARACTER.test(value)) {
    throw new WorkflowError("yaml: found invalid Unicode character escape code");
  }
  if (Array.isArray(value)) value.forEach(checked);
  if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === "null" || key === "[object Object]") {
        throw new WorkflowError(`Unsupported map key: ${key}`);
      }
      checked(item);
    }
  }
  return value;
}

const plain = (data: unknown): string => (typeof data === "string" ? data : "").replaceAll("_", "");
const isInteger = (data: unknown): boolean => {
  const match = INTEGER.exec(plain(data));
  return match !== null && Math.abs(Number(integerOf(plain(data)))) < 2 ** 64;
};
const isFloat = (data: unknown): boolean =>
  NOT_FINITE.test(String(data)) || (FLOAT.test(plain(data)) && Number.isFinite(Number(plain(data))));

function integerOf(text: string): bigint {
  const [, sign, digits = "0"] = INTEGER.exec(text) ?? [];
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase();
  return sign === "-" ? -BigInt(octal) : BigInt(octal);
}

function floatOf(text: string): number {
  const [, sign, word] = NOT_FINITE.exec(text) ?? [];
  if (word === undefined) return Number(plain(text));
  if (/nan/i.test(word)) return Number.NaN;
  return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

const scalar = (
  name: string,
  resolve: (data: unknown) => boolean,
  construct: (data: unknown) => unknown = (data) => data,
): Type => new Type(YAML + name, { kind: "scalar", resolve, construct });

const implicit = [
  scalar(
    "null",
    (data) => NULL.has(typeof data === "string" ? data : ""),
    () => null,
  ),
  scalar(
    "bool",
    (data) => TRUE.has(String(data)) || FALSE.has(String(data)),
    (data) => TRUE.has(String(data)),
  ),
  scalar("int", isInteger, (data) => Number(integerOf(plain(data)))),
  scalar(
    "float",
    (data) => isFloat(data) || isInteger(data),
    (data) => floatOf(String(data)),
  ),
  scalar("merge", (data) => data === "<<" || data === null),
];
const explicit = [
  scalar(
    "binary",
    () => true,
    (data) => Buffer.from(String(data), "base64").toString("utf8"),
  ),
  scalar("timestamp", (data) => /^\d{4}-\d/.test(String(data))),
];

function schemaWith(tags: readonly string[]): Schema {
  const kinds = ["scalar", "sequence", "mapping"] as const;
  const unknown = tags.flatMap((tag) => kinds.map((kind) => new Type(tag, { kind })));
  return new Schema({ include: [FAILSAFE_SCHEMA], implicit, explicit: [...explicit, ...unknown] });
}
