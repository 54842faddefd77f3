import type { CallRecord, CromwellRecord, CromwellStatus, Step } from "../records";
import { runCommand } from "../workflow/commands";
import type { World } from "../world";
import { readWdl } from "./wdl";

const OVER: ReadonlySet<CromwellStatus> = new Set(["Succeeded", "Failed", "Aborted"]);

export function isOver({ status }: CromwellRecord): boolean {
  return OVER.has(status);
}

/** What workflows of Cromwell do by themselves, in virtual time. */
export class CromwellEngine {
  constructor(private readonly world: World) {}

  find(id: string): CromwellRecord | undefined {
    return this.world.state.cromwell.find((row) => row.id === id);
  }

  /** Found by the next poll. */
  queue(row: CromwellRecord): void {
    row.status = "Submitted";
    this.plan(row, this.world.settings.durations.cromwellPickup, "Running");
  }

  /** What no poll has found yet is over at once. */
  abort(row: CromwellRecord): void {
    if (row.status === "Aborting") return;
    if (row.status !== "Running") return this.end(row, "Aborted");
    this.world.drop(row.id, "cromwell", "call");
    row.status = "Aborting";
    this.plan(row, this.world.settings.durations.cromwellAborting, "Aborted");
  }

  end(row: CromwellRecord, status: CromwellStatus, failures: string[] = []): void {
    this.world.drop(row.id, "cromwell", "call");
    row.status = status;
    row.end = this.world.now();
    row.failures = failures;
    const left = row.calls.filter(({ end }) => end === null);
    const executionStatus = status === "Succeeded" ? "Done" : status === "Failed" ? "Failed" : "Aborted";
    left.forEach((call) => Object.assign(call, { executionStatus, end: row.end }));
  }

  /** Puts a workflow into a status, in which it stays until something else happens to it. */
  hold(row: CromwellRecord, status: CromwellStatus): void {
    this.world.drop(row.id, "cromwell", "call");
    row.status = status;
    if (status === "Running") row.start ??= this.world.now();
  }

  /** A call of a running workflow that is a workflow itself; it runs until something else happens to it. */
  addSubWorkflow(parent: CromwellRecord, id: string): void {
    const now = this.world.now();
    const name = "sub";
    this.world.state.cromwell.push({
      ...parent,
      id,
      name,
      status: "Running",
      submission: now,
      start: now,
      end: null,
      visibleAt: now,
      labels: { ...parent.labels },
      earlierStatus: null,
      earlierLabels: null,
      inputs: {},
      outputs: {},
      failures: [],
      calls: [],
      parent: parent.id,
    });
    parent.calls.push({
      name: `${parent.name ?? ""}.${name}`,
      command: "",
      executionStatus: "Running",
      returnCode: null,
      start: now,
      end: null,
      outputs: {},
      subWorkflowId: id,
    });
  }

  perform(step: Step & { kind: "cromwell" | "call" }): void {
    const row = this.find(step.id);
    if (!row) return;
    if (step.kind === "call") this.callEnded(row, step.call, step.returnCode);
    else if (step.to === "Aborted") this.end(row, "Aborted");
    else this.start(row);
  }

  private start(row: CromwellRecord): void {
    row.status = "Running";
    row.start = this.world.now();
    const source = row.source ?? this.world.state.files[row.url ?? ""];
    if (source === undefined) return this.end(row, "Failed", [`Failed to resolve ${row.url ?? ""}`]);
    const wdl = readWdl(source, row.inputs);
    if (!wdl) return this.end(row, "Failed", ["Namespace does not have a workflow to run"]);
    row.name = wdl.name;
    row.outputs = wdl.outputs;
    row.calls = wdl.calls.map(({ name, command, outputs }) => ({
      name: `${wdl.name}.${name}`,
      command,
      executionStatus: "Running",
      returnCode: null,
      start: this.world.now(),
      end: null,
      outputs,
      subWorkflowId: null,
    }));
    row.calls.forEach((call) => this.run(row, call));
    this.endIfDone(row);
  }

  private run(row: CromwellRecord, call: CallRecord): void {
    const { exitCode, seconds } = runCommand(call.command, 0);
    const step = {
      kind: "call",
      id: row.id,
      call: call.name,
      returnCode: exitCode,
    } as const;
    this.world.schedule(seconds ?? this.world.settings.durations.cromwellCall, step);
  }

  private callEnded(row: CromwellRecord, name: string, returnCode: number): void {
    const call = row.calls.find((one) => one.name === name && one.end === null);
    if (!call) return;
    const executionStatus = returnCode === 0 ? "Done" : "Failed";
    Object.assign(call, { executionStatus, returnCode, end: this.world.now() });
    this.endIfDone(row);
  }

  private endIfDone(row: CromwellRecord): void {
    if (row.calls.some(({ end }) => end === null)) return;
    const failed = row.calls.filter(({ executionStatus }) => executionStatus === "Failed");
    if (failed.length === 0) return this.end(row, "Succeeded");
    const causes = failed.map(
      ({ name, returnCode }) => `Job ${name}:NA:1 exited with return code ${String(returnCode)}`,
    );
    this.end(row, "Failed", causes);
  }

  private plan(row: CromwellRecord, seconds: number, to: "Running" | "Aborted"): void {
    this.world.schedule(seconds, { kind: "cromwell", id: row.id, to });
  }
}
