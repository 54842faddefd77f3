/** The exchanges whose answers differ, by their number in the examples file, with the reason. */
export const knownDifferences: Record<number, string> = {};
