import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { Figures } from "../../../bench/growth/figures";
import { CELL, figure } from "./sample";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-figures-"));
  file = join(folder, "figures.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("figures in a file", () => {
  it("are taken up again by another process, which measures only what is missing", () => {
    expect(new Figures(file).missing(CELL, 900)).toEqual(["up", "preview", "refresh", "change", "destroy"]);
    new Figures(file).add(figure({}, "up", 12));
    new Figures(file).add(figure({}, "refresh", 7));
    const again = new Figures(file);
    expect(again.missing(CELL, 900)).toEqual(["preview", "change", "destroy"]);
    expect(again.missing({ ...CELL, backend: "s3" }, 900)).toHaveLength(5);
    expect(again.all.map(({ step, seconds }) => [step, seconds])).toEqual([
      ["up", 12],
      ["refresh", 7],
    ]);
  });

  it("are measured again where they were stopped before a later limit", () => {
    const figures = new Figures(file);
    for (const step of ["preview", "refresh", "change", "destroy"] as const) figures.add(figure({}, step, 1));
    figures.add(figure({}, "up", 900.2, { stopped: { done: 120 } }));
    expect(figures.missing(CELL, 900)).toEqual([]);
    expect(figures.missing(CELL, 1_800)).toEqual(["up"]);
    figures.add(figure({}, "up", 1_500));
    expect(figures.missing(CELL, 1_800)).toEqual([]);
    expect(new Figures(file).all).toHaveLength(5);
  });
});
