import { type Mark, parseMark } from "../../../core/identity";
import { isRecord } from "../../../core/schema/values";

/** The label for the resource that owns a workflow. Queries find exact values only, so each part of a mark has its own. */
export const MARK_LABEL = "pulumi-batchflow";

/** The label for the create that has submitted a workflow. */
export const CREATE_LABEL = "pulumi-batchflow-create";

/** The label for the digest of the inputs of a workflow: reads do not show all of them. */
export const INPUTS_LABEL = "pulumi-batchflow-inputs";

/** The value of `MARK_LABEL` once the resource has given the workflow up: the server keeps every record. */
export const RELEASED = "released";

/** The label that the server sets itself. */
export const SERVER_LABEL = "cromwell-workflow-id";

/** The labels that a program may not set. */
export const FOREIGN_LABELS: readonly string[] = [MARK_LABEL, CREATE_LABEL, INPUTS_LABEL, SERVER_LABEL];

/** Labels in an answer of the server. */
export function labelsOf(wire: unknown): Readonly<Record<string, string>> {
  const entries = isRecord(wire) ? Object.entries(wire) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** The labels that are the user's. */
export function ownLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !FOREIGN_LABELS.includes(name)));
}

/** The labels of a workflow that is submitted. */
export function markLabels({ who, which }: Mark): Readonly<Record<string, string>> {
  return { [MARK_LABEL]: who, [CREATE_LABEL]: which };
}

/** The mark among the labels; undefined where there is none, or where the workflow was given up. */
export function markIn(labels: Readonly<Record<string, string>>): Mark | undefined {
  return parseMark(`${labels[MARK_LABEL]}-${labels[CREATE_LABEL]}`);
}
