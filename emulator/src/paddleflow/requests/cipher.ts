import { createCipheriv, createDecipheriv } from "node:crypto";

/** A constant of the server, and its initial vector too: one plain text has one cipher text. */
const KEY = "paddleflow123456";

export function encrypt(text: string): string {
  const cipher = createCipheriv("aes-128-cbc", KEY, KEY);
  return Buffer.concat([cipher.update(text, "utf8"), cipher.final()]).toString("hex");
}

/** Undefined where the text is no cipher text. */
export function decrypt(hex: string): string | undefined {
  try {
    const decipher = createDecipheriv("aes-128-cbc", KEY, KEY);
    return Buffer.concat([decipher.update(Buffer.from(hex, "hex")), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}
