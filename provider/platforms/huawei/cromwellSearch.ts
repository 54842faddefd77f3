import type { Found, MarkedObject } from "../../core/operation";
import type { CromwellClient } from "./cromwellClient";
import { CREATE_LABEL, INPUTS_LABEL, labelsOf, MARK_LABEL, markIn } from "./cromwellLabels";
import { digestOf, type Inputs } from "./cromwellSubmission";
import { labelsOfWorkflow, queryWorkflows, statusOf } from "./cromwellWorkflows";
import { nonEmpty, timeOf, type Wire } from "./wire";

/** The states of a workflow that goes on unless somebody ends it. */
const GOING_ON = ["On Hold", "Submitted", "Running"];

const OTHER_INPUTS = {
  reason: "it was submitted with other inputs, and has not ended",
  advice: "Declare what it was submitted with, or end it with `stopCromwellExecution`",
};

const QUERY = {
  // They may have the labels of the workflow that they are parts of.
  includeSubworkflows: false,
  additionalQueryResultFields: ["labels"],
};

/**
 * The workflows that a resource has submitted with these inputs, the newest first, and those with other inputs that go
 * on: of such a one reads do not show the difference. One that has ended with other inputs is nobody's any more.
 */
export async function findSubmitted(
  client: CromwellClient,
  inputs: Inputs,
  who: string,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const digest = digestOf(inputs);
  const rows = await queryWorkflows(client, { ...QUERY, label: [`${MARK_LABEL}:${who}`] }, signal);
  const found: Found[] = [];
  for (const row of rows) {
    const isSame = labelsOf(row.labels)[INPUTS_LABEL] === digest;
    if (!isSame && !(await goesOn(client, row, signal))) continue;
    // Queries lag: a workflow that was given up a moment ago may still be found by its mark.
    const labels = await labelsOfWorkflow(client, String(row.id), signal);
    if (labels?.[MARK_LABEL] !== who) continue;
    const one = { id: String(row.id), which: labels[CREATE_LABEL] ?? "", createTime: timeOf(row.submission) };
    found.push(isSame ? one : { ...one, unusable: OTHER_INPUTS });
  }
  return found;
}

/** The workflows with a mark that go on, whosever. Records of those that have ended stay anyway. */
export async function listMarked(
  client: CromwellClient,
  signal: AbortSignal,
): Promise<readonly MarkedObject[]> {
  const rows = await queryWorkflows(client, { ...QUERY, status: GOING_ON }, signal);
  return rows.flatMap((row) => {
    const mark = markIn(labelsOf(row.labels));
    if (mark === undefined) return [];
    const { who, which } = mark;
    return [{ id: String(row.id), who, which, name: nonEmpty(row.name), createTime: timeOf(row.submission) }];
  });
}

async function goesOn(client: CromwellClient, { id, status }: Wire, signal: AbortSignal): Promise<boolean> {
  if (!GOING_ON.includes(String(status))) return false;
  return GOING_ON.includes((await statusOf(client, String(id), signal)) ?? "");
}
