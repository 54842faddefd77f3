import type { z } from "zod";

import type { Query } from "../../../core/rest/call";
import { camelCase, snakeCase, wireCodec } from "../../../core/schema/wire";

export const { encode, decode, decodeMembers } = wireCodec(snakeCase);

/** The arguments of a reader as the parameters of a query. */
export function encodeQuery(schema: z.ZodObject, args: unknown): Query {
  return encode(schema, args) as Query;
}

/** An answer of a server that names members as we do. */
export const { decode: decodeCamel } = wireCodec(camelCase);

/** A text as JSON; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
