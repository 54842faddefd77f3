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

/** The object that a reader shows. Throws where it is not there. */
export function present<T>(object: T | undefined, what: string): T {
  if (object === undefined) throw new NotFoundError(`there is no ${what}`);
  return object;
}
