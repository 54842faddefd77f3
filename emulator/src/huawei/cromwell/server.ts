import { randomUUID } from "node:crypto";
import { isObject } from "../../core/json";
import { CromwellError } from "../errors";
import type { CromwellRecord } from "../records";
import { created, ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";
import { isOver, type CromwellEngine } from "./engine";
import { checkId, fail, unrecognized } from "./errors";
import { describe } from "./description";
import { allLabels, logsOf, metadataOf } from "./metadata";
import { queryWorkflows } from "./query";
import { hasBothKeys } from "./releases";
import { labelErrors, readSubmission, type Submission } from "./submission";

/** The routes of a Cromwell server. */
export class CromwellServer {
  constructor(
    private readonly world: World,
    private readonly engine: CromwellEngine,
  ) {}

  private get release(): number {
    return this.world.settings.cromwellRelease;
  }

  submit(request: ApiRequest): ApiAnswer {
    const submission = readSubmission(request, false, this.release);
    const [answer] = this.accept(submission);
    return { ...created(answer), headers: warning(submission) };
  }

  submitBatch(request: ApiRequest): ApiAnswer {
    const submission = readSubmission(request, true, this.release);
    return { ...created(this.accept(submission)), headers: warning(submission) };
  }

  status(request: ApiRequest): ApiAnswer {
    const { status, id } = this.summarized(request);
    return ok({ status, id });
  }

  metadata(request: ApiRequest): ApiAnswer {
    const { query } = request;
    const keys = { include: query.getAll("includeKey"), exclude: query.getAll("excludeKey") };
    if (keys.include.length > 0 && keys.exclude.length > 0 && !hasBothKeys(this.release)) {
      throw fail("includeKey and excludeKey may not be specified together");
    }
    const row = this.summarized(request);
    const isExpanded = query.get("expandSubWorkflows")?.toLowerCase() === "true";
    return ok(metadataOf(row, keys, (id) => (isExpanded ? this.engine.find(id) : undefined)));
  }

  outputs(request: ApiRequest): ApiAnswer {
    const row = this.summarized(request);
    return ok({ id: row.id, outputs: row.status === "Succeeded" ? row.outputs : {} });
  }

  logs(request: ApiRequest): ApiAnswer {
    return ok(logsOf(this.summarized(request)));
  }

  timing(request: ApiRequest): ApiAnswer {
    const { id } = this.summarized(request);
    const body = `<html><head><title>Timing of ${id}</title></head><body></body></html>`;
    return { status: 200, body, headers: { "content-type": "text/html" } };
  }

  labels(request: ApiRequest): ApiAnswer {
    const row = this.summarized(request);
    return ok({ id: row.id, labels: allLabels(row) });
  }

  updateLabels(request: ApiRequest): ApiAnswer {
    const shown = this.summarized(request);
    const row = this.engine.find(shown.id) ?? shown;
    const labels = request.object();
    if (!labels) throw fail("Invalid labels: a JSON object is expected");
    const errors = labelErrors(labels);
    if (errors.length > 0) throw fail(errors.join("\n"));
    row.earlierLabels = { labels: { ...shown.labels }, until: this.summaryAt() };
    Object.assign(row.labels, labels);
    return ok({ id: row.id, labels: allLabels(row) });
  }

  query({ query }: ApiRequest): ApiAnswer {
    return ok(queryWorkflows(this.visible(), [...query], this.release));
  }

  queryByPost(request: ApiRequest): ApiAnswer {
    const content = request.json();
    if (!Array.isArray(content) || !content.every(isObject)) {
      throw fail("The request content was malformed: a list of objects is expected");
    }
    const pairs = content.flatMap((item) =>
      Object.entries(item).map(([name, value]) => [name, String(value)]),
    );
    return ok(queryWorkflows(this.visible(), pairs as [string, string][], this.release));
  }

  abort(request: ApiRequest): ApiAnswer {
    const id = checkId(request.path("id"));
    const row = this.engine.find(id);
    if (!row || isOver(row)) {
      const message = `Couldn't abort ${id} because no workflow with that ID is in progress`;
      throw new CromwellError(row ? this.world.settings.abortOfEnded : 404, "error", message);
    }
    this.engine.abort(row);
    return ok({ id, status: row.status });
  }

  releaseHold(request: ApiRequest): ApiAnswer {
    const id = checkId(request.path("id"));
    const row = this.engine.find(id);
    if (!row) throw unrecognized(id);
    if (row.status !== "On Hold") {
      const message = `Couldn't change status of workflow ${id} to 'Submitted' because the workflow is not in 'On Hold' state`;
      throw new CromwellError(403, "error", message);
    }
    row.earlierStatus = { status: row.status, until: this.summaryAt() };
    this.engine.queue(row);
    return ok({ id, status: row.status });
  }

  /** A local backend knows of no prices. */
  cost(request: ApiRequest): ApiAnswer {
    const { id, status } = this.summarized(request);
    return ok({ id, status, currency: "USD", cost: 0, errors: [] });
  }

  describe(request: ApiRequest): ApiAnswer {
    return ok(describe(request, (url) => this.world.state.files[url]));
  }

  backends(): ApiAnswer {
    return ok({ supportedBackends: ["Local"], defaultBackend: "Local" });
  }

  /** No subsystem is watched. */
  engineStatus(): ApiAnswer {
    return ok({});
  }

  engineVersion(): ApiAnswer {
    return ok({ cromwell: String(this.world.settings.cromwellRelease) });
  }

  private accept(submission: Submission): { id: string; status: string }[] {
    const { ids, inputs } = submission;
    if (ids.length > 0 && ids.length !== inputs.length) {
      throw fail("Error(s): there are not as many requested workflow IDs as workflows");
    }
    const used = ids.filter((id, index) => this.engine.find(id) ?? ids.indexOf(id) !== index);
    if (used.length > 0) throw fail(`Requested workflow IDs are already in use: ${used.join(", ")}`);
    return inputs.map((values, index) => {
      const row = this.record(submission, values, ids[index] ?? randomUUID());
      this.world.state.cromwell.push(row);
      if (!submission.onHold) this.engine.queue(row);
      return { id: row.id, status: row.status };
    });
  }

  private record(submission: Submission, inputs: CromwellRecord["inputs"], id: string): CromwellRecord {
    const now = this.world.now();
    const visibleAt = this.summaryAt();
    const { source, url, options, labels, workflowType, workflowTypeVersion } = submission;
    return {
      id,
      name: null,
      status: "On Hold",
      submission: now,
      start: null,
      end: null,
      visibleAt,
      labels: { ...labels },
      earlierStatus: null,
      earlierLabels: null,
      source,
      url,
      inputs,
      options,
      workflowType,
      workflowTypeVersion,
      outputs: {},
      failures: [],
      calls: [],
      metadataArchiveStatus: "Unarchived",
      parent: null,
    };
  }

  /** What the summary has, from which all reads come. */
  private visible(): CromwellRecord[] {
    const now = this.world.now();
    return this.world.state.cromwell
      .filter(({ visibleAt }) => visibleAt <= now)
      .map((row) => {
        const { earlierLabels, earlierStatus } = row;
        return {
          ...row,
          ...(earlierLabels && earlierLabels.until > now && { labels: earlierLabels.labels }),
          ...(earlierStatus && earlierStatus.until > now && { status: earlierStatus.status }),
        };
      });
  }

  /** When the summary will have what happens now. */
  private summaryAt(): number {
    return this.world.now() + this.world.settings.durations.cromwellSummary * 1000;
  }

  private summarized(request: ApiRequest): CromwellRecord {
    const id = checkId(request.path("id"));
    const row = this.visible().find((one) => one.id === id);
    if (!row) throw unrecognized(id);
    return row;
  }
}

function warning({ deprecated }: Submission): Record<string, string> {
  if (deprecated.length === 0) return {};
  return { warning: `299 cromwell/93 "${deprecated.join(", ")}: old names of parts"` };
}
