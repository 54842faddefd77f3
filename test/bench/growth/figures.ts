import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BackendUse } from "../../toolchain/backends";
import { repositoryRoot } from "../../toolchain/repository";
import type { ProcessUse } from "../providerProcess";
import { type Cell, nameOf, type Step, steps } from "./cells";

/** The figures that docs/scale.md shows. */
export const FIGURES = join(repositoryRoot, "test/bench/growth/figures.json");

/** What one operation on all resources of a cell took, the stacks one after another. */
export interface Figure {
  readonly cell: Cell;
  readonly step: Step;
  readonly seconds: number;
  /** Whether it was stopped after this time, unfinished; `done` is how many resources it had created or deleted. */
  readonly stopped?: { readonly done?: number };
  /** The highest peak and the sum of the rest, over the stacks. */
  readonly engine?: ProcessUse;
  readonly provider?: ProcessUse;
  /** Requests that reached the platform, by action. */
  readonly requests: Readonly<Record<string, number>>;
  readonly refused: number;
  /** What the backend's server was asked for. */
  readonly backend?: BackendUse;
  /** Bytes of all stacks' states, uncompressed, before the operation; of an `up`, after it. */
  readonly stateBytes?: number;
  readonly machine: string;
  readonly date: string;
}

/** Figures in a file, which is written anew after each: so a measurement can be interrupted and taken up again. */
export class Figures {
  readonly #file: string;
  readonly #figures: Figure[];

  constructor(file = FIGURES) {
    this.#file = file;
    this.#figures = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Figure[]) : [];
  }

  get all(): readonly Figure[] {
    return this.#figures;
  }

  /** The steps of a cell that were not measured, or were stopped before this limit. */
  missing(cell: Cell, limit: number): Step[] {
    return steps.filter((step) => {
      const figure = this.#find(cell, step);
      return figure === undefined || (figure.stopped !== undefined && figure.seconds < limit);
    });
  }

  /** Keeps a figure in place of an earlier one of the same cell and step. */
  add(figure: Figure): void {
    const before = this.#find(figure.cell, figure.step);
    if (before === undefined) this.#figures.push(figure);
    else this.#figures[this.#figures.indexOf(before)] = figure;
    const temporary = `${this.#file}.tmp`;
    writeFileSync(temporary, `${JSON.stringify(this.#figures, undefined, 2)}\n`);
    renameSync(temporary, this.#file);
  }

  #find(cell: Cell, step: Step): Figure | undefined {
    const name = nameOf(cell);
    return this.#figures.find((figure) => figure.step === step && nameOf(figure.cell) === name);
  }
}
