import type { FaultReport } from "pulumi-batchflow-emulator";
import { up } from "./engine/up";
import { kindOf } from "./programs/kinds";
import type { Lane } from "./lane";
import { preview } from "./engine/looking";
import { Program } from "./programs/programs";
import { Random } from "./programs/random";
import { recoverAll } from "./recover";
import type { Run } from "./engine/run";

/** A request that the platform carries out late. */
export interface LateCase {
  readonly operation: "create" | "delete";
  /** In the emulator's time. */
  readonly seconds: number;
  /** Whether the run is killed at the request; else its connection breaks. */
  readonly kill: boolean;
}

export interface LateOutcome {
  /** `one` object, or a surplus that was named, or what is wrong. */
  readonly cell: string;
  readonly wrong: boolean;
  readonly lines: readonly string[];
}

/** Virtual seconds pass so that 20 of them are longer than a provider's first pauses. */
export const LATE_TIME_SCALE = 8;
/** After the late request everything may go fast. */
const FAST = 1_000;
const MAX_RUNS = 4;

/** Lets one request of a resource be carried out late, and looks at what has become of it. */
export async function runLate(
  lane: Lane,
  type: string,
  { operation, seconds, kill }: LateCase,
): Promise<LateOutcome> {
  const lines: string[] = [];
  const kind = kindOf(type);
  const { control } = lane;
  control.configure({ timeScale: FAST });
  await lane.reset();
  const program = new Program(new Random(1));
  const name = program.add(kind, { named: false, createFirst: false, retainOnDelete: false });
  const urn = lane.stack.urnOf(type, name);
  const before =
    operation === "create" ? program.declared.filter((each) => each.name !== name) : program.declared;
  const prepared = await lane.run((run) => up(run, before));
  if (prepared.run.failures.length > 0) throw new Error(`${type}: ${prepared.run.failures[0]?.message}`);

  const attempt = async (action: (run: Run) => Promise<void>): Promise<boolean> => {
    const { run } = await lane.run(action);
    const failed = run.failures.map((each) => `${each.operation}: ${each.message}`);
    lines.push(run.killed ? "killed" : failed.length > 0 ? `failed: ${failed.join("; ")}` : "done");
    return !run.stopped;
  };
  control.configure({ timeScale: LATE_TIME_SCALE });
  const fault = control.injectFault({
    platform: kind.fixture.platform,
    action: kind.fixture.actions[operation],
    delayMs: seconds * 1_000,
    time: "virtual",
    ...(kill ? { kind: "holdBefore", then: "carryOut", times: "always" } : { kind: "late" }),
  });
  const replace = new Set(operation === "delete" ? [name] : []);
  let done = await attempt(async (run) => {
    if (kill) {
      void control.waitForFault(fault.id).then(
        () => run.kill(),
        () => undefined,
      );
    }
    await up(run, program.declared, { replace });
  });
  const struck = control.faults().find(({ id }) => id === fault.id)?.hits ?? 0;
  control.clearFaults();
  for (let runs = 0; !done && runs < MAX_RUNS; runs++) {
    await recoverAll(lane, (line) => lines.push(line));
    lane.stack.load();
    done = await attempt((run) => up(run, program.declared, { replace }));
  }
  if (struck === 0) return { cell: "not struck", wrong: true, lines };
  const { outcomes }: FaultReport = await control.waitForOutcomes(fault.id, struck);
  lines.push(`carried out late: ${outcomes.join(", ")}`);
  control.configure({ timeScale: FAST });
  control.advance(60);
  await recoverAll(lane, (line) => lines.push(line));
  lane.stack.load();

  const held = lane.stack.find(urn);
  const there = lane.madeOf(type);
  const printed = lane.printed.join("\n");
  const surplus = there.filter((id) => id !== held?.id);
  const unnamed = surplus.filter((id) => !printed.includes(id));
  const report = (cell: string, wrong: boolean): LateOutcome => ({ cell, wrong, lines });
  lines.push(`there: ${there.join(", ") || "none"}; in state: ${held?.id ?? "none"}`);
  if (unnamed.length > 0) return report("doubled", true);
  if (!done) return report(surplus.length > 0 ? "refused, named" : "refused", surplus.length === 0);
  if (held === undefined || !there.includes(held.id)) return report("lost", true);
  const { run, result: steps } = await lane.run((each) => preview(each, program.declared));
  const changes = (steps ?? []).filter((step) => step.operation !== "same");
  if (run.failures.length > 0 || changes.length > 0) return report("not quiet", true);
  return report(surplus.length > 0 ? "named" : "one", false);
}
