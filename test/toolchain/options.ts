import { InvalidArgumentError } from "commander";

/** Reads an option's value that is a whole number from 1. */
export function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("a whole number from 1 is needed");
  return value;
}

/** Reads an option's value that is a list of such numbers. */
export function wholes(list: string): number[] {
  return list.split(",").map(whole);
}
