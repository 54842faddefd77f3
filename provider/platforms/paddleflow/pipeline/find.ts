import type { FindOperation, Found, Listed, MarkedObject, Operation } from "../../../core/operation";
import { prepareYaml, yamlKey } from "../../../core/schema/yaml";
import type { PaddleFlowClient } from "../api/client";
import { nonEmpty, timeOf, type Wire } from "../api/wire";
import { nameIn, takesMark } from "../api/workflow";
import { getPipeline, listPipelines, listPipelineVersions } from "./calls";
import { encodeSource, isFrom, markOfVersion, type Source } from "./source";

type Search = FindOperation<PaddleFlowClient, Source>;

/** The number of the version that comes with its pipeline. It carries the mark of a Pipeline, others that of a PipelineVersion. */
const FIRST = "1";

/** The connection's own pipelines, all or those of a name. */
export async function ownPipelines(
  client: PaddleFlowClient,
  name: string | undefined,
  signal: AbortSignal,
): Promise<readonly Wire[]> {
  const found = await listPipelines(client, { names: name === undefined ? undefined : [name] }, signal);
  return found.filter(({ username }) => username === client.settings.username);
}

/** The connection's pipeline of the wanted name. With `fresh` only where it can be what a request has made. */
export async function findPipelines(search: Search): Promise<readonly Found[]> {
  const { client, inputs, who, fresh, signal } = search;
  const name = nameIn(inputs.yaml);
  if (name === undefined) return addedFromFile(search);
  const found: Found[] = [];
  for (const { pipelineID, createTime } of await ownPipelines(client, name, signal)) {
    const id = String(pipelineID);
    const versions = (await getPipeline(client, id, signal))?.versions ?? [];
    const which = versions.map(markOfVersion).find((mark) => mark?.who === who)?.which;
    if (fresh && which === undefined && !(await holdUnmarked(versions, inputs))) continue;
    found.push({ id, which, createTime: timeOf(createTime) });
  }
  return found;
}

/** Whether one of the versions holds the text that was sent, where that takes no mark. */
async function holdUnmarked(versions: readonly Wire[], { yaml = "" }: Source): Promise<boolean> {
  if (await takesMark(yaml)) return false;
  const texts = versions.map((version) => version.pipelineYaml);
  await prepareYaml(texts);
  return texts.some((text) => yamlKey(text) === yamlKey(yaml));
}

/** The pipelines that were there before a create from a file, by its inputs. */
const before = new WeakMap<Source, ReadonlySet<string>>();

/**
 * The name in a file is not known before, and the server refuses one that is taken: only a pipeline that was added since a
 * create looked first can be its own.
 */
async function addedFromFile({ client, inputs, fresh, signal }: Search): Promise<readonly Found[]> {
  const pipelines = await ownPipelines(client, undefined, signal);
  if (!fresh) {
    before.set(inputs, new Set(pipelines.map(({ pipelineID }) => String(pipelineID))));
    return [];
  }
  const known = before.get(inputs);
  if (known === undefined) return [];
  const source = await encodeSource(client, inputs, undefined);
  const found: Found[] = [];
  for (const { pipelineID, createTime } of pipelines) {
    const id = String(pipelineID);
    if (known.has(id)) continue;
    const versions = (await getPipeline(client, id, signal))?.versions ?? [];
    if (versions.some((version) => isFrom(version, source)))
      found.push({ id, createTime: timeOf(createTime) });
  }
  return found;
}

/** All pipelines of the connection's user that a Pipeline has made. */
export async function listMarkedPipelines(
  operation: Operation<PaddleFlowClient>,
): Promise<readonly MarkedObject[]> {
  const found = await markedVersions(operation);
  return found
    .filter(({ number }) => number === FIRST)
    .map(({ pipelineId: id, marked }) => ({ id, ...marked }));
}

/** All versions of the connection's user's pipelines that a PipelineVersion has made. */
export async function listMarkedVersions(
  operation: Operation<PaddleFlowClient>,
): Promise<readonly MarkedObject[]> {
  const found = await markedVersions(operation);
  return found
    .filter(({ number }) => number !== FIRST)
    .map(({ pipelineId, number, marked }) => ({ id: `${pipelineId}/${number}`, ...marked }));
}

/** All versions of the connection's user's pipelines but the first of each, which belongs to its pipeline. */
export async function listVersions({
  client,
  signal,
}: Operation<PaddleFlowClient>): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (const { pipelineID, name } of await ownPipelines(client, undefined, signal)) {
    const versions = await listPipelineVersions(client, String(pipelineID), undefined, signal);
    for (const { pipelineVersionID: number, createTime } of versions) {
      if (number === FIRST) continue;
      const id = `${String(pipelineID)}/${String(number)}`;
      found.push({ id, name: nonEmpty(name), createTime: timeOf(createTime) });
    }
  }
  return found;
}

interface MarkedVersion {
  readonly pipelineId: string;
  readonly number: string;
  readonly marked: Omit<MarkedObject, "id">;
}

async function markedVersions({ client, signal }: Operation<PaddleFlowClient>): Promise<MarkedVersion[]> {
  const found: MarkedVersion[] = [];
  for (const { pipelineID, name } of await ownPipelines(client, undefined, signal)) {
    const pipelineId = String(pipelineID);
    for (const version of (await getPipeline(client, pipelineId, signal))?.versions ?? []) {
      const mark = markOfVersion(version);
      if (mark === undefined) continue;
      const { who, which } = mark;
      const marked = { who, which, name: nonEmpty(name), createTime: timeOf(version.createTime) };
      found.push({ pipelineId, number: String(version.pipelineVersionID), marked });
    }
  }
  return found;
}
