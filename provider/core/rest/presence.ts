import { NotFoundError } from "../errors";

/** What a call returns, or undefined where the object is not there. */
export async function ifPresent<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
