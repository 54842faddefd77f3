import { z } from "zod";

import { atMostOneOf } from "../../../core/schema/rules";
import { field, structure } from "../../../core/schema/field";
import { descriptionField, enterpriseProjectIdField, nameField, plainText, vendorField } from "./common";

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
const readMembers = {
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
};
const name = field(
  nameField(MAX_NAME),
  `The name, at most ${MAX_NAME} characters, as a name of a workflow.`,
  {
    autoName: { maxLength: MAX_NAME, lowerCase: true, letterFirst: true },
    change: "replace",
  },
);

/** The inputs of a tool. */
export const toolArgs = structure(
  "ToolArgs",
  "A tool.",
  {
    name,
    ...readMembers,
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

export const toolMembers = z.object({ name, ...readMembers, category: z.string() });

/** Whether a category is none of the service's own. */
export function isOwnCategory(category: string | undefined): boolean {
  return category !== undefined && !CATEGORIES.some((known) => known === category);
}
