import { z } from "zod";

import { type Codec, field, type Rule, structure } from "../../../../core/schema/field";
import { shapeOf } from "../../../../core/schema/shape";

/** A text that is not empty. */
export const text = z.string().min(1);

/** Properties that the server adds by itself. */
export const ADDED = ["bucket", "dfs.namenode.address"];

/** A member that the server stores encrypted: what it returns is the cipher text. */
export const ENCRYPTED: Codec = { encode: (clear) => clear, decode: (cipher) => cipher };

export const encrypted = (doc: string) => field(text, doc, { secret: true, codec: ENCRYPTED });

/** Refuses further properties for a reason. */
export function notFurther(keys: readonly string[], reason: string): Rule {
  return {
    check({ extraProperties }) {
      if (typeof extraProperties !== "object" || extraProperties === null) return [];
      return Object.keys(extraProperties)
        .filter((key) => keys.includes(key))
        .map((key) => ({ path: ["extraProperties", key], reason }));
    },
  };
}

type Members = Readonly<Record<string, z.core.$ZodType>>;

/** The server's names of the properties that members stand for. */
export const keysOf = (members: Members): string[] =>
  Object.entries(members).map(([name, member]) => shapeOf(member).marks.wireName ?? name);

/** The structure of one kind of storage: its URL, and a member for each of its properties. */
export function storage<const T extends string, M extends Members>(
  name: string,
  type: T,
  doc: string,
  url: z.ZodString,
  members: M,
  rules: readonly Rule[] = [],
) {
  return structure(
    name,
    doc,
    {
      type: field(z.literal(type), "The kind of storage."),
      url,
      ...members,
      extraProperties: field(
        z.record(text, z.string()).optional(),
        "Further properties, which the server keeps as they are.",
      ),
    },
    {
      rules: [
        notFurther(keysOf(members), "this property has a member of its own"),
        notFurther(ADDED, "the server sets this property itself"),
        ...rules,
      ],
    },
  );
}

export const url = (pattern: RegExp, form: string, doc: string, marks: { key?: typeof withoutRoot } = {}) =>
  field(z.string().regex(pattern, `must look like ${form}`), `Where it is: \`${form}\`${doc}`, marks);

/** `s3://bucket` and `s3://bucket/` are stored alike. */
export const withoutRoot = (value: unknown): unknown =>
  typeof value === "string" ? value.replace(/^(\w+:\/\/[^/]+)\/$/, "$1") : value;
