import { parseJson, isObject } from "../../core/json";
import { MultipartError, type Part } from "../../core/requests/multipart";
import { GcsError } from "../errors";
import type { WorkflowRecord } from "../records";
import { DESCRIPTION, Fields, NAME, truth, VENDOR } from "../requests/fields";
import { newestFirst, pageOf } from "../requests/listing";
import { created, noContent, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { Tools } from "../tool/tools";
import { enterpriseProject, formatTime, REGION, type World } from "../world";
import { DefinitionError, inputValues, readDefinition, type Definition } from "./definition";

const INVALID = "GCS.4003901";
/** A Chinese character counts three. */
const WORKFLOW_DESCRIPTION = { ...DESCRIPTION, unit: "bytes" } as const;
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*\.ya?ml$/;

/** The parts of a request that creates or changes a workflow. */
interface Upload {
  resource: Fields;
  file: { name: string; content: string } | undefined;
}

/** Workflows: definitions in YAML, uploaded with their name and description. */
export class Workflows {
  constructor(
    private readonly world: World,
    private readonly tools: Tools,
  ) {}

  find(id: string): WorkflowRecord | undefined {
    return this.world.state.workflows.find((row) => row.id === id);
  }

  create(request: ApiRequest): ApiAnswer {
    const { resource, file } = readUpload(request);
    if (!file) throw new GcsError(INVALID, "archive_content is missing");
    const row: WorkflowRecord = {
      ...this.world.row(),
      name: resource.required("name", { longest: 64, pattern: NAME }),
      description: resource.text("description", WORKFLOW_DESCRIPTION) ?? "",
      vendor: this.vendor(resource.text("vendor", VENDOR)),
      scope: resource.oneOf("scope", ["domain"]) ?? "domain",
      logo: resource.text("logo", { longest: 255 }) ?? "",
      image: resource.text("image", { longest: 1e6 }) ?? "",
      filename: resource.text("filename", { longest: 64, pattern: FILE_NAME }) ?? file.name,
      content: file.content,
      enterpriseProjectId: resource.text("enterprise_project_id", { longest: 64 }) ?? "0",
      deleting: false,
    };
    this.world.state.workflows.push(row);
    return created({ id: row.id });
  }

  update(request: ApiRequest): ApiAnswer {
    const row = this.needed(request);
    if (row.deleting) throw this.missing();
    const { resource, file } = readUpload(request);
    if (file && this.inUse(row)) throw new GcsError("GCS.4003902");
    const omitted = this.world.settings.updateOmitted === "default" ? "" : undefined;
    const vendor = resource.text("vendor", VENDOR) ?? omitted;
    const description = resource.text("description", WORKFLOW_DESCRIPTION) ?? omitted;
    const filename = resource.text("filename", { longest: 64, pattern: FILE_NAME }) ?? file?.name;
    resource.oneOf("scope", ["domain"]);
    Object.assign(row, {
      ...(resource.has("name") && { name: resource.required("name", { longest: 64, pattern: NAME }) }),
      ...(vendor !== undefined && { vendor: this.vendor(vendor) }),
      ...(description !== undefined && { description }),
      ...(resource.has("logo") && { logo: resource.text("logo", { longest: 255 }) }),
      ...(resource.has("image") && { image: resource.text("image", { longest: 1e6 }) }),
      ...(filename !== undefined && { filename }),
      ...(file && { content: file.content }),
    });
    this.world.touch(row);
    return created({ id: row.id });
  }

  /** The workflow shows until a later step removes it. */
  delete(request: ApiRequest): ApiAnswer {
    const row = this.needed(request);
    if (truth(request.text("del_workflow_package")) === undefined) {
      throw new GcsError(INVALID, "del_workflow_package");
    }
    if (!row.deleting) {
      row.deleting = true;
      this.world.schedule(this.world.settings.durations.workflowDeleting, {
        kind: "workflowGone",
        id: row.id,
      });
    }
    return noContent;
  }

  remove(id: string): void {
    const { state } = this.world;
    state.workflows = state.workflows.filter((row) => row.id !== id);
  }

  list({ query }: ApiRequest): ApiAnswer {
    const [name, scope, project] = ["name", "scope", "project_id"].map((key) => query.get(key) ?? "");
    const { projectId } = this.world.credentials;
    const found = newestFirst(this.world.state.workflows).filter(
      (row) =>
        row.name.includes(name ?? "") &&
        (scope === "" || row.scope === scope) &&
        (project === "" || project === projectId),
    );
    return ok({ workflow: pageOf(found, query, this.world.settings).map((row) => this.view(row)) });
  }

  read(request: ApiRequest): ApiAnswer {
    const row = this.needed(request);
    const archive = truth(request.text("get_archive"));
    if (archive === undefined) throw new GcsError(INVALID, "get_archive");
    const { workflowEnvelope, archiveEncoding } = this.world.settings;
    const encoding = archiveEncoding === "base64" ? "base64" : "utf8";
    const content = archive ? { archive: Buffer.from(row.content).toString(encoding) } : {};
    if (workflowEnvelope === "wrapped") return ok({ workflow: { ...this.view(row), ...content } });
    // Where the fields are bare, the topology is left to the list.
    const { image: _, ...view } = this.view(row);
    return ok({ ...view, ...content });
  }

  archive(request: ApiRequest): ApiAnswer {
    const row = this.needed(request);
    return { status: 200, body: row.content, headers: { "content-type": "application/octet-stream" } };
  }

  inputs(request: ApiRequest): ApiAnswer {
    return ok({ inputs: readDefinition(this.needed(request).content).inputs });
  }

  toolsOf(request: ApiRequest): ApiAnswer {
    const definition = readDefinition(this.needed(request).content);
    const names = definition
      .jobs(inputValues(definition, {}))
      .flatMap(({ tool }) => (tool === "" ? [] : [tool]));
    return ok({ tools: Object.fromEntries(names.map((name) => [name, this.tools.asUsed(name)])) });
  }

  /** A vendor that is empty becomes the tenant's name. */
  private vendor(given: string | undefined): string {
    return given === undefined || given === "" ? this.world.credentials.domainName : given;
  }

  private inUse(row: WorkflowRecord): boolean {
    const any = this.world.settings.workflowInUse === "executions";
    return this.world.state.executions.some(
      ({ workflowId, endedAt }) => workflowId === row.id && (any || endedAt === null),
    );
  }

  private needed(request: ApiRequest): WorkflowRecord {
    const row = this.find(request.path("workflow_id"));
    if (!row) throw this.missing();
    return row;
  }

  missing(): GcsError {
    return new GcsError(this.world.settings.notFound === "404" ? "GCS.4043900" : "GCS.4003900");
  }

  private view(row: WorkflowRecord): Record<string, unknown> {
    const { domainName, domainId, projectId } = this.world.credentials;
    const bucket = `gcs-${projectId.slice(0, 8)}.obs.${REGION}.myhuaweicloud.com:443`;
    return {
      id: row.id,
      name: row.name,
      description: row.description,
      vendor: row.vendor,
      scope: row.scope,
      domain: domainName,
      domain_id: domainId,
      project_id: projectId,
      create_at: formatTime(row.createAt),
      update_at: formatTime(row.updateAt),
      workflow_url: `https://${bucket}/${row.name}/${row.filename}`,
      logo: row.logo,
      image: row.image,
      enterprise_project: enterpriseProject(row.enterpriseProjectId),
    };
  }
}

function readUpload(request: ApiRequest): Upload {
  const parts = partsOf(request);
  const [resource, archive] = ["resource", "archive_content"].map((name) =>
    parts.find((part) => part.name === name),
  );
  if (!resource && !archive) throw new GcsError(INVALID, "neither resource nor archive_content");
  const members = resource ? parseJson(resource.content.toString("utf8")) : {};
  if (!isObject(members)) throw new GcsError(INVALID, "resource is no JSON object");
  return {
    resource: new Fields(members as ConstructorParameters<typeof Fields>[0], INVALID),
    file: archive && readFile(archive),
  };
}

function partsOf(request: ApiRequest): Part[] {
  try {
    return request.parts();
  } catch (error) {
    if (error instanceof MultipartError) throw new GcsError(INVALID, error.message);
    throw error;
  }
}

function readFile({ filename = "", content }: Part): { name: string; content: string } {
  if (filename.length > 64 || !FILE_NAME.test(filename)) throw new GcsError(INVALID, "the name of the file");
  const text = content.toString("utf8");
  checked(text);
  return { name: filename, content: text };
}

function checked(text: string): Definition {
  try {
    return readDefinition(text);
  } catch (error) {
    if (error instanceof DefinitionError) throw new GcsError(INVALID, error.message);
    throw error;
  }
}
