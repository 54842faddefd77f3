import type { Found } from "../core/definition";
import { isRecord } from "../core/unknowns";
import type { PaddleFlowClient } from "./client";
import { listAll } from "./paging";
import { timeOf } from "./times";

/** The label by which a later run finds the job of an interrupted one. */
const MARK_LABEL = "pulumi-batchflow/mark";

type Labels = Readonly<Record<string, string>>;

export function markedLabels(labels: Labels | undefined, mark: string): Labels {
  return { ...labels, [MARK_LABEL]: mark };
}

/** The labels that the program has given; undefined where it has given none. */
export function ownLabels(labels: unknown): Labels | undefined {
  if (!isRecord(labels)) return undefined;
  const { [MARK_LABEL]: _mark, ...own } = labels as Labels;
  return own;
}

/** The newest job with the mark. */
export async function findMarkedJob(
  client: PaddleFlowClient,
  mark: string,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const jobs = await listAll(client, {
    action: "listJob",
    path: ["job"],
    query: { labels: JSON.stringify({ [MARK_LABEL]: mark }) },
    list: "jobList",
    signal,
  });
  const found = jobs
    .filter(({ labels }) => isRecord(labels) && labels[MARK_LABEL] === mark)
    .map(({ id, acceptTime }) => ({ id: String(id), createTime: timeOf(acceptTime) }));
  return found.sort((a, b) => b.createTime - a.createTime)[0];
}
