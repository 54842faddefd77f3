import { z } from "zod";

import { defineResource } from "../../../core/definition";
import { field, structure } from "../../../core/schema/field";
import { atMostOneOf } from "../../../core/schema/rules";
import { needsGcs } from "../api/client";
import { platform } from "../api/connection";
import {
  createTime,
  descriptionField,
  enterpriseProjectIdField,
  nameField,
  plainText,
  uuid,
  vendorAsGiven,
  vendorField,
} from "../api/fields";
import { byName, waitUntilGone } from "../api/objects";
import { decodeMembers, encode } from "../api/wire";
import { createTool, deleteTool, getTool, TOOLS, updateTool } from "./calls";
import { toolView } from "./structures";

const CATEGORIES = ["others", "qualitycontrol", "basic", "gatk", "callvariant", "environment"] as const;
const VERSION = /^[a-zA-Z0-9]+([-.][a-zA-Z0-9]+)*$/;
const MAX_NAME = 64;
const MAX_VERSION = 24;
const MAX_IMAGE = 255;
const MAX_CATEGORY = 32;
const MAX_TEXT = 255;
const MAX_COMMAND = 1_024;
const MAX_AMOUNT = 2_000;

/** A number with a unit, such as `2C`; `2.0C` means the same. */
function amount(unit: "C" | "G", fits: (number: number) => boolean, range: string) {
  const form = new RegExp(`^\\d+(\\.\\d+)?${unit}$`);
  return z
    .string()
    .refine(
      (value) => form.test(value) && fits(parseFloat(value)),
      `must be a number ${range} with ${unit}, such as 2${unit}`,
    );
}
const amountKey = (value: unknown) => (typeof value === "string" ? parseFloat(value) : value);

/** What the service reads back under the same names. */
const readable = z.object({
  name: field(nameField(MAX_NAME), `The name, at most ${MAX_NAME} characters, as a name of a workflow.`, {
    autoName: { maxLength: MAX_NAME, lowerCase: true, letterFirst: true },
    change: "replace",
  }),
  version: field(
    z.string().max(MAX_VERSION).regex(VERSION, "must have letters and digits, parted by single - or ."),
    `The version, at most ${MAX_VERSION} letters and digits, parted by single \`-\` or \`.\`.`,
  ),
  image: field(
    z.string().min(1).max(MAX_IMAGE),
    `The address of the image, at most ${MAX_IMAGE} characters, and 128 in a change.`,
  ),
  description: descriptionField,
  vendor: vendorField,
  instruction: field(
    plainText(MAX_TEXT, "<>()#%&/").optional(),
    `How to use it, at most ${MAX_TEXT} characters, none of \`<>()#%&/\`.`,
    { platformDefault: "" },
  ),
  cpu: field(
    amount("C", (number) => number <= MAX_AMOUNT, `from 0 to ${MAX_AMOUNT}`).optional(),
    `The cores that it needs, from 0 to ${MAX_AMOUNT}, such as \`2C\`.`,
    { platformDefault: "2C", key: amountKey },
  ),
  memory: field(
    amount("G", (number) => number > 0 && number < MAX_AMOUNT, `above 0 and below ${MAX_AMOUNT}`).optional(),
    `The memory that it needs in GB, above 0 and below ${MAX_AMOUNT}, such as \`8G\`.`,
    { platformDefault: "8G", key: amountKey },
  ),
  command: field(z.string().max(MAX_COMMAND).optional(), `The command, at most ${MAX_COMMAND} characters.`, {
    platformDefault: "",
  }),
  logo: field(z.string().max(MAX_TEXT).optional(), "The logo.", { platformDefault: "" }),
  type: field(z.enum(["container", "spark"]).optional(), "What kind of tool it is.", {
    platformDefault: "container",
    change: "replace",
  }),
});

const inputs = structure(
  "ToolArgs",
  "A tool.",
  {
    ...readable.shape,
    category: field(z.enum(CATEGORIES).optional(), "The category.", { platformDefault: "others" }),
    newCategory: field(
      plainText(MAX_CATEGORY, "<>#%&{}()")
        .min(1)
        .refine(isOwnCategory, "is a category of the service: use `category`")
        .optional(),
      `A category of one's own in place of \`category\`, at most ${MAX_CATEGORY} characters, none of \`<>#%&{}()\`; ` +
        "there are 16 at most.",
    ),
    enterpriseProjectId: enterpriseProjectIdField,
  },
  { rules: [atMostOneOf("category", "newCategory")] },
);

type Inputs = z.output<typeof inputs>;

/** What an update sends for inputs that the program has removed: members that it does not hold would stay as they are. */
const DEFAULTS = {
  description: "",
  vendor: "",
  instruction: "",
  command: "",
  logo: "",
  cpu: "2C",
  memory: "8G",
};

/** A container image with what it needs. */
export const tool = defineResource({
  type: "huawei:Tool",
  doc:
    "A tool: a container image with its command and the resources that it needs by default, which workflows name as " +
    "`name:version`. Its calls are those of the REST reference, a later addition to the document.",
  platform,
  inputs,
  outputs: z.object({ createTime }),
  change: "update",
  id: { pattern: uuid, example: "d078e49c-124c-7706-bcbb-81885661f431" },
  timeouts: { create: 10, update: 10, delete: 10 },
  actions: {
    create: "POST /v1/tools",
    read: "get_tool",
    update: "PUT /v1/tools/{id}",
    delete: "DELETE /v1/tools/{id}",
  },
  validate: (_inputs, settings) => needsGcs(settings),

  create: ({ client, inputs: wanted, signal }) => createTool(client.gcs, encode(inputs, wanted), signal),

  async read({ client, id, prior, signal }) {
    const wire = await getTool(client.gcs, id, signal);
    if (wire === undefined) return undefined;
    const own = decodeMembers(toolView, wire);
    const { category } = own;
    return {
      inputs: {
        ...decodeMembers(readable, wire),
        ...(isOwnCategory(category) ? { newCategory: category } : { category }),
        vendor: vendorAsGiven(own, prior),
        enterpriseProjectId: own.enterpriseProject?.id,
      },
      outputs: { createTime: own.createTime },
    };
  },

  async update({ client, id, inputs: wanted, changed, signal }) {
    const { name: _name, type: _type, enterpriseProjectId: _project, ...rest } = wanted;
    const members = Object.entries({ ...DEFAULTS, ...rest }).filter(([name]) => changed.has(name));
    const isCategoryChanged = changed.has("category") || changed.has("newCategory");
    const category = wanted.newCategory === undefined ? { category: wanted.category ?? "others" } : {};
    const json = encode(inputs, { ...Object.fromEntries(members), ...(isCategoryChanged && category) });
    await updateTool(client.gcs, id, json, signal);
  },

  async delete(operation) {
    const { client, id, signal } = operation;
    await deleteTool(client.gcs, id, signal);
    await waitUntilGone(operation, TOOLS);
  },

  lookup: byName<Inputs>(TOOLS, "name", {
    fits: (own, { version }) => own.version === version,
    version: ({ version }) => version,
  }),
});

/** Whether a category is the user's own, and not one of the service's. */
function isOwnCategory(category: string | undefined): boolean {
  return category !== undefined && !CATEGORIES.some((known) => known === category);
}
