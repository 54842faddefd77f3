import { ApiError } from "../errors";
import type { JobMember, JobRecord, QueueRecord } from "../records/compute";
import { formatTime, parseTime, randomHex } from "../requests/format";
import { pageByNumber } from "../requests/listing";
import { ok, type ApiAnswer, type ApiRequest } from "../requests/request";
import type { World } from "../world";
import { readJob, type JobKind } from "./jobRules";
import { JOB_FINAL, type JobRunner } from "./jobRunner";
import { podStatus } from "./pods";

const NOTHING = { cpu: "", mem: "", name: "" };
const NO_FILES = { name: "", type: "" };
const NO_KIND = { kind: "", group: "", apiVersion: "" };
const PLACE = { role: "worker", index: 0 };

export class Jobs {
  constructor(
    private readonly world: World,
    private readonly runner: JobRunner,
  ) {}

  create(request: ApiRequest, kind: JobKind): ApiAnswer {
    const { queue, ...given } = request.read((body) => readJob(body, kind, this.world.state));
    const id = given.id || `job-${randomHex(16)}`;
    if (this.find(id)) {
      throw new ApiError(
        "JobCreateFailed",
        "create job[] in database faield, err: UNIQUE constraint failed: job.id, job.deleted_at",
      );
    }
    const job: JobRecord = {
      ...this.world.row("jobs"),
      ...given,
      id,
      created: { priority: given.priority, labels: given.labels, annotations: given.annotations },
      userName: request.user,
      queueId: queue.id,
      status: "init",
      message: "",
      startAt: null,
      finishAt: null,
      runId: "",
    };
    this.world.state.jobs.push(job);
    this.runner.submit(job);
    return ok({ id });
  }

  list(request: ApiRequest): ApiAnswer {
    const { jobs, queues } = this.world.state;
    const queueName = request.text("queue");
    const queue = queues.find(({ name }) => name === queueName);
    if (queueName !== "" && !queue) throw new ApiError("QueueNameNotFound", "record not found");
    const status = request.text("status");
    const labels = labelsIn(request.text("labels"));
    const since = parseTime(request.text("startTime"));
    const selected = jobs.filter(
      (job) =>
        (request.isRoot || job.userName === request.user) &&
        (!queue || job.queueId === queue.id) &&
        (status === "" || job.status === status) &&
        (since === undefined || (job.startAt ?? 0) >= since) &&
        labels.every(([name, value]) => job.labels?.[name] === value),
    );
    // Releases list the oldest first, and compare with the last of all jobs.
    const descending = this.world.since("develop");
    const listed = descending ? selected.toReversed() : selected;
    const last = descending ? jobs[0] : jobs.at(-1);
    const { rows, envelope } = pageByNumber(listed, request.query, last, { descending });
    return ok({ ...envelope, jobList: rows.map((row) => this.view(row)) });
  }

  show(request: ApiRequest): ApiAnswer {
    const id = request.path("jobID");
    const job = this.permitted(request, `resouceType[job] with ID[${id}] not found`);
    const { queues } = this.world.state;
    const namespace = queues.find((queue) => queue.id === job.queueId)?.namespace ?? "";
    const begun = job.startAt !== null && job.framework === "standalone";
    const runtime = { ...runtimeOf(job, namespace), ...(this.world.since("develop") && PLACE) };
    return ok({ ...this.view(job), ...(begun && { runtime }) });
  }

  update(request: ApiRequest): ApiAnswer {
    switch (request.text("action")) {
      case "stop":
        return this.stop(request);
      case "modify":
        return this.modify(request);
      default:
        throw new ApiError("ActionNotAllowed");
    }
  }

  delete(request: ApiRequest): ApiAnswer {
    const id = request.path("jobID");
    const job = this.permitted(
      request,
      `delete job failed, err: get job ${id} failed, err: record not found`,
    );
    if (!JOB_FINAL.has(job.status)) {
      const cause = `delete job failed, err: job ${id} status is ${job.status}, please stop it first.`;
      throw new ApiError("ActionNotAllowed", cause);
    }
    this.remove(job);
    return ok();
  }

  find(id: string): JobRecord | undefined {
    return this.world.state.jobs.find((job) => job.id === id);
  }

  remove(job: JobRecord): void {
    this.world.state.jobs = this.world.state.jobs.filter((other) => other !== job);
  }

