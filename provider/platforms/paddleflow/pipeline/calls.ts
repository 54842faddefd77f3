import { itemsIn } from "../../../core/rest/paging";
import { ifPresent } from "../../../core/rest/presence";
import { isRecord } from "../../../core/schema/values";
import { getOne, type PaddleFlowClient, textIn } from "../api/client";
import { commas, type List, listAll } from "../api/lists";
import { path } from "../api/names";
import type { Wire } from "../api/wire";

const PIPELINES: List = { action: "listPipeline", path: "/pipeline", items: "pipelineList" };
const LONGEST_PAGE = 1_000;

/** A pipeline with all its versions, the oldest first. */
export interface PipelineWithVersions {
  readonly pipeline: Wire;
  readonly versions: readonly Wire[];
}

const versionsOf = (id: string): List => ({
  action: "showPipeline",
  path: path`/pipeline/${id}`,
  within: "pplVersions",
  items: "pplVersionList",
});

export async function getPipeline(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<PipelineWithVersions | undefined> {
  const list = versionsOf(id);
  const answer = await getOne(client, list.action, list.path, signal, { maxKeys: LONGEST_PAGE });
  if (answer === undefined) return undefined;
  const page = isRecord(answer.pplVersions) ? answer.pplVersions : {};
  const versions =
    page.isTruncated === true
      ? await ifPresent(() => listAll(client, list, { signal }))
      : itemsIn(page, list.items);
  if (versions === undefined) return undefined;
  return { pipeline: isRecord(answer.pipeline) ? answer.pipeline : {}, versions };
}

/** The versions of a pipeline, the oldest first: all, or those whose files were in some file systems. */
export function listPipelineVersions(
  client: PaddleFlowClient,
  id: string,
  fsNames: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Wire[]> {
  return listAll(client, versionsOf(id), { query: { fsFilter: commas(fsNames) }, signal });
}

/** What a pipeline must have to be listed: one of the values of each filter. */
export interface PipelineFilters {
  readonly usernames?: readonly string[] | undefined;
  readonly names?: readonly string[] | undefined;
}

/** Pipelines without their versions, the oldest first. */
export function listPipelines(
  client: PaddleFlowClient,
  { usernames, names }: PipelineFilters,
  signal: AbortSignal,
): Promise<Wire[]> {
  const query = { userFilter: commas(usernames), nameFilter: commas(names) };
  return listAll(client, PIPELINES, { query, signal });
}

/** Makes a pipeline and returns its id. */
export async function createPipeline(
  client: PaddleFlowClient,
  pipeline: Wire,
  signal: AbortSignal,
): Promise<string> {
  const call = { action: "createPipeline", method: "POST", path: "/pipeline" } as const;
  return textIn(await client.call({ ...call, json: pipeline, signal, idempotent: false }), "pipelineID");
}

/** Adds a version to a pipeline, also where it holds nothing new, and returns its number. */
export async function updatePipeline(
  client: PaddleFlowClient,
  id: string,
  version: Wire,
  signal: AbortSignal,
): Promise<string> {
  const call = { action: "updatePipeline", method: "POST", path: path`/pipeline/${id}` } as const;
  const answer = await client.call({ ...call, json: version, signal, idempotent: false });
  return textIn(answer, "pipelineVersionID");
}

export async function deletePipeline(
  client: PaddleFlowClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  const call = { action: "deletePipeline", method: "DELETE", path: path`/pipeline/${id}` } as const;
  await client.call({ ...call, signal, idempotent: true });
}
