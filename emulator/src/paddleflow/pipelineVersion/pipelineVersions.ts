import { ApiError } from "../errors";
import { viewPipeline, viewVersion } from "../pipeline/pipelineViews";
import type { Pipelines } from "../pipeline/pipelines";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";

/** The requests for one version of a pipeline. */
export class PipelineVersions {
  constructor(private readonly pipelines: Pipelines) {}

  show(request: ApiRequest): ApiAnswer {
    const { pipeline, version } = this.ofVersion(request, "get");
    return ok({ pipeline: viewPipeline(pipeline), pipelineVersion: viewVersion(version) });
  }

  delete(request: ApiRequest): ApiAnswer {
    const { pipeline, version } = this.ofVersion(request, "delete");
    const refuse = (cause: string): never => {
      throw new ApiError("ActionNotAllowed", cause);
    };
    if (this.pipelines.versions(pipeline.id).length === 1) {
      refuse(
        `delete pipeline[${pipeline.id}] version[${version.id}] failed. only one pipeline version left, pls delete pipeline instead`,
      );
    }
    if (this.pipelines.isScheduled(pipeline.id, version.id)) {
      // The server has them the wrong way round.
      refuse(
        `delete pipeline[${version.id}] version[${pipeline.id}] failed, there are running schedules, pls stop first`,
      );
    }
    this.pipelines.removeVersion(version);
    return ok();
  }

  private ofVersion(request: ApiRequest, verb: string) {
    const [id, versionId] = [request.path("pipelineID"), request.path("pipelineVersionID")];
    const doing = `${verb} pipeline[${id}] version[${versionId}] failed.`;
    const pipeline = this.pipelines.permitted(request, id, doing);
    const version = this.pipelines.version(id, versionId);
    if (!version) {
      throw new ApiError("PipelineNotFound", `${doing} err:pipeline[${id}] version[${versionId}] not exist`);
    }
    return { pipeline, version };
  }
}
