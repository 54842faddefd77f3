import { ConflictError, hasCode, RefusedError } from "../../core/errors";

/**
 * The error with which the platform refused a step in the present state of things; undefined when it accepted. Other
 * failures are thrown.
 */
export async function refusalOf(
  step: () => Promise<unknown>,
): Promise<ConflictError | RefusedError | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (error instanceof ConflictError || error instanceof RefusedError) return error;
    throw error;
  }
}

/** Whether more nodes were to be given up than are in a state for it. */
export function isShortOfNodes(error: ConflictError | RefusedError): boolean {
  return hasCode(error, "UnsupportedOperation.NotEnoughComputeNodesToTerminate");
}