  permitted(request: ApiRequest, missing: string): JobRecord {
    const id = request.path("jobID");
    const job = this.find(id);
    if (!job) throw new ApiError("JobNotFound", missing);
    if (!request.isRoot && job.userName !== request.user) {
      const cause = `user[${request.user}] has no access to resource[job] with ID[${id}]`;
      throw new ApiError("ActionNotAllowed", cause);
    }
    return job;
  }

  private stop(request: ApiRequest): ApiAnswer {
    const job = this.permitted(request, "stop job failed, err: record not found");
    if (JOB_FINAL.has(job.status)) {
      const cause = `job ${job.id} status is already ${job.status}, and job cannot be stopped`;
      throw new ApiError("", `stop job failed, err: ${cause}`);
    }
    if (job.status === "init") {
      Object.assign(job, {
        status: "terminated",
        message: "job is terminated.",
        finishAt: this.world.now(),
      });
      this.world.touch(job);
    } else this.runner.stop(job);
    return ok();
  }

  private modify(request: ApiRequest): ApiAnswer {
    const { priority, labels, annotations } = request.read((body) => ({
      priority: body.text("priority"),
      labels: body.map("labels"),
      annotations: body.map("annotations"),
    }));
    const job = this.permitted(request, "record not found");
    if (priority !== "" && !["init", "pending"].includes(job.status)) {
      const cause = `the status of job ${job.id} is ${job.status}, job priority cannot be updated`;
      throw new ApiError("ActionNotAllowed", cause);
    }
    // After v0.14.7-rc1 the server answers the same, and a read shows nothing of it.
    if (!this.world.since("develop")) {
      if (priority !== "") job.priority = priority.toUpperCase();
      if (labels) job.labels = { ...job.labels, ...labels };
      job.annotations = { ...job.annotations, ...annotations };
    }
    this.world.touch(job);
    return ok();
  }

  /** A member keeps what it was created with. */
  private viewMember(member: JobMember, job: JobRecord, queue: QueueRecord | undefined): object {
    const { role, replicas, flavour, image, command, env } = member;
    return {
      id: job.runId === "" ? "" : job.id,
      replicas,
      role,
      name: job.name,
      fs: NO_FILES,
      flavour,
      limitFlavour: NOTHING,
      priority: job.created.priority,
      clusterID: queue?.clusterId ?? "",
      queueID: job.queueId,
      queueName: queue?.name ?? "",
      ...(this.world.since("develop") && { kindGroupVersion: NO_KIND }),
      labels: job.created.labels,
      annotations: job.created.annotations,
      env,
      command,
      image,
    };
  }

  private view(job: JobRecord): object {
    const queue = this.world.state.queues.find(({ id }) => id === job.queueId);
    const single = job.framework === "standalone" && (job.runId !== "" || job.status !== "init");
    const [first] = job.members;
    const inherited = single && first ? first : undefined;
    return {
      id: job.id,
      name: job.name,
      labels: job.labels,
      annotations: job.annotations,
      schedulingPolicy: { queue: queue?.name ?? "", priority: job.priority },
      UserName: job.userName,
      flavour: inherited?.flavour ?? NOTHING,
      limitFlavour: NOTHING,
      fs: NO_FILES,
      extraFS: null,
      image: inherited?.image ?? "",
      env: inherited?.env ?? null,
      command: inherited?.command ?? "",
      args: null,
      port: 0,
      extensionTemplate: null,
      framework: job.framework,
      members: job.members.map((member) => this.viewMember(member, job, queue)),
      status: job.status,
      message: job.message,
      acceptTime: formatTime(job.createdAt),
      startTime: job.startAt === null ? "" : formatTime(job.startAt),
      finishTime: JOB_FINAL.has(job.status) ? formatTime(job.updatedAt) : "",
    };
  }
}

/** The filter is a JSON object. */
function labelsIn(text: string): [string, string][] {
  if (text === "") return [];
  try {
    return Object.entries(JSON.parse(text) as Record<string, string>);
  } catch {
    const cause = `invalid character '${text.charAt(0)}' looking for beginning of value`;
    throw new ApiError("InvalidURI", cause);
  }
}

function runtimeOf(job: JobRecord, namespace: string): object {
  return {
    name: job.id,
    namespace,
    id: job.id,
    status: JSON.stringify(podStatus(job)),
    nodeName: "node-1",
    logURL: `http://:/v1/containers/${job.id}/log?jobID=${job.id}`,
  };
}
