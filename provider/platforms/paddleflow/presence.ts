import { NotFoundError } from "../../core/errors";
import type { Call, PaddleFlowClient, Wire } from "./client";

/** What a read answers, or undefined where the object is not there. */
export async function ifPresent<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}

/** What an action that shows one object answers, or undefined where the object is not there. */
export function showOne(
  client: PaddleFlowClient,
  action: string,
  request: Pick<Call, "path" | "query" | "signal">,
): Promise<Wire | undefined> {
  return ifPresent(() => client.call(action, { method: "GET", ...request, idempotent: true }));
}
