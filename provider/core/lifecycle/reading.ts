import { without } from "../compare";
import type { Actual, Operation, ResourceDefinition } from "../definition";
import { NotFoundError, RefusedError } from "../errors";
import type { Properties } from "./context";

/** The object as the platform has it; undefined where it is gone. */
export async function readActual(
  { type, spec }: ResourceDefinition,
  operation: Operation<unknown>,
  id: string,
  prior?: Properties,
): Promise<Actual | undefined> {
  if (!spec.id.pattern.test(id)) {
    throw new RefusedError(`"${id}" is no id of a ${type}, which looks like ${spec.id.example}`);
  }
  try {
    return await spec.read({ ...operation, id, prior });
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** The outputs that the definition declares. */
export function outputsOf({ outputs }: ResourceDefinition, actual: Actual): Properties {
  return (without(outputs, actual.outputs, () => false) ?? {}) as Properties;
}
