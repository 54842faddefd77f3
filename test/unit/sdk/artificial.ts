import { z } from "zod";

import { definePlatform } from "../../../provider/core/connection";
import { defineFunction } from "../../../provider/core/functionDefinition";
import { defineResource } from "../../../provider/core/definition";
import { field, structure } from "../../../provider/core/schema/field";

const platform = definePlatform({
  name: "sample",
  title: "Sample",
  schema: z.object({}),
  environment: {},
  connect: () => ({}),
});

const disk = structure("Disk", "A disk.", {
  size: field(z.int().min(10).max(500).multipleOf(10), "Gigabytes."),
  kind: field(z.enum(["SSD", "HDD"]).optional(), "The kind of disk.", { platformDefault: "SSD" }),
  key: field(z.string(), "The key.", { secret: true }),
});

const source = z.discriminatedUnion("from", [
  structure("GitSource", "Code in a repository.", {
    from: field(z.literal("git"), "The kind."),
    url: field(z.string(), "Where. Beware of */ in it."),
    token: field(z.string().optional(), "The token.", { secret: true }),
  }),
  structure("ImageSource", "Code in an image.", {
    from: field(z.literal("image"), "The kind."),
    image: field(z.string(), "Which."),
  }),
]);

/** A resource with every kind of shape and mark. */
export const box = defineResource({
  type: "sample:Box",
  doc: "A box.",
  platform,
  change: "update",
  id: { pattern: /^box-\d+$/, example: "box-1" },
  timeouts: { create: 11, update: 12, delete: 13 },
  actions: { create: "CreateBox", read: "GetBox", update: "ModifyBox", delete: "DeleteBox" },
  inputs: structure("BoxArgs", "A box.", {
    boxName: field(z.string().max(20).optional(), "The name.", { autoName: { maxLength: 20 } }),
    size: field(z.int().min(1).max(9), "The size."),
    zone: field(z.string(), "The zone.", { change: "replace" }),
    label: field(z.string().optional(), "The label.", { change: { replaceUnless: { edition: "new" } } }),
    mode: field(z.enum(["fast", "slow"]).default("slow"), "The mode."),
    disk: field(disk.optional(), "The disk."),
    disks: field(z.array(disk).min(1).optional(), "More disks.", { unordered: true }),
    modes: field(z.array(z.enum(["a", "b"])).optional(), "Modes."),
    matrix: field(z.array(z.array(z.number())).optional(), "Numbers."),
    labels: field(z.record(z.string(), z.string()).optional(), "Labels."),
    mounts: field(z.record(z.string(), disk).optional(), "Disks by path."),
    source: field(source, "The code."),
    sources: field(z.array(source).optional(), "More code."),
    anything: field(z.unknown().optional(), "Anything."),
    values: field(
      z
        .record(z.string(), z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]))
        .optional(),
      "Values.",
    ),
    password: field(z.string().optional(), "The password.", { secret: true, writeOnly: true }),
    color: field(z.string().optional(), "The color.", { onlyWith: { edition: "new" } }),
  }),
  outputs: z.object({
    createTime: field(z.number(), "When it was made."),
    endpointKey: field(z.string(), "The key of the endpoint.", { secret: true }),
  }),
  create: () => Promise.resolve("box-1"),
  read: () => Promise.resolve(undefined),
  delete: () => Promise.resolve(),
  lookup: { what: () => "the box", find: () => Promise.resolve([]) },
});

/** A reader of a list, all of whose arguments may be left out. */
export const getBoxes = defineFunction({
  type: "sample:getBoxes",
  doc: "Lists boxes.",
  platform,
  reader: true,
  action: "ListBoxes",
  inputs: z.strictObject({ zone: field(z.string().default("west"), "The zone.") }),
  outputs: z.array(
    structure("BoxView", "A box.", {
      boxId: field(z.string(), "The id."),
      disk: field(disk, "The disk."),
      source: field(source, "The code."),
    }),
  ),
  run: () => Promise.resolve([]),
});

/** A function that changes something, whose result has no name. */
export const shakeBox = defineFunction({
  type: "sample:shakeBox",
  doc: "Shakes a box.",
  platform,
  reader: false,
  action: "ShakeBox",
  inputs: z.strictObject({
    boxId: field(z.string(), "The id."),
    hard: field(z.boolean().default(false), "Whether to shake it hard."),
    times: field(z.int().min(1).optional(), "How often.", { platformDefault: 3 }),
  }),
  outputs: z.object({ requestId: field(z.string(), "The id of the request.") }),
  run: () => Promise.resolve({}),
});
