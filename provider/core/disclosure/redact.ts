import { isRecord } from "../schema/values";
import { yaml } from "../schema/yaml/libraries";
import { line } from "./line";

/** Texts shorter than this occur in messages by chance. */
const SHORTEST_SECRET = 4;
/** Parts of a secret document that are shorter than this are words of its language rather than credentials. */
const SHORTEST_PART = 6;
/** Reading longer documents, in UTF-16 units, would keep other resources waiting. */
const LONGEST_READ = 50_000;

/** What must not be shown: it grows while an operation learns of more. */
export class Secrets {
  readonly #texts = new Set<string>();
  #forms: readonly string[] | undefined;

  constructor(texts: Iterable<string> = []) {
    this.add(texts);
  }

  add(texts: Iterable<string>): void {
    for (const text of texts) {
      if (text.length < SHORTEST_SECRET || this.#texts.has(text)) continue;
      this.#texts.add(text);
      this.#forms = undefined;
    }
  }

  /** A text with every secret taken out: platforms quote inputs in their messages. */
  redact(text: string): string {
    // The longer ones first: one may be part of another.
    this.#forms ??= [...new Set([...this.#texts].flatMap(partsOf).flatMap(formsOf))].sort(
      (a, b) => b.length - a.length,
    );
    return this.#forms.reduce((result, form) => result.replaceAll(form, "[secret]"), text);
  }

  /** A text of any origin as a line to show: without secrets, and as a terminal shows it as it is. */
  show(text: string): string {
    return line(this.redact(text));
  }
}

/** All texts in a value. Numbers count as they are written. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** A secret and, where it is a document, what it holds: a message may quote one value of it, or one line. */
function partsOf(secret: string): string[] {
  const documents = [secret, fromBase64(secret)].filter((text) => text !== undefined);
  const parts = documents.flatMap((text) => [...leavesOf(text), ...text.split(/\r?\n/)]);
  const long = parts.map((part) => part.trim()).filter((part) => part.length >= SHORTEST_PART);
  return [secret, ...long];
}

/** The values in a YAML or JSON text. A long one is not read for a message: its lines are known, and what looks like a value. */
function leavesOf(text: string): string[] {
  if (!/[:[{]/.test(text)) return [];
  try {
    if (text.length > LONGEST_READ) return valuesIn(text);
    const content: unknown = yaml().parse(text, { logLevel: "silent" });
    return typeof content === "object" ? textsIn(content) : [];
  } catch {
    // Also where it is no YAML: what looks like a value of it.
    return valuesIn(text);
  }
}

function valuesIn(text: string): string[] {
  return [...text.matchAll(/["']([^"'\n]+)["']|:\s+(\S[^\n]*)/g)].map((found) => found[1] ?? found[2] ?? "");
}

function fromBase64(text: string): string | undefined {
  if (text.length < 16 || !/^[A-Za-z0-9+/\s]+=*\s*$/.test(text)) return undefined;
  const decoded = Buffer.from(text, "base64").toString("utf8");
  // What is no text has characters that no text has.
  return /[^\P{Cc}\s]|\ufffd/u.test(decoded) ? undefined : decoded;
}

/** A secret as it is, and as a quoted request may hold it. Half a character has no form in an address. */
function formsOf(secret: string): string[] {
  const form = new URLSearchParams({ "": secret }).toString().slice(1);
  const base64 = Buffer.from(secret).toString("base64").replace(/=+$/, "");
  // Where more follows in the encoded text, the last character holds the beginning of that too.
  const beginning = base64.slice(0, Math.floor((Buffer.byteLength(secret) * 8) / 6));
  const forUrl = (encoded: string) => encoded.replaceAll("+", "-").replaceAll("/", "_");
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    form,
    form.replaceAll("+", "%20"),
    encodeURIComponent(secret.replace(/\p{Cs}/gu, "\ufffd")),
    ...[base64, beginning].flatMap((encoded) => [encoded, forUrl(encoded)]),
  ];
}
