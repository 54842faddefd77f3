import { ApiError } from "../errors";
import type { PipelineRecord, PipelineVersionRecord } from "../records/workflow";
import { commaList, sequenceId } from "../requests/format";
import { maxKeysOf, pageByNumber } from "../requests/listing";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";
import type { PipelineSource, PipelineSources } from "./pipelineSources";
import { viewPipeline, viewVersion } from "./pipelineViews";

export class Pipelines {
  constructor(
    private readonly world: World,
    private readonly sources: PipelineSources,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const { name, desc, ...source } = this.sources.read(request, "create pipeline failed. err:");
    const userName = request.user;
    if (this.world.state.pipelines.some((row) => row.name === name && row.userName === userName)) {
      const cause = `user[${userName}] already has pipeline[${name}], cannot create again, use update instead!`;
      throw new ApiError("DuplicatedName", `CreatePipeline failed: ${cause}`);
    }
    const row = this.world.row("pipelines");
    const id = sequenceId("ppl", row.pk);
    const pipeline = { ...row, id, name, desc, userName, versionCount: 0 };
    this.world.state.pipelines.push(pipeline);
    const version = this.addVersion(pipeline, userName, source);
    return created({ pipelineID: id, pipelineVersionID: version.id, name });
  }

  /** Adds a version, also where the YAML is the same. */
  update(request: ApiRequest): ApiAnswer {
    const id = request.path("pipelineID");
    const { name, desc, ...source } = this.sources.read(request, "update pipeline failed. err:");
    const pipeline = this.permitted(request, id, `update pipeline[${id}] failed.`);
    if (pipeline.name !== name) {
      const cause = `pplname[${name}] in yaml not the same as [${pipeline.name}] of pipeline[${id}]`;
      throw new ApiError("InvalidArguments", `update pipeline failed, ${cause}`);
    }
    pipeline.desc = desc;
    this.world.touch(pipeline);
    const version = this.addVersion(pipeline, request.user, source);
    return created({ pipelineID: id, pipelineVersionID: version.id });
  }

  list(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const users = userFilterOf(request);
    const names = commaList(request.query.get("nameFilter"));
    const selected = this.world.state.pipelines.filter(
      ({ userName, name }) =>
        (users.length === 0 || users.includes(userName)) && (names.length === 0 || names.includes(name)),
    );
    const { rows, envelope } = pageByNumber(selected, request.query);
    return ok({ ...envelope, pipelineList: rows.map(viewPipeline) });
  }

  show(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const id = request.path("pipelineID");
    const pipeline = this.find(id);
    if (!pipeline) {
      throw new ApiError("PipelineNotFound", `get pipeline[${id}] failed, err: record not found`);
    }
    if (!request.isRoot && pipeline.userName !== request.user) {
      const cause = `user[${request.user}] has no access to resource[pipeline] with ID[${id}]`;
      throw new ApiError("AccessDenied", cause);
    }
    const fileSystems = commaList(request.query.get("fsFilter"));
    const selected = this.versions(id).filter(
      ({ fsName }) => fileSystems.length === 0 || fileSystems.includes(fsName),
    );
    const { rows, envelope } = pageByNumber(selected, request.query);
    return ok({
      pipeline: viewPipeline(pipeline),
      pplVersions: { ...envelope, pplVersionList: rows.map(viewVersion) },
    });
  }

  delete(request: ApiRequest): ApiAnswer {
    const id = request.path("pipelineID");
    const pipeline = this.permitted(request, id, `delete pipeline[${id}] failed.`);
    if (this.isScheduled(id)) {
      const cause = "there are running schedules, pls stop first";
      throw new ApiError("ActionNotAllowed", `delete pipeline[${id}] failed, ${cause}`);
    }
    this.remove(pipeline);
    return ok();
  }

  find(id: string): PipelineRecord | undefined {
    return this.world.state.pipelines.find((row) => row.id === id);
  }

  versions(pipelineId: string): PipelineVersionRecord[] {
    return this.world.state.pipelineVersions.filter((row) => row.pipelineId === pipelineId);
  }

  /** A version by its number, or the latest. */
  version(pipelineId: string, id: string): PipelineVersionRecord | undefined {
    const versions = this.find(pipelineId) ? this.versions(pipelineId) : [];
    return id === "" ? versions.at(-1) : versions.find((row) => row.id === id);
  }

  remove(pipeline: PipelineRecord): void {
    const { state } = this.world;
    state.pipelines = state.pipelines.filter((row) => row !== pipeline);
    state.pipelineVersions = state.pipelineVersions.filter((row) => row.pipelineId !== pipeline.id);
  }

  removeVersion(version: PipelineVersionRecord): void {
    const { state } = this.world;
    state.pipelineVersions = state.pipelineVersions.filter((row) => row !== version);
  }

  /** A pipeline that the caller may use; `doing` begins the message that refuses it. */
  permitted(request: ApiRequest, id: string, doing: string): PipelineRecord {
    const pipeline = this.find(id);
    if (!pipeline) {
      throw new ApiError("PipelineNotFound", `${doing} err:pipeline[${id}] not exist`);
    }
    if (!request.isRoot && pipeline.userName !== request.user) {
      throw new ApiError("AccessDenied", `${doing} Access denied for user[${request.user}]`);
    }
    return pipeline;
  }

  isScheduled(pipelineId: string, versionId?: string): boolean {
    return this.world.state.schedules.some(
      (row) =>
        row.status === "running" &&
        row.pipelineId === pipelineId &&
        (versionId === undefined || row.pipelineVersionId === versionId),
    );
  }

  private addVersion(
    pipeline: PipelineRecord,
    userName: string,
    source: Omit<PipelineSource, "name" | "desc">,
  ): PipelineVersionRecord {
    const id = String(++pipeline.versionCount);
    const row = this.world.row("pipelineVersions");
    const version = { ...row, id, pipelineId: pipeline.id, userName, ...source };
    this.world.state.pipelineVersions.push(version);
    return version;
  }
}

/** Only root may ask for the objects of others. */
export function userFilterOf(request: ApiRequest): string[] {
  const users = commaList(request.query.get("userFilter"));
  if (request.isRoot) return users;
  if (users.length > 0) throw new ApiError("AccessDenied", "only root user can set userFilter!");
  return [request.user];
}
