import fc from "fast-check";
import { z } from "zod";

import { field, structure } from "../../../../provider/core/schema/field";
import { shapeOf } from "../../../../provider/core/schema/shape";

const MEBI = 1024 * 1024;

const quantity = (value: unknown) =>
  String(value).endsWith("Mi") ? Number.parseFloat(String(value)) * MEBI : Number(value);

const source = z.discriminatedUnion("kind", [
  structure("Bucket", "In a bucket.", {
    kind: field(z.literal("bucket"), "Kind."),
    url: field(z.string(), "Address."),
  }),
  structure("Inline", "In the program.", {
    kind: field(z.literal("inline"), "Kind."),
    text: field(z.string(), "Text."),
  }),
]);

/** The shape of a structure that has every kind of member. */
export const shape = shapeOf(
  structure("Thing", "A thing.", {
    name: field(z.string(), "Name."),
    count: field(z.number().optional(), "Count.", { platformDefault: 1 }),
    open: field(z.boolean().optional(), "Open.", { wireName: "IsOpen" }),
    memory: field(z.string().optional(), "Memory.", { key: quantity }),
    sources: field(z.array(source).optional(), "Sources."),
    labels: field(z.record(z.string(), z.string()).optional(), "Labels."),
    owner: field(z.string().optional(), "Owner.", { settingDefault: "user" }),
    note: field(z.string().optional(), "For the provider.", { local: true }),
  }),
);

/** Values of that shape. */
export const thing = fc.record(
  {
    name: fc.string(),
    count: fc.integer(),
    open: fc.boolean(),
    memory: fc.constantFrom("1Mi", "1048576", "512Mi", "7"),
    sources: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant("bucket"), url: fc.string() }),
        fc.record({ kind: fc.constant("inline"), text: fc.string() }),
      ),
    ),
    labels: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.string()),
  },
  { requiredKeys: ["name"] },
);
