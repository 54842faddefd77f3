import { type Mark, parseMark } from "../../../core/identity";
import type { Found, MarkedObject } from "../../../core/operation";
import { isRecord } from "../../../core/schema/values";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty, timeOf, type Wire } from "../api/wire";
import { type JobFilters, listJobs } from "./calls";

/** Jobs are searched for by whole values of labels, so that each part of a mark has a label of its own. */
const WHO_LABEL = "pulumi-batchflow/mark";
const WHICH_LABEL = "pulumi-batchflow/create";

type Labels = Readonly<Record<string, string>>;

export function markedLabels(labels: Labels | undefined, { who, which }: Mark): Labels {
  return { ...labels, [WHO_LABEL]: who, [WHICH_LABEL]: which };
}

/** The labels that the program has given; undefined where it has given none. */
export function ownLabels(labels: unknown): Labels | undefined {
  if (!isRecord(labels)) return undefined;
  const { [WHO_LABEL]: _who, [WHICH_LABEL]: _which, ...own } = labels as Labels;
  return own;
}

/** The mark that a job carries. */
export function markOfJob({ labels }: Wire): Mark | undefined {
  return isRecord(labels)
    ? parseMark(`${String(labels[WHO_LABEL])}-${String(labels[WHICH_LABEL])}`)
    : undefined;
}

/** The jobs of a resource. */
export async function findMarkedJobs(
  client: PaddleFlowClient,
  who: string,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const found = await marked(client, { labels: { [WHO_LABEL]: who } }, signal);
  return found.filter((one) => one.who === who);
}

/** All jobs with a mark that the connection's user sees. */
export function listMarkedJobs(
  client: PaddleFlowClient,
  signal: AbortSignal,
): Promise<readonly MarkedObject[]> {
  return marked(client, {}, signal);
}

async function marked(
  client: PaddleFlowClient,
  filters: JobFilters,
  signal: AbortSignal,
): Promise<MarkedObject[]> {
  const jobs = await listJobs(client, filters, signal);
  return jobs.flatMap((job) => {
    const mark = markOfJob(job);
    if (mark === undefined) return [];
    const { who, which } = mark;
    return [{ id: String(job.id), who, which, name: nonEmpty(job.name), createTime: timeOf(job.acceptTime) }];
  });
}
