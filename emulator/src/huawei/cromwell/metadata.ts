import type { CallRecord, CromwellRecord } from "../records";

export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Prefixes of names, at both levels. */
interface Keys {
  include: string[];
  exclude: string[];
}

/** The workflow that a call runs, where it is to be shown in the call's place. */
type Expand = (id: string) => CromwellRecord | undefined;

/** What the keys of a query leave of a workflow's metadata. */
export function metadataOf(row: CromwellRecord, keys: Keys, expand: Expand): object {
  const { include, exclude } = keys;
  if (row.metadataArchiveStatus === "Archived") {
    const message = "Cromwell has archived this workflow's metadata according to the lifecycle policy.";
    return { id: row.id, metadataArchiveStatus: row.metadataArchiveStatus, message };
  }
  const shown = (name: string): boolean =>
    (include.length === 0 || include.some((key) => name.startsWith(key))) &&
    !exclude.some((key) => name.startsWith(key));
  const members = Object.entries(workflowOf(row)).filter(([name]) => name === "id" || shown(name));
  const callOfRow = (call: CallRecord): object => {
    const sub = expand(call.subWorkflowId ?? "");
    return sub
      ? { ...callOf(row, call), subWorkflowMetadata: metadataOf(sub, keys, expand) }
      : { ...callOf(row, call), ...(call.subWorkflowId !== null && { subWorkflowId: call.subWorkflowId }) };
  };
  const calls = exclude.includes("calls") ? {} : callsOf(row, callOfRow, shown, include.length === 0);
  const hasCalls = Object.keys(calls).length > 0 || (include.length === 0 && !exclude.includes("calls"));
  return { ...Object.fromEntries(members), ...(hasCalls && { calls }) };
}

/** Where the output of each call went. */
export function logsOf(row: CromwellRecord): object {
  const entries = row.calls.map((call) => {
    const { stdout, stderr, attempt, shardIndex } = callOf(row, call) as Record<string, unknown>;
    return [call.name, [{ stdout, stderr, attempt, shardIndex }]];
  });
  return { id: row.id, calls: Object.fromEntries(entries) as object };
}

export function allLabels(row: CromwellRecord): Record<string, string> {
  return { "cromwell-workflow-id": `cromwell-${row.id}`, ...row.labels };
}

function callsOf(
  row: CromwellRecord,
  callOfRow: (call: CallRecord) => object,
  shown: (name: string) => boolean,
  all: boolean,
): Record<string, object[]> {
  const entries = row.calls.flatMap((call): [string, object[]][] => {
    const members = Object.entries(callOfRow(call));
    const wanted = members.filter(([name]) => shown(name));
    if (wanted.length === 0 && !all) return [];
    const place = members.filter(([name]) => name === "attempt" || name === "shardIndex");
    return [[call.name, [Object.fromEntries([...wanted, ...place])]]];
  });
  return Object.fromEntries(entries);
}

function workflowOf(row: CromwellRecord): object {
  const failures = row.failures.map((message) => ({ message, causedBy: [] }));
  return {
    id: row.id,
    ...(row.name !== null && { workflowName: row.name, workflowRoot: rootOf(row) }),
    status: row.status,
    submission: iso(row.submission),
    ...(row.start !== null && { start: iso(row.start) }),
    ...(row.end !== null && { end: iso(row.end) }),
    labels: allLabels(row),
    inputs: row.inputs,
    outputs: row.status === "Succeeded" ? row.outputs : {},
    ...(failures.length > 0 && { failures: [{ message: "Workflow failed", causedBy: failures }] }),
  };
}

function callOf(row: CromwellRecord, call: CallRecord): object {
  const folder = `${rootOf(row)}/call-${call.name.split(".")[1] ?? ""}/execution`;
  const cause = `Job ${call.name}:NA:1 exited with return code ${String(call.returnCode)}`;
  return {
    executionStatus: call.executionStatus,
    backend: "Local",
    backendStatus: call.executionStatus === "Running" ? "Running" : "Done",
    attempt: 1,
    shardIndex: -1,
    ...(call.returnCode !== null && { returnCode: call.returnCode }),
    ...(call.start !== null && { start: iso(call.start) }),
    ...(call.end !== null && { end: iso(call.end) }),
    inputs: {},
    ...(call.executionStatus === "Done" && { outputs: call.outputs }),
    ...(call.executionStatus === "Failed" && { failures: [{ message: cause, causedBy: [] }] }),
    stdout: `${folder}/stdout`,
    stderr: `${folder}/stderr`,
    executionEvents: eventsOf(call),
  };
}

/** What the engine did for a call, and when. */
function eventsOf({ start, end }: CallRecord): object[] {
  if (start === null) return [];
  const startTime = iso(start);
  const preparing = { description: "PreparingJob", startTime, endTime: startTime };
  return [preparing, { description: "RunningJob", startTime, ...(end !== null && { endTime: iso(end) }) }];
}

function rootOf(row: CromwellRecord): string {
  return `/cromwell-executions/${row.name ?? ""}/${row.id}`;
}
