import type { Modules } from "./modules";
import { ok, type ApiAnswer, type ApiRequest } from "./requests/request";
import { deleteArtifact, listArtifacts } from "./run/artifacts";
import type { ServerVersion } from "./types";

export interface Route {
  method: string;
  /** Segments; those in braces are parameters. */
  path: readonly string[];
  action: string;
  /** The first version that has it. */
  since: ServerVersion;
  handle: (modules: Modules, request: ApiRequest) => ApiAnswer;
}

type Handle = Route["handle"];

function route(
  method: string,
  path: string,
  action: string,
  handle: Handle,
  since: ServerVersion = "v0.14.0",
): Route {
  return { method, path: path.split("/").slice(1), action, since, handle };
}

const version = {
  gitVersion: "v0.0.0",
  gitCommit: "unknown",
  gitBranch: "unknown",
  buildDate: "unknown",
  goVersion: "go1.26.8",
  compiler: "gc",
  platform: "linux/amd64",
};

export const ROUTES: readonly Route[] = [
  route("POST", "/login", "login", (m, r) => m.users.login(r)),
  route("POST", "/user", "createUser", (m, r) => m.users.create(r)),
  route("GET", "/user", "listUser", (m, r) => m.users.list(r)),
  route("PUT", "/user/{username}", "updateUser", (m, r) => m.users.update(r)),
  route("DELETE", "/user/{username}", "deleteUser", (m, r) => m.users.delete(r)),

  route("POST", "/grant", "createGrant", (m, r) => m.grants.create(r)),
  route("GET", "/grant", "listGrant", (m, r) => m.grants.list(r)),
  route("DELETE", "/grant", "deleteGrant", (m, r) => m.grants.delete(r)),

  route("POST", "/queue", "createQueue", (m, r) => m.queues.create(r)),
  route("GET", "/queue", "listQueue", (m, r) => m.queues.list(r)),
  route("GET", "/queue/{queueName}", "showQueue", (m, r) => m.queues.show(r)),
  route("PUT", "/queue/{queueName}", "updateQueue", (m, r) => m.queues.update(r)),
  route("DELETE", "/queue/{queueName}", "deleteQueue", (m, r) => m.queues.delete(r)),

  route("POST", "/flavour", "createFlavour", (m, r) => m.flavours.create(r)),
  route("GET", "/flavour", "listFlavour", (m, r) => m.flavours.list(r)),
  route("GET", "/flavour/{flavourName}", "showFlavour", (m, r) => m.flavours.show(r)),
  route("PUT", "/flavour/{flavourName}", "updateFlavour", (m, r) => m.flavours.update(r)),
  route("DELETE", "/flavour/{flavourName}", "deleteFlavour", (m, r) => m.flavours.delete(r)),

  route("POST", "/fs", "createFS", (m, r) => m.fileSystems.create(r)),
  route("PUT", "/fs", "updateFS", (m, r) => m.fileSystems.update(r), "develop"),
  route("GET", "/fs", "listFS", (m, r) => m.fileSystems.list(r)),
  route("GET", "/fs/{fsName}", "showFS", (m, r) => m.fileSystems.show(r)),
  route("DELETE", "/fs/{fsName}", "deleteFS", (m, r) => m.fileSystems.delete(r)),
  route("POST", "/fsCache", "createFSCache", (m, r) => m.fsCaches.create(r)),
  route("GET", "/fsCache/{fsName}", "getFSCache", (m, r) => m.fsCaches.show(r)),
  route("DELETE", "/fsCache/{fsName}", "deleteFSCache", (m, r) => m.fsCaches.delete(r)),
  route("GET", "/fsSts/{fsName}", "getFsSts", (m, r) => m.fileSystems.sessionToken(r), "v0.14.6"),

  route("POST", "/link", "createLink", (m, r) => m.links.create(r)),
  route("GET", "/link/{fsName}", "showLink", (m, r) => m.links.show(r)),
  route("DELETE", "/link/{fsName}", "deleteLink", (m, r) => m.links.delete(r)),

  route("POST", "/cluster", "createCluster", (m, r) => m.clusters.create(r)),
  route("GET", "/cluster", "listCluster", (m, r) => m.clusters.list(r)),
  route("GET", "/cluster/resource", "listClusterResource", (m, r) => m.clusters.resources(r)),
  route(
    "POST",
    "/cluster/resource",
    "listClusterResourceV2",
    (m, r) => m.clusters.resourcesByNode(r),
    "v0.14.6",
  ),
  route("GET", "/cluster/{clusterName}", "showCluster", (m, r) => m.clusters.show(r)),
  route("PUT", "/cluster/{clusterName}", "updateCluster", (m, r) => m.clusters.update(r)),
  route("DELETE", "/cluster/{clusterName}", "deleteCluster", (m, r) => m.clusters.delete(r)),
  route(
    "GET",
    "/cluster/{clusterName}/nodeInfos",
    "listClusterNodeInfos",
    (m, r) => m.clusters.nodes(r),
    "develop",
  ),
  route("GET", "/cluster/{clusterName}/k8s/object", "showObject", (m, r) =>
    m.clusters.kubernetesObject(r, "show"),
  ),
  route("POST", "/cluster/{clusterName}/k8s/object", "createObject", (m, r) =>
    m.clusters.kubernetesObject(r, r.text("action") === "delete" ? "delete" : "create"),
  ),
  route("PUT", "/cluster/{clusterName}/k8s/object", "updateObject", (m, r) =>
    m.clusters.kubernetesObject(r, "update"),
  ),

  route("POST", "/pipeline", "createPipeline", (m, r) => m.pipelines.create(r)),
  route("GET", "/pipeline", "listPipeline", (m, r) => m.pipelines.list(r)),
  route("GET", "/pipeline/{pipelineID}", "showPipeline", (m, r) => m.pipelines.show(r)),
  route("POST", "/pipeline/{pipelineID}", "updatePipeline", (m, r) => m.pipelines.update(r)),
  route("DELETE", "/pipeline/{pipelineID}", "deletePipeline", (m, r) => m.pipelines.delete(r)),
  route("GET", "/pipeline/{pipelineID}/{pipelineVersionID}", "showPipelineVersion", (m, r) =>
    m.pipelineVersions.show(r),
  ),
  route("DELETE", "/pipeline/{pipelineID}/{pipelineVersionID}", "deletePipelineVersion", (m, r) =>
    m.pipelineVersions.delete(r),
  ),

  route("POST", "/schedule", "createSchedule", (m, r) => m.schedules.create(r)),
  route("GET", "/schedule", "listSchedule", (m, r) => m.schedules.list(r)),
  route("GET", "/schedule/{scheduleID}", "showSchedule", (m, r) => m.schedules.show(r)),
  route("PUT", "/schedule/{scheduleID}", "stopSchedule", (m, r) => m.schedules.stop(r)),
  route("DELETE", "/schedule/{scheduleID}", "deleteSchedule", (m, r) => m.schedules.delete(r)),

  route("POST", "/run", "createRun", (m, r) => m.runs.create(r)),
  route("POST", "/runjson", "createRunByJson", (m, r) => m.runs.createByJson(r)),
  route("GET", "/run", "listRun", (m, r) => m.runs.list(r)),
  route("GET", "/run/{runID}", "showRun", (m, r) => m.runs.show(r)),
  route("PUT", "/run/{runID}", "updateRun", (m, r) => m.runs.update(r)),
  route("DELETE", "/run/{runID}", "deleteRun", (m, r) => m.runs.delete(r)),

  route("GET", "/runCache", "listRunCache", (m, r) => m.runCaches.list(r)),
  route("GET", "/runCache/{runCacheID}", "showRunCache", (m, r) => m.runCaches.show(r)),
  route("DELETE", "/runCache/{runCacheID}", "deleteRunCache", (m, r) => m.runCaches.delete(r)),
  route("GET", "/artifact", "listArtifact", (_, r) => listArtifacts(r)),
  route("DELETE", "/artifact", "deleteArtifact", (_, r) => deleteArtifact(r)),

  route("POST", "/job/single", "createSingleJob", (m, r) => m.jobs.create(r, "single")),
  route("POST", "/job/distributed", "createDistributedJob", (m, r) => m.jobs.create(r, "distributed")),
  route("POST", "/job/workflow", "createWorkflowJob", (m, r) => m.jobs.create(r, "workflow")),
  route("GET", "/job", "listJob", (m, r) => m.jobs.list(r)),
  route("GET", "/job/{jobID}", "showJob", (m, r) => m.jobs.show(r)),
  route("PUT", "/job/{jobID}", "updateJob", (m, r) => m.jobs.update(r)),
  route("DELETE", "/job/{jobID}", "deleteJob", (m, r) => m.jobs.delete(r)),

  route("GET", "/log/run/{runID}", "runLog", (m, r) => m.logs.ofRun(r)),
  route("GET", "/log/job", "jobLog", (m, r) => m.logs.ofJob(r), "v0.14.6"),
  route("GET", "/statistics/job/{jobID}", "getJobStatistics", (m, r) => m.logs.statistics(r)),
  route("GET", "/statistics/jobDetail/{jobID}", "getJobDetailStatistics", (m, r) => m.logs.statistics(r)),
  route("GET", "/statistics/cardTime/{queueName}", "getCardTime", (m) => m.logs.cardTime(), "develop"),
  route("POST", "/statistics/cardTime", "getCardTimeBatch", (m) => m.logs.cardTime(), "develop"),

  route("POST", "/resourcepool", "createResourcePool", (m, r) => m.resourcePools.create(r), "develop"),
  route("GET", "/resourcepool", "listResourcePool", (m, r) => m.resourcePools.list(r), "develop"),
  route("GET", "/resourcepool/{name}", "showResourcePool", (m, r) => m.resourcePools.show(r), "develop"),
  route("PUT", "/resourcepool/{name}", "updateResourcePool", (m, r) => m.resourcePools.update(r), "develop"),
  route(
    "DELETE",
    "/resourcepool/{name}",
    "deleteResourcePool",
    (m, r) => m.resourcePools.delete(r),
    "develop",
  ),

  route("GET", "/version", "getVersion", () => ok(version)),
];
