import { ApiError } from "../errors";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { Runs } from "../run/runs";
import { outputOf } from "./commands";
import type { Jobs } from "./jobs";

const LARGEST_PAGE = 100;
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
    const fromEnd = request.text("logFilePosition") !== "begin";
    const logOf = (jobId: string): object[] => {
      const job = this.jobs.find(jobId);
      if (job?.status === "init") return [];
      return [{ taskID: jobId, logInfo: pageOf(job ? outputOf(job) : "", { size, page, fromEnd }) }];
    };
    return ok({
      submitLog: `get trace log failed. runID[${run.id}]`,
      runLog: jobs.map((jobID) => ({
        jobID,
        taskList: logOf(jobID),
        name: "",
        type: "",
        eventList: null,
      })),
      runID: run.id,
    });
  }

  /** Of a job by its id the server answers no log; of a pod it does. */
  ofJob(request: ApiRequest): ApiAnswer {
    if (request.text("clusterName") === "") {
      throw new ApiError("InvalidURI", "clusterName is required");
    }
    const id = request.text("jobID");
    if (id === "" && request.text("type") === "pod") return this.ofPod(request);
    const cause = `get k8s logs ${id} failed. err:job ${id} framework ${request.text("framework")} unsupport`;
    throw new ApiError("InvalidArguments", cause);
  }

  /** The pod of a job bears its id. */
  private ofPod(request: ApiRequest): ApiAnswer {
    const [name, namespace] = ["name", "namespace"].map((member) => request.text(member));
    const job = this.jobs.find(name ?? "");
    if (job === undefined || job.startAt === null) {
      throw new ApiError(
        "InternalError",
        `get k8s logs ${name} failed. err:get mixed logs failed. error: pods "${name}" not found`,
      );
    }
    const size = Number(request.text("lineLimit") || 1_000);
    const logInfo = pageOf(outputOf(job), {
      size,
      page: 1,
      fromEnd: request.text("readFromTail") === "true",
    });
    return ok({
      jobID: "",
      taskList: [{ taskID: `${name}_${job.id}/${job.name}`, logInfo }],
      name: `${namespace}/${name}`,
      type: "pod",
      eventList: [],
    });
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

/** A page of a log, counted in lines from its begin or its end. */
function pageOf(
  text: string,
  { size, page, fromEnd }: { size: number; page: number; fromEnd: boolean },
): { logContent: string; hasNextPage: boolean; truncated: boolean } {
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  const before = size * (page - 1);
  const end = fromEnd ? Math.max(0, lines.length - before) : before + size;
  const begin = fromEnd ? Math.max(0, end - size) : before;
  const shown = lines.slice(begin, end);
  const hasNextPage = fromEnd ? begin > 0 : end < lines.length;
  return { logContent: shown.map((line) => `${line}\n`).join(""), hasNextPage, truncated: false };
}
