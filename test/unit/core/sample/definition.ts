import { z } from "zod";

import { definePlatform, commonKeys } from "../../../../provider/core/connection";
import { defineResource, type ResourceDefinition } from "../../../../provider/core/definition";
import type { Mark } from "../../../../provider/core/identity";
import { NotFoundError, ServerError } from "../../../../provider/core/errors";
import { exactlyOneOf } from "../../../../provider/core/schema/rules";
import { field, structure } from "../../../../provider/core/schema/field";

/** An object on the sample platform, which keeps its objects in memory. */
export interface Stored {
  name: string;
  size: number;
  zone: string;
  tags: Record<string, string>;
  pin?: string;
  mark: Mark;
  token: string;
  createTime: number | undefined;
}

/** A platform without a network: it records what it is asked to do. */
export class SamplePlatform {
  readonly objects = new Map<string, Stored>();
  readonly tokens = new Map<string, string>();
  readonly calls: string[] = [];
  /** Called before each create is carried out. */
  beforeCreate: () => void = () => undefined;
  /** Called after each create has been carried out, before it is answered. */
  afterCreate: () => void = () => undefined;
  settle: () => void = () => undefined;
  hasTokens = true;
  #next = 1;

  create(object: Stored): string {
    this.calls.push("create");
    this.beforeCreate();
    const earlier = this.hasTokens ? this.tokens.get(object.token) : undefined;
    const id = earlier ?? `obj-${this.#next++}`;
    if (earlier === undefined) {
      this.objects.set(id, object);
      this.tokens.set(object.token, id);
    }
    this.afterCreate();
    return id;
  }
}

let current = new SamplePlatform();

/** A new, empty platform for one test. */
export function freshPlatform(): SamplePlatform {
  current = new SamplePlatform();
  return current;
}

const disk = structure("Disk", "A disk.", {
  size: field(z.number().int().min(10), "Gigabytes."),
  type: field(z.enum(["SSD", "HDD"]).optional(), "Kind.", { platformDefault: "SSD" }),
});

export const platform = definePlatform({
  name: "sample",
  title: "Sample",
  schema: z.object({
    key: field(z.string(), "The key.", { secret: true }),
    token: field(z.string().optional(), "A token.", { secret: true }),
    proxyToken: field(z.string().optional(), "Not in the environment.", { secret: true }),
    place: field(z.string().optional(), "The place.", { account: true }),
    lateAnswers: commonKeys().lateAnswers,
    edition: field(z.enum(["old", "new"]).default("new"), "The edition of the API."),
  }),
  environment: { key: ["SAMPLE_KEY"], token: ["SAMPLE_TOKEN"] },
  connect: () => ({}),
});

/** A resource that has every kind of mark. */
export const sample: ResourceDefinition = defineResource({
  type: "sample:Object",
  doc: "A sample object.",
  platform,
  change: "update",
  id: { pattern: /^obj-\d+$/, example: "obj-1" },
  timeouts: { create: 1, update: 1, delete: 1 },
  actions: { create: "Create", read: "Get", update: "Modify", delete: "Delete" },
  inputs: structure(
    "SampleInputs",
    "A sample object.",
    {
      name: field(z.string().max(20).optional(), "Name.", { autoName: { maxLength: 20 } }),
      size: field(z.number().int().min(0), "Size."),
      zone: field(z.string(), "Zone.", { change: "replace" }),
      label: field(z.string().optional(), "Label.", {
        change: { replaceUnless: { edition: "new" } },
        platformDefault: "",
      }),
      disk: field(disk.optional(), "Disk.", { change: "replace" }),
      disks: field(z.array(disk).optional(), "More disks.", { unordered: true }),
      tags: field(z.record(z.string(), z.string()).optional(), "Tags."),
      password: field(z.string().optional(), "Password.", { secret: true, change: "replace" }),
      pin: field(z.string().optional(), "Code.", { secret: true }),
      agent: field(z.string().optional(), "Agent.", { writeOnly: true, change: "replace" }),
      wait: field(z.boolean().default(true), "Whether to wait.", { local: true }),
      cache: field(
        structure("Cache", "A cache.", {
          size: field(z.number(), "Size.", { onlyWith: { edition: "new" } }),
        }).optional(),
        "Cache.",
      ),
      image: field(z.string().optional(), "Image."),
      snapshot: field(z.string().optional(), "Snapshot."),
    },
    {
      rules: [
        {
          ...exactlyOneOf("image", "snapshot"),
          check: (value) => (value.zone === "ruled" ? exactlyOneOf("image", "snapshot").check(value) : []),
        },
      ],
    },
  ),
  outputs: z.object({ createTime: field(z.number().optional(), "When it was made.") }),
  create({ inputs, mark, token }) {
    const { size, zone, pin } = inputs as { size: number; zone: string; pin?: string };
    const name = (inputs as { name?: string }).name ?? "";
    return Promise.resolve(
      current.create({
        name,
        size,
        zone,
        tags: {},
        ...(pin !== undefined && { pin }),
        mark,
        token,
        createTime: Date.now(),
      }),
    );
  },
  read({ id }) {
    current.calls.push("read");
    const found = current.objects.get(id);
    if (found === undefined) return Promise.resolve(undefined);
    const { createTime, name, size, zone, tags, mark } = found;
    return Promise.resolve({
      inputs: { name, size: String(size), zone, tags },
      outputs: { createTime, nodes: 7 },
      mark,
    });
  },
  update({ id, inputs, changed }) {
    current.calls.push(`update ${[...changed].sort().join(",")}`);
    const found = current.objects.get(id);
    if (found === undefined) throw new NotFoundError("gone");
    const { size, pin } = inputs as { size: number; pin?: string };
    Object.assign(found, { size, pin });
    return Promise.resolve();
  },
  settle() {
    current.calls.push("settle");
    current.settle();
    return Promise.resolve();
  },
  delete({ id }) {
    current.calls.push("delete");
    if (!current.objects.delete(id)) throw new NotFoundError("gone");
    return Promise.resolve();
  },
  lookup: {
    what: ({ name }) => `the object ${String(name)}`,
    token: () => current.hasTokens,
    find({ who }) {
      current.calls.push("find");
      const found = [...current.objects].filter(([, { mark }]) => mark.who === who);
      return Promise.resolve(
        found.map(([id, { mark, createTime }]) => ({ id, which: mark.which, createTime })),
      );
    },
  },
});

/** Loses the answer of the next create, as a broken connection does. */
export function loseNextAnswer(target: SamplePlatform): void {
  target.afterCreate = () => {
    target.afterCreate = () => undefined;
    throw new ServerError("the connection broke");
  };
}
