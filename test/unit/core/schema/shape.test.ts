import { describe, expect, it } from "vitest";
import { z } from "zod";

import { field, structure } from "../../../../provider/core/schema/field";
import { shapeOf, withoutNull } from "../../../../provider/core/schema/shape";

const shape = shapeOf(
  z.strictObject({
    name: field(z.string(), "The name."),
    disk: structure("Disk", "A disk.", { size: z.int().optional(), kind: z.string().optional() }).optional(),
    disks: z.array(z.strictObject({ size: z.int().optional() })).optional(),
    labels: z.record(z.string(), z.string()).optional(),
    source: z
      .discriminatedUnion("from", [z.strictObject({ from: z.literal("git"), url: z.string().optional() })])
      .optional(),
    free: z.unknown().optional(),
  }),
);

describe("a null", () => {
  it("is absence in objects, maps, variants and the objects of lists", () => {
    const written = {
      name: null,
      disk: { size: null, kind: "SSD" },
      disks: [{ size: null }, { size: 1 }],
      labels: { a: "b", c: null },
      source: { from: "git", url: null },
      notThere: null,
    };
    expect(withoutNull(shape, written)).toEqual({
      disk: { kind: "SSD" },
      disks: [{}, { size: 1 }],
      labels: { a: "b" },
      source: { from: "git" },
    });
  });

  it("stays what it is as an element of a list, and in a value of free form", () => {
    const written = {
      name: "a",
      disks: [null],
      free: { deep: null, list: [null] },
      notThere: { deep: null },
    };
    expect(withoutNull(shape, written)).toEqual(written);
  });
});
