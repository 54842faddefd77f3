import type { FastifyRequest } from "fastify";

/** A header as one text; "" where it was not sent. */
export function headerOf({ headers }: FastifyRequest, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** All headers by their names in lower case; of one that was sent several times, all values. */
export function headersOf({ headers }: FastifyRequest): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
}

/** The bytes of the body; none where there is no body. */
export function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
