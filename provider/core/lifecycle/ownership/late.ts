import { pause } from "../../wait";

const FIRST_INTERVAL_MS = 500;

export interface LateLook<T> {
  readonly look: () => Promise<T>;
  /** Whether a look has shown what it looks for. */
  readonly isDone: (result: T) => boolean;
  /** For how long a request may still be carried out. */
  readonly seconds: number;
  /** Milliseconds between two looks, which begin at half a second and double. */
  readonly longestInterval: number;
  readonly signal: AbortSignal;
}

/** Repeats a look until it has shown what it looks for, or a request without an answer is not carried out any more. */
export async function whileLate<T>(options: LateLook<T>): Promise<T> {
  const { look, isDone, seconds, longestInterval, signal } = options;
  const until = Date.now() + seconds * 1_000;
  for (let interval = FIRST_INTERVAL_MS; ; interval = Math.min(interval * 2, longestInterval)) {
    const result = await look();
    const left = until - Date.now();
    if (isDone(result) || left <= 0) return result;
    await pause(Math.min(interval, left), signal);
  }
}
