import { createHash } from "node:crypto";

import { unzipSync } from "fflate";
import { z } from "zod";

/** The letters with which each zip archive begins, in Base64. */
const ZIP = "UEs";

/** A zip archive in Base64. */
export const zipText = z.string().superRefine((text, context) => {
  const refuse = (message: string) => context.addIssue({ code: "custom", message });
  if (!isBase64(text)) refuse("must be Base64");
  else if (!text.startsWith(ZIP)) refuse("must be a zip archive");
});

/** By the length of what it stands for: Node.js leaves out what is no Base64, and takes the letters of its other form. */
function isBase64(text: string): boolean {
  if (text.length % 4 !== 0 || text.includes("-") || text.includes("_")) return false;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return Buffer.from(text, "base64").length === (text.length / 4) * 3 - padding;
}

/**
 * One key for all archives of the same files: how they are compressed, which differs from one release of the library to
 * the next, has no meaning. What cannot be unpacked is itself.
 */
export function zipKey(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    const files = Object.entries(unzipSync(Buffer.from(text, "base64")));
    const parts = files.map(([name, content]) => [name, digestOf(content)]);
    return digestOf(JSON.stringify(parts.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1))));
  } catch {
    return text;
  }
}

function digestOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64url");
}
