import type { JsonObject } from "../../core/json";
import { ApiError } from "../errors";
import type { Effect, Failure, JobRecord, ResultRecord, Step } from "../records";
import type { World } from "../world";

/** What a job is to do. */
export interface Plan {
  type: string;
  task: string;
  imageId?: string;
  imageName?: string;
  effect?: Effect;
  /** What makes it fail. */
  failure?: Failure | undefined;
  results?: ResultRecord[];
  /** With sub-jobs a job ends when they have. */
  subJobs?: Plan[];
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Asynchronous jobs: INIT, RUNNING, and SUCCESS or FAIL. */
export class Jobs {
  /** Carries out what a job does; set by the platform. */
  succeeded: (job: JobRecord) => void = () => undefined;
  failed: (job: JobRecord) => void = () => undefined;

  constructor(private readonly world: World) {}

  /** Throws where no further job is taken. */
  checkLoad(): void {
    const { state, settings } = this.world;
    const open = state.jobs.filter(({ status }) => status === "INIT" || status === "RUNNING");
    if (open.length >= settings.quotas.jobs) throw new ApiError("IMG.0060");
  }

  submit(plan: Plan): JobRecord {
    const { durations } = this.world.settings;
    const job = this.add(plan, null, this.takeFailure(plan.type));
    this.world.schedule(durations.jobInit, { kind: "run", jobId: job.id });
    return job;
  }

  perform(step: Exclude<Step, { kind: "imageGone" }>): void {
    const job = this.world.job(step.jobId);
    if (!job) return;
    if (step.kind === "forget") this.world.state.jobs = this.world.state.jobs.filter((one) => one !== job);
    else if (step.kind === "run") this.run(job);
    else if (job.status === "RUNNING") this.end(job);
  }

  /** Ends a job now, as it was to end. */
  end(job: JobRecord): void {
    if (job.status === "SUCCESS" || job.status === "FAIL") return;
    const subJobs = this.subJobsOf(job);
    for (const sub of subJobs) this.end(sub);
    const broken = subJobs.find((sub) => sub.status === "FAIL");
    if (broken) job.failure ??= broken.failure;
    job.runTime ||= this.world.now();
    job.endTime = this.world.now();
    job.status = job.failure ? "FAIL" : "SUCCESS";
    if (job.failure) this.failed(job);
    else this.succeeded(job);
    this.world.schedule(this.world.settings.durations.jobKept, { kind: "forget", jobId: job.id });
  }

  fail(job: JobRecord, failure: Failure): void {
    const [first] = this.subJobsOf(job);
    (first ?? job).failure = failure;
    this.end(job);
  }

  find(id: string): JobRecord {
    const job = this.world.job(id);
    const { status, code } = this.world.settings.unknownJob;
    if (!job) throw new ApiError(code, undefined, status);
    return job;
  }

  view(job: JobRecord): JsonObject {
    const { settings } = this.world;
    const failure = job.status === "FAIL" ? job.failure : null;
    const hidden =
      settings.failureDetails === "entities" || (job.subJobs.length > 0 && !settings.parentShowsFailure);
    return {
      job_id: job.id,
      job_type: this.shownType(job.type),
      begin_time: this.time(job.beginTime),
      end_time: job.endTime === 0 ? "" : this.time(job.endTime),
      status: job.status,
      error_code: hidden ? null : (failure?.errorCode ?? null),
      fail_reason: hidden ? null : (failure?.reason ?? null),
      entities: this.entities(job),
    };
  }

