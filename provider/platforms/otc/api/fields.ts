import { z } from "zod";

import { field } from "../../../core/schema/field";

export const text = z.string().min(1);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const IMAGE_ID = UUID;

const uuid = z.string().regex(UUID, "must be an id such as 3f7185de-b59a-4bb8-aa1d-7a513528b0e9");
export const idField = (doc: string) => field(uuid, doc);
export const optionalIdField = (doc: string, wireName?: string) =>
  field(uuid.optional(), doc, wireName === undefined ? {} : { wireName });

/** An empty text says that there is nothing. */
const nothingIfEmpty = { codec: { encode: (value: unknown) => value, decode: decodeText } };

export const optionalText = (doc: string, wireName?: string) =>
  field(z.string().optional(), doc, { ...nothingIfEmpty, ...(wireName !== undefined && { wireName }) });

/** Some numbers arrive as text, some of them empty. */
export const optionalNumber = (doc: string, wireName?: string) =>
  field(z.number().optional(), doc, {
    codec: { encode: (value: unknown) => value, decode: decodeNumber },
    ...(wireName !== undefined && { wireName }),
  });

/** Flags that the service writes as texts. */
export const optionalFlag = (doc: string, wireName?: string) =>
  field(z.boolean().optional(), doc, {
    codec: { encode: String, decode: decodeFlag },
    ...(wireName !== undefined && { wireName }),
  });

function decodeFlag(wire: unknown): boolean | undefined {
  const text = String(wire).toLowerCase();
  return text === "true" || text === "false" ? text === "true" : undefined;
}

function decodeText(wire: unknown): string | undefined {
  if (typeof wire === "number" || typeof wire === "boolean") return String(wire);
  return typeof wire === "string" && wire !== "" ? wire : undefined;
}

function decodeNumber(wire: unknown): number | undefined {
  if (wire === "" || (typeof wire !== "string" && typeof wire !== "number")) return undefined;
  const number = Number(wire);
  return Number.isNaN(number) ? undefined : number;
}
