import { isRecord } from "../core/unknowns";

/** The label by which a resource knows the workflow that it has submitted. */
export const MARK_LABEL = "pulumi-batchflow";

/** The label that tells what a workflow was submitted with, of which reads do not show all. */
export const INPUTS_LABEL = "pulumi-batchflow-inputs";

/** What the mark says of a workflow that its resource has given up: the server keeps every record. */
export const RELEASED = "released";

/** The label that the server sets itself. */
export const SERVER_LABEL = "cromwell-workflow-id";

/** The labels that no user sets. */
export const FOREIGN_LABELS: readonly string[] = [MARK_LABEL, INPUTS_LABEL, SERVER_LABEL];

/** Labels in an answer of the server. */
export function labelsOf(wire: unknown): Readonly<Record<string, string>> {
  const entries = isRecord(wire) ? Object.entries(wire) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** The labels that are the user's. */
export function ownLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => !FOREIGN_LABELS.includes(name)));
}
