import { z } from "zod";

import { field } from "../../../core/schema/field";

export const text = z.string().min(1);
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const NAME = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const NAME_RULE = "lower-case letters, digits and `-`, a letter first, a letter or digit last";

/** The name of an object; left out, it is made from the resource's. */
export function nameField(maxLength: number) {
  return field(
    z
      .string()
      .max(maxLength)
      .regex(NAME, "must have lower-case letters, digits and - only, a letter first, no - last")
      .optional(),
    `The name, at most ${maxLength} characters: ${NAME_RULE}.`,
    { autoName: { maxLength, lowerCase: true, letterFirst: true } },
  );
}

/** A text without certain characters. Each character counts one, whatever its script. */
export function plainText(maxLength: number, without: string) {
  return z
    .string()
    .refine((value) => [...value].length <= maxLength, `must have at most ${maxLength} characters`)
    .refine(
      (value) => [...without].every((character) => !value.includes(character)),
      `must have none of ${without}`,
    );
}

const MAX_DESCRIPTION = 255;

export const descriptionField = field(
  plainText(MAX_DESCRIPTION, "<>#%&").optional(),
  `The description, at most ${MAX_DESCRIPTION} characters, none of \`<>#%&\`.`,
  { platformDefault: "" },
);

const MAX_VENDOR = 64;

/** Left out, the service takes the tenant's name; `vendorAsGiven` makes that the same as none. */
export const vendorField = field(
  plainText(MAX_VENDOR, "<>()#%&/").optional(),
  `Who offers it, at most ${MAX_VENDOR} characters, none of \`<>()#%&/\`. Left out, it is the tenant's name.`,
  { platformDefault: "" },
);

/** The vendor of an object as its resource has it: the tenant's name is what an absent vendor becomes. */
export function vendorAsGiven(
  { vendor, domain }: Readonly<Record<string, unknown>>,
  prior: Readonly<Record<string, unknown>> | undefined,
): unknown {
  return vendor === domain && prior?.vendor !== domain ? "" : vendor;
}

export const enterpriseProjectIdField = field(
  text.optional(),
  "The id of the enterprise project; `0` is the project `default`.",
  { platformDefault: "0", change: "replace" },
);

export const createTime = field(z.string(), "When it was created, UTC.");
