import type { Cell, Step } from "../../../bench/growth/cells";
import type { Figure } from "../../../bench/growth/figures";

export const CELL: Cell = {
  size: 1_000,
  mix: "templates",
  stacks: 1,
  backend: "file",
  host: "dynamic",
  rates: "off",
  saving: "steps",
};

/** What a step took in a cell that differs from `CELL` in these choices. */
export function figure(cell: Partial<Cell>, step: Step, seconds: number, more: Partial<Figure> = {}): Figure {
  return {
    cell: { ...CELL, ...cell },
    step,
    seconds,
    requests: {},
    refused: 0,
    machine: "2 × any",
    date: "2030-05-01T12:00:00.000Z",
    ...more,
  };
}
