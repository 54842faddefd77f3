import { isRecord } from "../core/unknowns";

/** The label by which a resource knows the workflow that it has submitted. */
export const MARK_LABEL = "pulumi-batchflow";

/** What the label says of a workflow that its resource has given up: the server keeps every record. */
export const RELEASED = "released";

/** The label that the server sets itself. */
export const SERVER_LABEL = "cromwell-workflow-id";

/** Labels in an answer of the server. */
export function labelsOf(wire: unknown): Readonly<Record<string, string>> {
  const entries = isRecord(wire) ? Object.entries(wire) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** The labels that are the user's. */
export function ownLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { [MARK_LABEL]: _mark, [SERVER_LABEL]: _server, ...own } = labels;
  return own;
}
