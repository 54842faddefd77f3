import { ApiError } from "../errors";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { Runs } from "../run/runs";
import type { Jobs } from "./jobs";

const LARGEST_PAGE = 100;
const LOG = { logContent: "hello from the emulator\n", hasNextPage: false, truncated: false };
const POSITIONS = ["", "begin", "end"];

/** Logs of runs and jobs, and the statistics, which need a Prometheus that is not there. */
export class Logs {
  constructor(
    private readonly runs: Runs,
    private readonly jobs: Jobs,
  ) {}

  ofRun(request: ApiRequest): ApiAnswer {
    const size = Number(request.text("pageSize") || LARGEST_PAGE);
    const page = Number(request.text("pageNo") || 1);
    if (!Number.isInteger(size) || !Number.isInteger(page) || size < 1 || page < 1) {
      throw new ApiError("InvalidURI", "LogPageSize or LogPageNo has wrong value");
    }
    if (size > LARGEST_PAGE) throw new ApiError("InvalidURI", "LogPageSize over max value");
    if (!POSITIONS.includes(request.text("logFilePosition"))) {
      throw new ApiError("InvalidURI", "LogFilePosition has wrong value");
    }
    const run = this.runs.permitted(request);
    const wanted = request.text("jobID");
    const jobs = run.steps
      .map(({ jobId }) => jobId)
      .filter((id) => id !== "" && (wanted === "" || id === wanted));
    const submitted = (jobId: string): boolean => this.jobs.find(jobId)?.status !== "init";
    return ok({
      submitLog: `get trace log failed. runID[${run.id}]`,
      runLog: jobs.map((jobID) => ({
        jobID,
        taskList: submitted(jobID) ? [{ taskID: jobID, logInfo: LOG }] : [],
        name: "",
        type: "",
        eventList: null,
      })),
      runID: run.id,
    });
  }

  ofJob(request: ApiRequest): ApiAnswer {
    if (request.text("clusterName") === "") {
      throw new ApiError("InvalidURI", "clusterName is required");
    }
    const id = request.text("jobID");
    const cause = `get k8s logs ${id} failed. err:job ${id} framework ${request.text("framework")} unsupport`;
    throw new ApiError("InvalidArguments", cause);
  }

  statistics(request: ApiRequest): ApiAnswer {
    const [start, end] = ["start", "end"].map((name) => Number(request.text(name)));
    if (request.text("end") !== "" && (start ?? 0) > (end ?? 0)) {
      throw new ApiError("InvalidURI", "Invalid params, start should not to be greater than end");
    }
    const id = request.path("jobID");
    this.jobs.permitted(request, `resouceType[job] with ID[${id}] not found`);
    throw new ApiError("", 'Post "/api/v1/query_range": unsupported protocol scheme ""');
  }

  cardTime(): ApiAnswer {
    return ok({ data: [] });
  }
}
