import { CALL_TIMEOUT_SECONDS, type FunctionDefinition } from "../../../provider/core/functionDefinition";
import type { Shape } from "../../../provider/core/schema/shape";
import { sentence } from "../sentences";
import type { FunctionSpec, ObjectSpec, PropertySpec } from "./spec";
import { propertyText } from "./text";
import { propertiesOf, propertyOf, type PlatformTypes } from "./types";

/** A reader or function of the package. Where it gives a list, that is the member `items` of its result. */
export function functionSpec(definition: FunctionDefinition, types: PlatformTypes): FunctionSpec {
  const { inputs, outputs } = definition;
  return {
    description: descriptionOf(definition),
    inputs: objectOf([...inputs.fields], (shape) =>
      propertyOf(shape, types.typeOf(shape, "argument"), propertyText(shape, { given: true })),
    ),
    outputs: objectOf(outputs.kind === "array" ? [["items", outputs]] : shown([...outputs.fields]), (shape) =>
      propertyOf(shape, types.typeOf(shape, "result"), propertyText(shape) || RESULTS),
    ),
  };
}

const RESULTS = "The results.";

type Members = readonly (readonly [string, Shape])[];

/** Credentials are left out of results. */
function shown(members: Members): Members {
  return members.filter(([, { marks }]) => marks.secret !== true);
}

function objectOf(members: Members, write: (shape: Shape) => PropertySpec): ObjectSpec {
  return {
    type: "object",
    properties: propertiesOf(members, write),
    required: members.filter(([, { optional }]) => !optional).map(([name]) => name),
  };
}

function descriptionOf({ doc, action, reader, timeoutSeconds }: FunctionDefinition): string {
  const facts = [
    `API action: ${action}.`,
    ...(timeoutSeconds === CALL_TIMEOUT_SECONDS ? [] : [`Given up after ${timeoutSeconds / 60} minutes.`]),
    reader ? "Credentials are left out of the result." : "A preview does not call it.",
  ];
  return `${sentence(doc)}\n\n${facts.join(" ")}`;
}
