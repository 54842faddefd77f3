import { ApiError } from "../errors";
import { fileSystemId, type FileSystems } from "../fileSystem/fileSystems";
import type { Storage } from "../fileSystem/storage";
import type { Pipelines } from "../pipeline/pipelines";
import { readWorkflow, type Workflow, type WorkflowChange } from "../workflow/workflow";
import { WorkflowError, WorkflowNameError } from "../workflow/workflowYaml";
import type { Fields } from "../requests/fields";
import { decodeBase64, md5, patternError } from "../requests/format";
import type { ApiRequest } from "../requests/request";

const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,127}$/;

/** What a request for a run gives. */
export interface RunInput {
  fsName: string;
  username: string;
  description: string;
  parameters: Record<string, unknown> | null;
  disabled: string;
  change: WorkflowChange;
  yamlRaw: string;
  pipelineId: string;
  pipelineVersionId: string;
  yamlPath: string;
}

/** Where the YAML of a run comes from. */
export class RunSources {
  constructor(
    private readonly pipelines: Pipelines,
    private readonly fileSystems: FileSystems,
    private readonly storage: Storage,
  ) {}

  /** The YAML and where it comes from: from the request, a pipeline, or a file. */
  read(request: ApiRequest, given: RunInput, owner: string): { yaml: string; source: string } {
    const { yamlRaw, pipelineId, pipelineVersionId, fsName } = given;
    if (yamlRaw !== "") {
      const decoded = decodeBase64(yamlRaw);
      if ("badByte" in decoded) {
        throw new ApiError("MalformedYaml", `illegal base64 data at input byte ${decoded.badByte}`);
      }
      return { yaml: decoded.text, source: md5(decoded.text) };
    }
    if (pipelineId !== "") {
      const pipeline = this.pipelines.find(pipelineId);
      if (!pipeline) throw new ApiError("PipelineNotFound", `pipeline[${pipelineId}] not exist`);
      if (!request.isRoot && pipeline.userName !== request.user) {
        const cause = `user[${request.user}] has no access to resource[pipeline] with ID[${pipelineId}]`;
        throw new ApiError("AccessDenied", cause);
      }
      const version = this.pipelines.version(pipelineId, pipelineVersionId);
      if (!version) {
        const cause = `pipeline[${pipelineId}] version[${pipelineVersionId}] not exist`;
        throw new ApiError("PipelineNotFound", cause);
      }
      return { yaml: version.yaml, source: `${pipelineId}-${version.id}` };
    }
    if (fsName === "") throw new ApiError("InvalidArguments", "can not get runYaml without fs");
    const path = given.yamlPath || "./run.yaml";
    const yaml = this.storage.read(fileSystemId(owner, fsName), path);
    if (yaml === undefined) {
      const missing = !this.fileSystems.find(fileSystemId(owner, fsName));
      const cause = missing
        ? `[Code: RecordNotFound; Message: username[${owner}] not create fsName[${fsName}]]`
        : "no such file or directory";
      throw new ApiError("ReadYamlFileFailed", cause);
    }
    return { yaml, source: path };
  }

  /** Refuses a workflow that names a file system which there is not. */
  requireFileSystems({ fileSystems }: Workflow, request: ApiRequest, owner: string): void {
    for (const name of fileSystems) {
      const id = fileSystemId(owner, name);
      if (this.fileSystems.find(id)) continue;
      const cause = `check permission of user[${request.user}] fsID[${id}] failed, err: record not found`;
      throw new ApiError("InvalidArguments", cause);
    }
  }
}

/** `failureOptions` came late: earlier servers do not look at it. */
export function readRunInput(body: Fields, hasFailureOptions = true): RunInput {
  const name = body.text("name");
  const dockerEnv = body.text("dockerEnv");
  const disabled = body.text("disabled");
  const fsName = body.text("fsName");
  const parameters = body.object("parameters")?.raw ?? null;
  const strategy = hasFailureOptions ? (body.object("failureOptions")?.text("strategy") ?? "") : "";
  return {
    fsName,
    username: body.text("username"),
    description: body.text("desc"),
    parameters,
    disabled,
    change: {
      ...(name !== "" && { name }),
      ...(dockerEnv !== "" && { dockerEnv }),
      ...(disabled !== "" && { disabled }),
      ...(fsName !== "" && { fsName }),
      ...(strategy !== "" && { strategy }),
      ...(parameters && { parameters }),
    },
    yamlRaw: body.text("runYamlRaw"),
    pipelineId: body.text("pipelineID"),
    pipelineVersionId: body.text("pipelineVersionID"),
    yamlPath: body.text("runYamlPath"),
  };
}

export function workflowOf(yaml: string, { change, fsName }: Pick<RunInput, "change" | "fsName">): Workflow {
  const { name } = change;
  if (name !== undefined && !NAME.test(name)) {
    throw new ApiError("InvalidNamePattern", patternError(name, "run", NAME));
  }
  try {
    const workflow = readWorkflow(yaml, { ...change, uniqueKeys: true });
    if (fsName !== "" && workflow.mainFs !== fsName) {
      throw new ApiError("InvalidArguments", "[main_fs.name] should be same as fs_name in request");
    }
    return workflow;
  } catch (error) {
    if (error instanceof WorkflowNameError) throw new ApiError("InvalidNamePattern", error.message);
    throw error instanceof WorkflowError ? new ApiError("InvalidPipeline", error.message) : error;
  }
}

/** `dockerEnv` → `docker_env`, at every depth but within values that are the user's own. */
export function fromCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromCamelCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      ["env", "parameters"].includes(key) ? item : fromCamelCase(item),
    ]),
  );
}
