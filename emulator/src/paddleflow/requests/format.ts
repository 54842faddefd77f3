import { createHash, randomBytes } from "node:crypto";

/** `YYYY-MM-DD hh:mm:ss`; the server's local time is UTC here. */
export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");
}

/** The time of such a text, or undefined where it is none. */
export function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text.replace(" ", "T")}Z`);
  return Number.isNaN(time) || formatTime(time) !== text ? undefined : time;
}

/** RFC 3339 as Go writes it: no more digits after the second than needed. */
export function formatRfc3339(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.?0+Z$/, "Z");
}

export function randomHex(digits: number): string {
  return randomBytes(Math.ceil(digits / 2))
    .toString("hex")
    .slice(0, digits);
}

export function sequenceId(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(6, "0")}`;
}

export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Why a text is no RFC 1123 label, in the words of Kubernetes; undefined where it is one. */
export function labelError(text: string): string | undefined {
  if (text.length > 63) return "must be no more than 63 characters";
  return LABEL.test(text)
    ? undefined
    : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and " +
        "end with an alphanumeric character (regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
}

export function patternError(name: string, kind: string, pattern: RegExp): string {
  return `name[${name}] for [${kind}] does not compile with regex rule[${pattern.source}]`;
}

/** Root in any spelling, as the server has it. */
export function isRoot(user: string): boolean {
  return user.toLowerCase() === "root";
}

export function commaList(text: string | null): string[] {
  return (text ?? "")
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** Base64 as Go's strict decoder takes it: the text, or where it is wrong. */
export function decodeBase64(text: string): { text: string } | { badByte: number } {
  const bad = /[^A-Za-z0-9+/=\r\n]/.exec(text);
  if (bad) return { badByte: bad.index };
  const compact = text.replaceAll(/[\r\n]/g, "");
  if (compact.length % 4 !== 0 || !/^[^=]*={0,2}$/.test(compact)) {
    return { badByte: Math.floor(text.length / 4) * 4 };
  }
  return { text: Buffer.from(compact, "base64").toString("utf8") };
}
