import { availableParallelism, cpus } from "node:os";
import { startEmulator } from "pulumi-batchflow-emulator";
import type { Log } from "../../toolchain/progress";
import { Unavailable } from "../../toolchain/unavailable";
import { type Cell, nameOf, type Step, steps } from "./cells";
import type { Figures } from "./figures";
import { type Outcome, Scene } from "./scene";

const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? process.arch}`;

/** Measures what is missing of these cells; a backend that the machine can't have is left out, with a line. */
export async function measureGrowth(
  cells: readonly Cell[],
  figures: Figures,
  limit: number,
  log: Log,
): Promise<void> {
  for (const cell of cells) {
    const missing = figures.missing(cell, limit);
    if (missing.length === 0) continue;
    log(`  ${nameOf(cell)}`);
    try {
      await measureCell(cell, missing, limit, log, (step, outcome) => {
        figures.add({ cell, step, ...outcome, machine, date: new Date().toISOString() });
        log(`    ${step} ${outcome.stopped ? "stopped after" : "took"} ${outcome.seconds.toFixed(1)} s`);
      });
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      log(`    left out: ${error.message}`);
    }
  }
}

/** Takes a cell's stacks through the missing steps. What comes before them is made without being measured. */
async function measureCell(
  cell: Cell,
  missing: readonly Step[],
  limit: number,
  log: Log,
  keep: (step: Step, outcome: Outcome) => void,
): Promise<void> {
  const quotas = { taskTemplates: Number.MAX_SAFE_INTEGER, computeEnvs: Number.MAX_SAFE_INTEGER };
  const emulator = await startEmulator({ rateLimits: cell.rates === "documented", tencent: { quotas } });
  let scene: Scene | undefined;
  try {
    scene = await Scene.open(cell, emulator, log);
    let isFull = false;
    for (const step of steps.filter((one) => missing.includes(one))) {
      if (step !== "up" && !isFull) await scene.fill();
      const outcome = await scene.run(step, limit);
      keep(step, outcome);
      isFull = outcome.stopped === undefined || step !== "up";
      if (!isFull) {
        // A killed update leaves creations of which nobody knows the end: the other steps get new stacks.
        await scene.close();
        emulator.control.reset("tencent");
        scene = await Scene.open(cell, emulator, log);
      }
    }
  } finally {
    await scene?.close();
    await emulator.close();
  }
}
