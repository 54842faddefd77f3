import { ApiError } from "../errors";
import { fileSystemId, type FileSystems } from "../fileSystem/fileSystems";
import type { Storage } from "../fileSystem/storage";
import { decodeBase64 } from "../requests/format";
import type { ApiRequest } from "../requests/request";
import { readWorkflow } from "../workflow/workflow";
import { WorkflowError } from "../workflow/workflowYaml";

const LONGEST_DESCRIPTION = 256;

/** What a request gives for a version of a pipeline. */
export interface PipelineSource {
  name: string;
  desc: string;
  fsName: string;
  yamlPath: string;
  yaml: string;
}

/** Reads the YAML of pipelines, from a request or from a file, and checks it. */
export class PipelineSources {
  constructor(
    private readonly fileSystems: FileSystems,
    private readonly storage: Storage,
  ) {}

  read(request: ApiRequest, doing: string): PipelineSource {
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
}
