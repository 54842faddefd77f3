import { refusalOf } from "../../../../core/deletion";
import { type BatchflowError, hasCode, RefusedError } from "../../../../core/errors";
import type { ObjectOperation } from "../../../../core/operation";
import { isRecord } from "../../../../core/schema/values";
import { readYaml } from "../../../../core/schema/yaml";
import { waitUntil } from "../../../../core/wait";
import { getPipelineVersion, listSchedules } from "../calls";
import type { PaddleFlowClient } from "../client";
import { partsOf } from "../owner";
import { nonEmpty, type Wire } from "../wire";

type Operation = ObjectOperation<PaddleFlowClient>;

/**
 * Deletes a file system or its cache configuration. The server refuses both while a pod has the file system mounted,
 * which passes, and while a schedule uses it, which does not.
 */
export async function deleteUnmounted(operation: Operation, send: () => Promise<unknown>): Promise<void> {
  const { id, signal, log } = operation;
  await waitUntil<void>({
    what: `jobs to release ${id}`,
    signal,
    log,
    poll: async () => {
      const refusal = await refusalOf(send);
      if (refusal === undefined) return { done: undefined };
      if (!hasCode(refusal, "ActionNotAllowed")) throw explained(refusal);
      await refuseScheduled(operation);
      return { progress: "a pod has it mounted" };
    },
  });
}

/** Adds the reason where the server cannot find out whether a file system is in use. */
function explained(refusal: BatchflowError): BatchflowError {
  if (!(refusal instanceof RefusedError) || !refusal.message.includes(" mounted in cluster")) return refusal;
  return new RefusedError(refusal.message, {
    advice:
      "The server asks every registered Kubernetes cluster for mounts, also those that are offline: bring this one back, " +
      "or delete it from PaddleFlow, then try again",
  });
}

async function refuseScheduled({ client, id, signal }: Operation): Promise<void> {
  const users: string[] = [];
  for (const schedule of await listSchedules(client, { statuses: ["running"] }, signal)) {
    if (await uses(client, schedule, id, signal)) users.push(String(schedule.scheduleID));
  }
  if (users.length === 0) return;
  const what =
    users.length === 1 ? `the schedule ${users.join()} uses` : `the schedules ${users.join(", ")} use`;
  throw new RefusedError(`${what} ${id}, which therefore cannot be deleted`, {
    advice: "Stop them first; in a program, let the schedule depend on the file system",
  });
}

/** Whether the pipeline of a schedule names the file system, as its main one or beside it. */
async function uses(
  client: PaddleFlowClient,
  schedule: Wire,
  id: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { pipelineID, pipelineVersionID, fsConfig, username } = schedule;
  const { owner, name } = partsOf(id);
  const given = isRecord(fsConfig) ? fsConfig.username : undefined;
  if ((nonEmpty(given) ?? username) !== owner) return false;
  const version = await getPipelineVersion(client, String(pipelineID), String(pipelineVersionID), signal);
  return (await fileSystemsIn(version?.pipelineYaml)).has(name);
}

/** The names of all file systems in a pipeline: the main one, and the further ones of its steps. */
async function fileSystemsIn(text: unknown): Promise<ReadonlySet<unknown>> {
  const names = new Set<unknown>();
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, key);
    if (!isRecord(value)) return;
    if (key === "main_fs" || key === "extra_fs") names.add(value.name);
    for (const [inner, item] of Object.entries(value)) visit(item, inner);
  };
  if (typeof text === "string") visit(await readYaml(text), "");
  return names;
}
