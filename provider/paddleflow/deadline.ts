import { DeadlineError } from "../core/errors";

/** Waits for work that belongs to many operations no longer than one of them may last. */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  cause: () => string | undefined,
): Promise<T> {
  let abandon = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    abandon = () => {
      const why = cause();
      reject(
        new DeadlineError(
          `gave up at the deadline${why === undefined ? "" : `; the last failure was: ${why}`}`,
        ),
      );
    };
    signal.addEventListener("abort", abandon, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", abandon);
  }
}
