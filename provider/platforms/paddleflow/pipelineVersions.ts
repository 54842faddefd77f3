import type { Mark } from "../../core/identity";
import { isRecord } from "../../core/schema/unknowns";
import type { PaddleFlowClient, Wire } from "./client";
import { itemsOf, listAll } from "./paging";
import { ifPresent } from "./presence";
import { nonEmpty } from "./wire";
import { takeMark } from "./yaml";

const LONGEST_PAGE = 1_000;

/** A pipeline with all its versions, the oldest first. */
export interface PipelineWithVersions {
  readonly pipeline: Wire;
  readonly versions: readonly Wire[];
}

/** A pipeline as the server has it. */
export function showPipeline(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<PipelineWithVersions | undefined> {
  return ifPresent(async () => {
    const request = { action: "showPipeline", path: ["pipeline", id], signal };
    const answer = await client.call(request.action, {
      method: "GET",
      path: request.path,
      query: { maxKeys: LONGEST_PAGE },
      signal,
      idempotent: true,
    });
    const page = isRecord(answer.pplVersions) ? answer.pplVersions : {};
    const versions =
      page.isTruncated === true
        ? await listAll(client, { ...request, within: "pplVersions", list: "pplVersionList" })
        : itemsOf(page, "pplVersionList");
    return { pipeline: isRecord(answer.pipeline) ? answer.pipeline : {}, versions };
  });
}

/** The connection's own pipelines, all or those of a name. */
export async function ownPipelines(
  client: PaddleFlowClient,
  name: string | undefined,
  signal: AbortSignal,
): Promise<readonly Wire[]> {
  const found = await listAll(client, {
    action: "listPipeline",
    path: ["pipeline"],
    query: { nameFilter: name },
    list: "pipelineList",
    signal,
  });
  return found.filter(({ username }) => username === client.settings.username);
}

/** The mark in the text of a version. */
export function markOfVersion({ pipelineYaml }: Wire): Mark | undefined {
  return takeMark(nonEmpty(pipelineYaml) ?? "").mark;
}

/** The running schedules of a pipeline, or of one of its versions. */
export async function runningSchedules(
  client: PaddleFlowClient,
  pipelineId: string,
  versionId: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const found = await listAll(client, {
    action: "listSchedule",
    path: ["schedule"],
    query: { pplFilter: pipelineId, pplVersionFilter: versionId, statusFilter: "running" },
    list: "scheduleList",
    signal,
  });
  return found.map(({ scheduleID }) => String(scheduleID));
}
