import type { Found, Listed, MarkedObject } from "../../../core/operation";
import { nonEmpty, type Wire } from "../../../core/schema/wire";
import { timeOf } from "../../../core/schema/values";
import type { CromwellClient } from "../api/cromwell";
import { getLabels, getStatus, listWorkflows } from "./calls";
import type { Inputs } from "./inputs";
import { CREATE_LABEL, INPUTS_LABEL, labelsOf, MARK_LABEL, markIn } from "./labels";
import { ON_HOLD } from "./state";
import { digestOf } from "./submission";

/** The states of a workflow that is not about to end. */
const GOING_ON = [ON_HOLD, "Submitted", "Running"];

const OTHER_INPUTS = {
  reason: "it was submitted with other inputs, and has not ended",
  advice: "Declare what it was submitted with, or end it with `stopCromwellExecution`",
};

const QUERY = {
  // Sub-workflows may have the labels of the workflow that they are parts of.
  includeSubworkflows: false,
  additionalQueryResultFields: ["labels"],
};

/**
 * The workflows that a resource has submitted with these inputs, the newest first, and those with other inputs that go
 * on: the resource cannot use these, as reads do not show the difference. Those that have ended with other inputs are
 * left out.
 */
export async function findSubmitted(
  client: CromwellClient,
  inputs: Inputs,
  who: string,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const digest = digestOf(inputs);
  const rows = await listWorkflows(client, { ...QUERY, label: [`${MARK_LABEL}:${who}`] }, signal);
  const found: Found[] = [];
  for (const row of rows) {
    const isSame = labelsOf(row.labels)[INPUTS_LABEL] === digest;
    if (!isSame && !(await goesOn(client, row, signal))) continue;
    // Queries lag: a workflow that was given up a moment ago may still be found by its mark.
    const labels = await getLabels(client, String(row.id), signal);
    if (labels?.[MARK_LABEL] !== who) continue;
    const one = { id: String(row.id), which: labels[CREATE_LABEL] ?? "", createTime: timeOf(row.submission) };
    found.push(isSame ? one : { ...one, unusable: OTHER_INPUTS });
  }
  return found;
}

/** The workflows with a mark of any resource that go on. Records of those that have ended stay anyway. */
export async function listMarked(
  client: CromwellClient,
  signal: AbortSignal,
): Promise<readonly MarkedObject[]> {
  const rows = await listWorkflows(client, { ...QUERY, status: GOING_ON }, signal);
  return rows.flatMap((row) => {
    const mark = markIn(labelsOf(row.labels));
    if (mark === undefined) return [];
    const { who, which } = mark;
    return [{ id: String(row.id), who, which, name: nonEmpty(row.name), createTime: timeOf(row.submission) }];
  });
}

/** All workflows, those that have ended too, without the parts of others. */
export async function listSubmitted(client: CromwellClient, signal: AbortSignal): Promise<readonly Listed[]> {
  const rows = await listWorkflows(client, QUERY, signal);
  return rows.map((row) => ({
    id: String(row.id),
    name: nonEmpty(row.name),
    createTime: timeOf(row.submission),
  }));
}

async function goesOn(client: CromwellClient, { id, status }: Wire, signal: AbortSignal): Promise<boolean> {
  if (!GOING_ON.includes(String(status))) return false;
  return GOING_ON.includes((await getStatus(client, String(id), signal)) ?? "");
}
