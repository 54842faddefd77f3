import { z } from "zod";

import { type Codec, field, type Rule } from "../../../core/schema/field";
import { isRecord } from "../../../core/schema/values";
import { FLOAT_PARAMETERS, PLAIN_NUMBERS, UNSETTABLE_PARAMETERS, workflowIn } from "../api/workflow";

/** What the server takes for the names of components, joined by dots, and of a parameter at the end. */
const PATH = /^([A-Za-z][A-Za-z0-9-]{0,29}\.)*[A-Za-z_][A-Za-z0-9_]{0,49}$/;
/** What the server takes for the value of a parameter of type `path`. */
const STORAGE_PATH = /^[.a-zA-Z0-9/_-]*$/;

/** The numbers that the server writes as JavaScript does: others it writes with an exponent, such as `1e+06`. */
const isPlain = (number: number) => number === 0 || (Math.abs(number) >= 1e-4 && Math.abs(number) < 1e6);

const listed = z.union(
  [
    z.string(),
    z
      .number()
      .refine(isPlain, { message: `must be ${PLAIN_NUMBERS}: give another number of a list as a text` }),
  ],
  { error: "must be a text or a number" },
);
const item = z.union([listed, z.array(listed)], { error: "must be a text, a number or a list of those" });

/** The server refuses truth values, and reads numbers and lists as Go does: so those are sent as the text that they are. */
const asStepsSeeIt: Codec = {
  encode: (value) =>
    typeof value === "string" || (typeof value === "number" && isPlain(value))
      ? value
      : JSON.stringify(value),
  decode: (value) => value,
};

/** What a step sees of a value; one key for a list and its text. */
function seen(value: unknown): unknown {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (!text.startsWith("[")) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export const parameterValues = z.record(
  z.string().min(1),
  field(
    z.union([z.string(), z.number(), z.boolean(), z.array(item)], {
      error:
        "must be a text, a number, true, false or a list: the server takes no other values. What a step shall read as " +
        "JSON is a text too",
    }),
    "A value.",
    { codec: asStepsSeeIt, key: seen },
  ),
);

/** Why a parameter of a declared type cannot have a value. All but lists can be emptied. */
function refusalOf(type: unknown, value: unknown): string | undefined {
  if (value === "" && type !== "list") return undefined;
  switch (type) {
    case "int":
    case "list":
      return UNSETTABLE_PARAMETERS;
    case "float":
      return typeof value === "number" && isPlain(value) ? undefined : FLOAT_PARAMETERS;
    case "string":
      return typeof value === "number" ? "the workflow declares it as `string`: give a text" : undefined;
    case "path":
      return typeof value === "string" && STORAGE_PATH.test(value)
        ? undefined
        : "the workflow declares it as `path`: it must be a text of letters, digits and `. / _ -`";
    default:
      return undefined;
  }
}

/** Names that no workflow can have. */
export const areParameters: Rule = {
  needs: ["parameters"],
  check: ({ parameters }) =>
    Object.keys(isRecord(parameters) ? parameters : {})
      .filter((name) => !PATH.test(name))
      .map((name) => ({
        path: ["parameters", name],
        reason: "must be `parameter` or `step.parameter`, in the forms that workflows have for names",
      })),
};

/** Values that the types refuse which the text of a workflow declares for its parameters. */
export const fitTheirTypes: Rule = {
  needs: ["yaml", "parameters"],
  check: ({ yaml, parameters: values }) => {
    if (!isRecord(values)) return [];
    const workflow = workflowIn(yaml);
    const places = [workflow?.entry_points, workflow?.post_process];
    return Object.entries(values).flatMap(([path, value]) => {
      const types = places.flatMap((components) => typesOf(components, path.split(".")));
      const reason = types.map((type) => refusalOf(type, value)).find((refusal) => refusal !== undefined);
      return reason === undefined ? [] : [{ path: ["parameters", path], reason }];
    });
  },
};

/** The declared types of the parameters that a path means: `parameter` alone means those of all components. */
function typesOf(components: unknown, path: readonly string[]): unknown[] {
  if (!isRecord(components)) return [];
  const [first = "", ...rest] = path;
  return Object.entries(components).flatMap(([name, component]) => {
    if (!isRecord(component)) return [];
    if (rest.length > 1) return name === first ? typesOf(component.entry_points, rest) : [];
    if (rest.length === 1) return name === first ? typeOf(component, rest[0]!) : [];
    return [...typeOf(component, first), ...typesOf(component.entry_points, path)];
  });
}

function typeOf({ parameters: declared }: Readonly<Record<string, unknown>>, name: string): unknown[] {
  const declaration = isRecord(declared) ? declared[name] : undefined;
  return isRecord(declaration) ? [declaration.type] : [];
}
