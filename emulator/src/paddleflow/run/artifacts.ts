import { ApiError } from "../errors";
import { pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";

/** Artifacts of runs: there are none here. */
export function listArtifacts(request: ApiRequest): ApiAnswer {
  const { envelope } = pageByNumber([], request.query);
  return ok({ ...envelope, artifactEventList: [] });
}

export function deleteArtifact(request: ApiRequest): ApiAnswer {
  const [fs, run, path] = ["fsname", "runID", "path"].map((name) => request.text(name));
  throw new ApiError(
    "ArtifactEventNotFound",
    `artifactEvent of fs[${fs ?? ""}] run[${run ?? ""}] path[${path ?? ""}] not found`,
  );
}
