import { Clusters } from "./cluster/clusters";
import { Kubernetes } from "./cluster/kubernetes";
import { FileSystems } from "./fileSystem/fileSystems";
import { Storage } from "./fileSystem/storage";
import { FsCaches } from "./fileSystemCache/fsCaches";
import { Flavours } from "./flavour/flavours";
import { JobRunner } from "./job/jobRunner";
import { Jobs } from "./job/jobs";
import { Logs } from "./job/logs";
import { Links } from "./link/links";
import { PipelineSources } from "./pipeline/pipelineSources";
import { Pipelines } from "./pipeline/pipelines";
import { PipelineVersions } from "./pipelineVersion/pipelineVersions";
import { Queues } from "./queue/queues";
import { ResourcePools } from "./queue/resourcePools";
import { Grants } from "./queueGrant/grants";
import type { Step } from "./records/state";
import { RunCaches } from "./run/runCaches";
import { RunRunner } from "./run/runRunner";
import { RunSources } from "./run/runSources";
import { Runs } from "./run/runs";
import { Schedules } from "./schedule/schedules";
import { Users } from "./user/users";
import type { World } from "./world";

export interface Modules {
  users: Users;
  grants: Grants;
  queues: Queues;
  flavours: Flavours;
  clusters: Clusters;
  fileSystems: FileSystems;
  links: Links;
  fsCaches: FsCaches;
  pipelines: Pipelines;
  pipelineVersions: PipelineVersions;
  schedules: Schedules;
  runs: Runs;
  runRunner: RunRunner;
  runCaches: RunCaches;
  jobs: Jobs;
  jobRunner: JobRunner;
  logs: Logs;
  resourcePools: ResourcePools;
}

export function createModules(world: World): Modules {
  const kubernetes = new Kubernetes(world);
  const storage = new Storage(world);
  const users = new Users(world);
  const grants = new Grants(world, users);
  const queues = new Queues(world, kubernetes, grants);
  const fileSystems = new FileSystems(world, storage, kubernetes);
  const pipelineSources = new PipelineSources(fileSystems, storage);
  const pipelines = new Pipelines(world, pipelineSources);
  const jobRunner = new JobRunner(world);
  const runRunner = new RunRunner(world, jobRunner);
  jobRunner.changed = (job) => runRunner.jobChanged(job);
  const runs = new Runs(world, new RunSources(pipelines, fileSystems, storage), pipelines, runRunner);
  const jobs = new Jobs(world, jobRunner);
  return {
    users,
    grants,
    queues,
    flavours: new Flavours(world),
    clusters: new Clusters(world, kubernetes, queues),
    fileSystems,
    links: new Links(world, fileSystems, storage),
    fsCaches: new FsCaches(world, fileSystems),
    pipelines,
    pipelineVersions: new PipelineVersions(pipelines),
    schedules: new Schedules(world, pipelines, pipelineSources, runs),
    runs,
    runRunner,
    runCaches: new RunCaches(world),
    jobs,
    jobRunner,
    logs: new Logs(runs, jobs),
    resourcePools: new ResourcePools(world),
  };
}

/** Carries out a step whose time has come. */
export function performStep({ schedules, queues, runRunner, jobRunner }: Modules, step: Step): void {
  switch (step.kind) {
    case "run":
      return runRunner.proceed(step.runId);
    case "stopped":
      return runRunner.stopped(step.runId);
    case "job":
      return jobRunner.advance(step.jobId, step.to);
    case "jobStopped":
      return jobRunner.stopped(step.jobId);
    case "schedule":
      return schedules.fire(step.scheduleId);
    case "scheduleEnd":
      return schedules.end(step.scheduleId);
    case "queueClosed":
      return queues.closed(step.queueId);
  }
}
