import { ApiError } from "../errors";
import type { RunCacheRecord } from "../records/workflow";
import { commaList, formatTime } from "../requests/format";
import { maxKeysOf, pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";

/** The caches that the steps of runs leave behind. */
export class RunCaches {
  constructor(private readonly world: World) {}

  list(request: ApiRequest): ApiAnswer {
    maxKeysOf(request.query);
    const filters = {
      userName: commaList(request.query.get("userFilter")),
      fsName: commaList(request.query.get("fsFilter")),
      runId: commaList(request.query.get("runFilter")),
    };
    // Whoever others ask for, they see their own.
    if (!request.isRoot) filters.userName = [request.user];
    const { runCaches } = this.world.state;
    const selected = runCaches.filter((row) =>
      (Object.keys(filters) as (keyof typeof filters)[]).every(
        (key) => filters[key].length === 0 || filters[key].includes(row[key]),
      ),
    );
    const { rows, envelope } = pageByNumber(selected, request.query, runCaches.at(-1));
    return ok({ ...envelope, runCacheList: rows.map(view) });
  }

  show(request: ApiRequest): ApiAnswer {
    return ok(view(this.permitted(request)));
  }

  delete(request: ApiRequest): ApiAnswer {
    const cache = this.permitted(request);
    this.world.state.runCaches = this.world.state.runCaches.filter((row) => row !== cache);
    return ok();
  }

  private permitted(request: ApiRequest): RunCacheRecord {
    const id = request.path("runCacheID");
    const cache = this.world.state.runCaches.find((row) => row.id === id);
    if (!cache) {
      throw new ApiError("RunCacheNotFound", `resouceType[run_cache] with ID[${id}] not found`);
    }
    if (!request.isRoot && cache.userName !== request.user) {
      const cause = `user[${request.user}] has no access to resource[run_cache] with ID[${id}]`;
      throw new ApiError("AccessDenied", cause);
    }
    return cache;
  }
}

function view(cache: RunCacheRecord): object {
  return {
    cacheID: cache.id,
    firstFp: cache.firstFp,
    secondFp: cache.secondFp,
    runID: cache.runId,
    source: cache.source,
    jobID: cache.jobId,
    fsname: cache.fsName,
    username: cache.userName,
    expiredTime: cache.expiredTime,
    strategy: "conservative",
    custom: "",
    createTime: formatTime(cache.createdAt),
    updateTime: formatTime(cache.updatedAt),
  };
}
