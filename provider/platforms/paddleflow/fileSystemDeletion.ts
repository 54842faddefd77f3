import type { ObjectOperation } from "../../core/operation";
import { hasCode, NotFoundError, RefusedError } from "../../core/errors";
import { isRecord } from "../../core/schema/unknowns";
import { waitUntil } from "../../core/wait";
import type { PaddleFlowClient, Wire } from "./client";
import { namingOwner, partsOf } from "./owner";
import { listAll } from "./paging";
import { showOne } from "./presence";
import { nonEmpty } from "./wire";
import { workflowIn } from "./yaml";

type Operation = ObjectOperation<PaddleFlowClient>;

/** Deletes a file system, once no pod has it mounted any more. */
export async function deleteFileSystem(operation: Operation): Promise<void> {
  await deleteUnmounted(operation, "deleteFS", "fs");
}

/**
 * Deletes a file system or its cache configuration. The server refuses both while a pod has the file system mounted,
 * which passes, and while a schedule uses it, which does not.
 */
export async function deleteUnmounted(operation: Operation, action: string, area: string): Promise<void> {
  const { client, id, signal, log } = operation;
  const { owner, name } = partsOf(id);
  const call = { method: "DELETE", path: [area, name], query: namingOwner(client, owner), signal } as const;
  await waitUntil({
    what: `jobs to release ${id}`,
    signal,
    log,
    poll: async () => {
      try {
        await client.call(action, { ...call, idempotent: true });
      } catch (error) {
        if (hasCode(error, "ActionNotAllowed")) {
          await refuseScheduled(operation);
          return { progress: "a pod has it mounted" };
        }
        if (!(error instanceof NotFoundError)) throw explained(error);
      }
      return { done: undefined };
    },
  });
}

/** Why the server cannot tell whether a file system is in use. */
function explained(error: unknown): unknown {
  if (!(error instanceof RefusedError) || !error.message.includes(" mounted in cluster")) return error;
  return new RefusedError(error.message, {
    advice:
      "The server asks every registered Kubernetes cluster for mounts, also those that are offline: bring this one back, " +
      "or delete it from PaddleFlow, then try again",
  });
}

async function refuseScheduled({ client, id, signal }: Operation): Promise<void> {
  const schedules = await listAll(client, {
    action: "listSchedule",
    path: ["schedule"],
    query: { statusFilter: "running" },
    list: "scheduleList",
    signal,
  });
  const users: string[] = [];
  for (const schedule of schedules) {
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
  const path = ["pipeline", String(pipelineID), String(pipelineVersionID)];
  const answer = await showOne(client, "showPipelineVersion", { path, signal });
  const text = isRecord(answer?.pipelineVersion) ? answer.pipelineVersion.pipelineYaml : undefined;
  return typeof text === "string" && fileSystemsIn(text).has(name);
}

/** The names of all file systems in a pipeline: the main one, and the further ones of its steps. */
function fileSystemsIn(text: string): ReadonlySet<unknown> {
  const names = new Set<unknown>();
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, key);
    if (!isRecord(value)) return;
    if (key === "main_fs" || key === "extra_fs") names.add(value.name);
    for (const [inner, item] of Object.entries(value)) visit(item, inner);
  };
  visit(workflowIn(text), "");
  return names;
}
