import type { Found } from "../core/definition";
import type { CromwellClient } from "./cromwellClient";
import { INPUTS_LABEL, labelsOf, MARK_LABEL } from "./cromwellLabels";
import { digestOf, type Inputs } from "./cromwellSubmission";
import { labelsOfWorkflow, queryWorkflows, statusOf } from "./cromwellWorkflows";
import { timeOf, type Wire } from "./wire";

/** The states of a workflow that goes on unless somebody ends it. */
const GOING_ON = ["On Hold", "Submitted", "Running"];

const OTHER_INPUTS = {
  reason: "it was submitted with other inputs, and has not ended",
  advice: "Declare what it was submitted with, or end it with `stopCromwellExecution`",
};

/**
 * The newest workflow that was submitted with the mark and these inputs, or else one with the mark and other inputs that
 * goes on: of such a one reads do not show the difference. One that has ended with other inputs is nobody's any more.
 */
export async function findSubmitted(
  client: CromwellClient,
  inputs: Inputs,
  mark: string,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const filters = {
    label: [`${MARK_LABEL}:${mark}`],
    // They may have the labels of the workflow that they are parts of.
    includeSubworkflows: false,
    additionalQueryResultFields: ["labels"],
  };
  const digest = digestOf(inputs);
  const rows = await queryWorkflows(client, filters, signal);
  const isSame = (row: Wire) => labelsOf(row.labels)[INPUTS_LABEL] === digest;
  for (const row of rows.filter(isSame)) {
    if (await isMarked(client, row, mark, signal)) return foundIn(row);
  }
  for (const row of rows.filter((one) => !isSame(one) && GOING_ON.includes(String(one.status)))) {
    const goesOn = GOING_ON.includes((await statusOf(client, String(row.id), signal)) ?? "");
    if (goesOn && (await isMarked(client, row, mark, signal))) {
      return { ...foundIn(row), unusable: OTHER_INPUTS };
    }
  }
  return undefined;
}

/** Queries lag: a workflow that was given up a moment ago may still be found by its mark. */
async function isMarked(
  client: CromwellClient,
  { id }: Wire,
  mark: string,
  signal: AbortSignal,
): Promise<boolean> {
  const labels = await labelsOfWorkflow(client, String(id), signal);
  return labels?.[MARK_LABEL] === mark;
}

function foundIn({ id, submission }: Wire): Found {
  return { id: String(id), createTime: timeOf(submission) };
}
