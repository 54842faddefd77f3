import type { Difference } from "../schema/compare";
import type { ResourceDefinition } from "../definition";
import { BatchflowError, messageOf, RefusedError } from "../errors";
import { secretsIn } from "../disclosure/places";
import { conceal } from "../trouble";
import { TRIGGERS } from "../triggers";
import { containsUnknown, isUnknown } from "../schema/values";
import { inPlace, topsOf } from "./changes";
import type { Host, Known, Wanted } from "./operation/context";
import { perform } from "./operation/perform";

/** How long a preview waits for what the platform has of an object that may refuse a change. */
const REFUSAL_SECONDS = 10;

/** Refuses, in a preview too, a change that the platform will refuse or not carry out in the object's present state. */
export async function refuseInVain(
  definition: ResourceDefinition,
  host: Host,
  { id, outputs }: Known,
  { inputs: wanted, context }: Wanted,
  differences: readonly Difference[],
): Promise<void> {
  const { spec } = definition;
  // What is not known yet may turn out to be as it is.
  const certain = topsOf(inPlace(definition, differences)).filter((name) => !containsUnknown(wanted[name]));
  const changed = new Set(certain);
  if (spec.refusal === undefined || changed.size === 0 || isUnknown(wanted.connection)) return;
  const timed = { ...context, timeoutSeconds: { read: REFUSAL_SECONDS } };
  const performance = { definition, host, verb: "read", inputs: outputs, context: timed, id } as const;
  await perform(performance, async (_subject, operation) => {
    conceal(secretsIn(definition.inputs, wanted, context.secrets));
    const asked = spec.refusal?.({ ...operation, id, changed, wanted });
    const reason = await asked?.catch((error: unknown) => {
      operation.log(`whether the platform will take the change is not known: ${messageOf(error)}`);
      return undefined;
    });
    if (reason !== undefined) throw new RefusedError(reason);
  });
}

/** The failure of a deletion, with what to do if the object is to stay after all. */
export function halfDeleted({ spec, inputs }: ResourceDefinition, error: unknown): unknown {
  const { takesApart } = spec;
  if (takesApart === undefined || !(error instanceof BatchflowError)) return error;
  // Of work that runs once no read shows that it was ended.
  const remedy = inputs.fields.has(TRIGGERS)
    ? `change its \`${TRIGGERS}\`, so that it runs again`
    : "run `pulumi up --refresh`";
  const step = `It may have lost ${takesApart} already: if it is to stay, ${remedy}`;
  return error.withMessage(`${error.message}. ${step}`);
}