  private entities(job: JobRecord): JsonObject {
    const { failureDetails } = this.world.settings;
    if (job.status === "INIT") return {};
    const shown: JsonObject = {};
    const over = job.status === "SUCCESS";
    if (job.status === "FAIL") {
      if (failureDetails !== "job" && job.failure) {
        shown.error_code = job.failure.errorCode;
        shown.fail_reason = job.failure.reason;
      }
    } else {
      if (job.imageName !== null) shown.image_name = job.imageName;
      if (job.imageId !== null && (over || this.world.settings.imageIdWhileRunning)) {
        shown.image_id = job.imageId;
      }
      if (over && job.results) {
        shown.results = job.results.map(({ imageId, projectId, status }) => ({
          image_id: imageId,
          project_id: projectId,
          status,
        }));
      }
    }
    Object.assign(shown, this.progress(job));
    if (job.subJobs.length > 0) {
      shown.sub_jobs_result = this.subJobsOf(job).map((sub) => this.view(sub));
      shown.sub_jobs_list = job.subJobs;
    }
    return shown;
  }

  private progress(job: JobRecord): JsonObject {
    const { progressShown, percentUnit, durations } = this.world.settings;
    const shown = progressShown === "always" || (progressShown === "running" && job.status === "RUNNING");
    if (!shown || job.status === "FAIL" || job.subJobs.length > 0) return {};
    const until = job.endTime === 0 ? this.world.now() : job.endTime;
    const share = Math.min(0.99, (until - job.runTime) / 1000 / Math.max(durations.jobRunning, 0.001));
    const part = Math.floor(share * 100) / 100;
    return {
      process_percent: percentUnit === "fraction" ? part : Math.round(part * 100),
      current_task: job.task,
    };
  }

  private add(plan: Plan, parent: string | null, failure: Failure | null): JobRecord {
    const { subJobs = [] } = plan;
    const job: JobRecord = {
      id: this.world.newJobId(),
      type: plan.type,
      status: "INIT",
      beginTime: this.world.now(),
      runTime: 0,
      endTime: 0,
      task: plan.task,
      imageId: plan.imageId ?? null,
      imageName: plan.imageName ?? null,
      effect: plan.effect ?? { kind: "none" },
      failure: subJobs.length > 0 ? null : (failure ?? plan.failure ?? null),
      results: plan.results ?? null,
      subJobs: [],
      parent,
    };
    this.world.state.jobs.push(job);
    // Where there are sub-jobs, it is the first of them that fails.
    job.subJobs = subJobs.map((sub, i) => {
      const own = this.takeFailure(sub.type) ?? (i === 0 ? failure : null);
      return this.add(sub, job.id, own).id;
    });
    const image = job.effect.kind === "activate" ? this.world.image(job.effect.imageId) : undefined;
    if (image) image.jobId = job.id;
    return job;
  }

  private run(job: JobRecord): void {
    if (job.status !== "INIT") return;
    for (const one of [job, ...this.subJobsOf(job)]) {
      one.status = "RUNNING";
      one.runTime = this.world.now();
      const image = one.effect.kind === "activate" ? this.world.image(one.effect.imageId) : undefined;
      if (image) this.world.update(image, { status: "saving" });
    }
    this.world.schedule(this.world.settings.durations.jobRunning, { kind: "end", jobId: job.id });
  }

  private takeFailure(type: string): Failure | null {
    const { jobFailures } = this.world.state;
    const rule = jobFailures.find((one) => one.type === "*" || one.type === type);
    if (!rule) return null;
    this.world.state.jobFailures = jobFailures.filter((one) => one !== rule);
    return { errorCode: rule.errorCode, reason: rule.reason };
  }

  private subJobsOf(job: JobRecord): JobRecord[] {
    return job.subJobs.flatMap((id) => this.world.job(id) ?? []);
  }

  private shownType(type: string): string {
    if (this.world.settings.prefixedTypes) return type;
    const bare = type.replace(/^ims/, "");
    return bare.charAt(0).toLowerCase() + bare.slice(1);
  }

  private time(milliseconds: number): string {
    const iso = new Date(milliseconds).toISOString();
    if (this.world.settings.timeFormat === "iso") return iso;
    const month = MONTHS[Number(iso.slice(5, 7)) - 1] ?? "";
    return `${iso.slice(8, 10)}-${month}-${iso.slice(0, 4)} ${iso.slice(11, 19)}:${iso.slice(20, 23)}`;
  }
}
