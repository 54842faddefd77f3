import { fstatSync } from "node:fs";

/**
 * Ends the process when the engine that started it is gone, whatever is under way: nobody could put its end into the
 * state, and what no run has resolved the next one settles. The engine holds the other end of standard input and never
 * writes: it closes with the engine, however that ends.
 */
export function endWithEngine(): void {
  if (!isPipe(0)) return;
  const end = (): void => process.exit();
  process.stdin.once("end", end).once("error", end).resume().unref();
}

function isPipe(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFIFO();
  } catch {
    return false;
  }
}
