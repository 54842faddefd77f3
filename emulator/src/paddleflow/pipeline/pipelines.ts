import { ApiError } from "../errors";
import { fileSystemId, type FileSystems } from "../fileSystem/fileSystems";
import { commaList, decodeBase64, formatTime, sequenceId } from "../requests/format";
import { maxKeysOf, pageByNumber } from "../requests/listing";
import type { PipelineRecord, PipelineVersionRecord } from "../records";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { Storage } from "../fileSystem/storage";
import { readWorkflow, WorkflowError } from "./workflow";
import type { World } from "../world";

const LONGEST_DESCRIPTION = 256;

interface Source {
  name: string;
  desc: string;
  fsName: string;
  yamlPath: string;
  yaml: string;
}

export class Pipelines {
  constructor(
    private readonly world: World,
    private readonly fileSystems: FileSystems,
    private readonly storage: Storage,
  ) {}

  create(request: ApiRequest): ApiAnswer {
    const { name, desc, ...source } = this.readSource(request, "create pipeline failed. err:");
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
    const { name, desc, ...source } = this.readSource(request, "update pipeline failed. err:");
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

  showVersion(request: ApiRequest): ApiAnswer {
    const { pipeline, version } = this.ofVersion(request, "get");
    return ok({ pipeline: viewPipeline(pipeline), pipelineVersion: viewVersion(version) });
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

  deleteVersion(request: ApiRequest): ApiAnswer {
    const { pipeline, version } = this.ofVersion(request, "delete");
    const refuse = (cause: string): never => {
      throw new ApiError("ActionNotAllowed", cause);
    };
    if (this.versions(pipeline.id).length === 1) {
      refuse(
        `delete pipeline[${pipeline.id}] version[${version.id}] failed. only one pipeline version left, pls delete pipeline instead`,
      );
    }
    if (this.isScheduled(pipeline.id, version.id)) {
      // The server has them the wrong way round.
      refuse(
        `delete pipeline[${version.id}] version[${pipeline.id}] failed, there are running schedules, pls stop first`,
      );
    }
    this.removeVersion(version);
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

  /** A file system that the caller may use. */
  requireFileSystem(request: ApiRequest, owner: string, name: string): void {
    const id = fileSystemId(owner || request.user, name);
    const row = this.fileSystems.find(id);
    if (!row) {
      const cause = `check permission of user[${request.user}] fsID[${id}] failed, err: record not found`;
      throw new ApiError("InvalidArguments", cause);
    }
    if (!request.isRoot && row.userName !== request.user) {
      const cause = `user[${request.user}] has no permission to fsName[${name}] with fsUser[${owner}]`;
      throw new ApiError("AccessDenied", cause);
    }
  }

  private ofVersion(request: ApiRequest, verb: string) {
    const [id, versionId] = [request.path("pipelineID"), request.path("pipelineVersionID")];
    const doing = `${verb} pipeline[${id}] version[${versionId}] failed.`;
    const pipeline = this.permitted(request, id, doing);
    const version = this.version(id, versionId);
    if (!version) {
      throw new ApiError("PipelineNotFound", `${doing} err:pipeline[${id}] version[${versionId}] not exist`);
    }
    return { pipeline, version };
  }

  private isScheduled(pipelineId: string, versionId?: string): boolean {
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
    source: Omit<Source, "name" | "desc">,
  ): PipelineVersionRecord {
    const id = String(++pipeline.versionCount);
    const row = this.world.row("pipelineVersions");
    const version = { ...row, id, pipelineId: pipeline.id, userName, ...source };
    this.world.state.pipelineVersions.push(version);
    return version;
  }

  private readSource(request: ApiRequest, doing: string): Source {
    const given = request.read(
      (body) => ({
        desc: body.text("desc"),
        fsName: body.text("fsName"),
        yamlPath: body.text("yamlPath"),
        yamlRaw: body.text("yamlRaw"),
        username: body.text("username"),
      }),
      (cause) => new ApiError("InvalidHTTPRequest", cause),
    );
    const { desc, fsName, yamlRaw, username } = given;
    if (Buffer.byteLength(desc) > LONGEST_DESCRIPTION) {
      throw new ApiError("InvalidArguments", `desc too long, should be less than ${LONGEST_DESCRIPTION}`);
    }
    const refuse = (code: string, cause: string): ApiError => new ApiError(code, doing + cause);
    if (yamlRaw !== "") {
      if (given.yamlPath !== "") {
        throw refuse("InvalidArguments", "you can only specify one of YamlPath and YamlRaw");
      }
      if (fsName !== "") {
        throw refuse("InvalidArguments", "you cannot specify FsName while you specified YamlRaw");
      }
      const decoded = decodeBase64(yamlRaw);
      if ("badByte" in decoded) {
        const cause = `illegal base64 data at input byte ${decoded.badByte}`;
        throw refuse("Decode base64", `Decode raw yaml[${yamlRaw}] failed. err:${cause}`);
      }
      const name = this.validate(request, decoded.text, username);
      return { name, desc, fsName: "", yamlPath: "", yaml: decoded.text };
    }
    const yamlPath = given.yamlPath || "./run.yaml";
    if (fsName === "") {
      const cause = `cannot get pipeline: fsname shall not be empty while you specified YamlPath[${yamlPath}]`;
      throw refuse("InvalidArguments", cause);
    }
    try {
      this.requireFileSystem(request, username, fsName);
    } catch (error) {
      throw error instanceof ApiError ? refuse(error.code, error.message) : error;
    }
    const id = fileSystemId(username || request.user, fsName);
    const yaml = this.storage.read(id, yamlPath);
    if (yaml === undefined) {
      const cause = `readFileFromFs[${yamlPath}] from fs[${id}] failed. err:no such file or directory`;
      throw refuse("ReadYamlFileFailed", cause);
    }
    return { name: this.validate(request, yaml, username), desc, fsName, yamlPath, yaml };
  }

  private validate(request: ApiRequest, yaml: string, fsOwner: string): string {
    const refuse = (code: string, cause: string): ApiError =>
      new ApiError(code, `validateWorkflowForPipeline failed. err:${cause}`);
    try {
      const { name, mainFs } = readWorkflow(yaml);
      if (mainFs !== "") this.requireFileSystem(request, fsOwner, mainFs);
      return name;
    } catch (error) {
      if (error instanceof WorkflowError) throw refuse("InvalidPipeline", error.message);
      throw error instanceof ApiError ? refuse(error.code, error.message) : error;
    }
  }
}

/** Only root may ask for the objects of others. */
export function userFilterOf(request: ApiRequest): string[] {
  const users = commaList(request.query.get("userFilter"));
  if (request.isRoot) return users;
  if (users.length > 0) throw new ApiError("AccessDenied", "only root user can set userFilter!");
  return [request.user];
}

function viewPipeline({ id, name, desc, userName, createdAt, updatedAt }: PipelineRecord): object {
  return {
    pipelineID: id,
    name,
    desc,
    username: userName,
    createTime: formatTime(createdAt),
    updateTime: formatTime(updatedAt),
  };
}

function viewVersion(version: PipelineVersionRecord): object {
  const { id, pipelineId, fsName, yamlPath, yaml, userName, createdAt, updatedAt } = version;
  return {
    pipelineVersionID: id,
    pipelineID: pipelineId,
    fsName,
    yamlPath,
    pipelineYaml: yaml,
    username: userName,
    createTime: formatTime(createdAt),
    updateTime: formatTime(updatedAt),
  };
}
