import type { TestContext } from "vitest";

/** What a machine lacks, as opposed to what fails on it: the tests that need it are skipped, and say so. */
export class Unavailable extends Error {}

/** The tool itself, or the end of the test as skipped where the machine can't have it. */
export async function orSkip<T>({ skip }: TestContext, tool: Promise<T>): Promise<T> {
  try {
    return await tool;
  } catch (error) {
    if (error instanceof Unavailable) skip(error.message);
    throw error;
  }
}
