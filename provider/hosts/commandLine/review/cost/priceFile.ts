import { z } from "zod";

import { ConfigurationError } from "../../../../core/errors";
import type { Offer } from "../../../../core/machines";
import { PLATFORM_NAMES } from "../../../../registry";
import { readNamed } from "../../files";

const MOST_PROBLEMS = 5;

const amount = z.number().min(0);
const name = z.string().min(1);

const offer = z
  .strictObject({
    instanceType: name,
    zone: name.optional(),
    chargeType: name.optional(),
    pricePerHour: amount.optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "must be a currency of ISO 4217, such as CNY")
      .optional(),
    cpu: amount.optional(),
    memory: amount.optional(),
    left: amount.optional(),
    isSoldOut: z.boolean().optional(),
  })
  .refine(({ pricePerHour, currency }) => pricePerHour === undefined || currency !== undefined, {
    path: ["currency"],
    error: "is required with pricePerHour",
  });

const offersByPlatform = z.partialRecord(z.enum(PLATFORM_NAMES), z.array(offer));

/** What a file says that platforms offer, by their names. */
export type PriceFile = Readonly<Partial<Record<string, readonly Offer[]>>>;

/** Reads a file of offers. Throws ConfigurationError with what is wrong in it, and where. */
export function readPriceFile(path: string): PriceFile {
  return parsePrices(readNamed(path), path);
}

export function parsePrices(text: string, path: string): PriceFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new ConfigurationError(`${path} is not JSON`);
  }
  const result = offersByPlatform.safeParse(content);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path: at, message }) => `${placeOf(at)}: ${message}`);
  const more = problems.length > MOST_PROBLEMS ? `; and ${problems.length - MOST_PROBLEMS} more` : "";
  throw new ConfigurationError(
    `${path} is not a list of offers by platform: ${problems.slice(0, MOST_PROBLEMS).join("; ")}${more}`,
  );
}

/** `tencent[0].currency`. */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "the file";
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
