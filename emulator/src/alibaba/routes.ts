import type { JsonObject } from "../core/json";
import { ApiError } from "./errors";
import { viewDescription, viewImage, viewJob, viewTask } from "./job/jobViews";
import type { Jobs } from "./job/jobs";
import type { World } from "./world";

export interface Modules {
  world: World;
  jobs: Jobs;
}

export interface Call {
  /** The job's id in the path. */
  id: string;
  body: string;
}

export interface Operation {
  action: string;
  writes: boolean;
  run(modules: Modules, call: Call): JsonObject | undefined;
}

export type Match = { operation: Operation; id: string } | { operation: undefined; code: string };

const read = (action: string, run: (modules: Modules, call: Call) => JsonObject): Operation => ({
  action,
  writes: false,
  run,
});
const write = (action: string, run: (modules: Modules, call: Call) => JsonObject | undefined): Operation => ({
  action,
  writes: true,
  run,
});

const createJob = write("createJob", ({ jobs }, { body }) => ({ ResourceId: jobs.create(body) }));
const listJobs = read("listJobs", ({ world }) =>
  keyed(
    world,
    world.state.jobs.map((job) => [job.id, viewJob(job, world.settings)]),
  ),
);
const listImages = read("listImages", ({ world }) =>
  keyed(
    world,
    world.state.images.map((image) => [image.id, viewImage(image)]),
  ),
);
const getJob = read("getJob", ({ world, jobs }, { id }) => viewJob(jobs.find(id), world.settings));
const getJobDescription = read("getJobDescription", ({ world, jobs }, { id }) =>
  viewDescription(jobs.find(id), world.settings),
);
const listTasks = read("listTasks", ({ world, jobs }, { id }) =>
  keyed(
    world,
    jobs.find(id).tasks.map((task) => [task.name, viewTask(task)]),
  ),
);
const updateJobPriority = write("updateJobPriority", ({ jobs }, { id, body }) => {
  jobs.setPriority(id, body);
  return undefined;
});
const stopJob = write("stopJob", ({ jobs }, { id }) => {
  jobs.stop(id);
  return undefined;
});
const startJob = write("startJob", ({ jobs }, { id }) => {
  jobs.start(id);
  return undefined;
});
const deleteJob = write("deleteJob", ({ jobs }, { id }) => {
  jobs.delete(id);
  return undefined;
});

const ACTIONS: Record<string, Operation> = { Start: startJob, Stop: stopJob };

/** By what follows the job's id, and the method; PUT on a job itself goes by its query. */
const OF_JOB: Record<string, Record<string, Operation>> = {
  "": { GET: getJob, DELETE: deleteJob },
  description: { GET: getJobDescription },
  tasks: { GET: listTasks },
  Priority: { PUT: updateJobPriority },
};
const COLLECTIONS: Record<string, Record<string, Operation>> = {
  jobs: { GET: listJobs, POST: createJob },
  images: { GET: listImages },
};

export function matchRoute(method: string, path: string, query: [string, string][]): Match {
  const [root, collection = "", id, part = "", ...rest] = path.split("/");
  const methods = id === undefined ? COLLECTIONS[collection] : OF_JOB[part];
  const misplaced = id !== undefined && (collection !== "jobs" || !/^[\w-]+$/.test(id));
  if (root !== "" || rest.length > 0 || !methods || misplaced || path.endsWith("/")) {
    return { operation: undefined, code: "InvalidUrlPattern" };
  }
  const acts = id !== undefined && part === "" && method === "PUT";
  const [name, value = ""] = query.length === 1 ? (query[0] ?? []) : [];
  if (acts ? name !== "Action" || !Object.hasOwn(ACTIONS, value) : query.length > 0) {
    return { operation: undefined, code: "InvalidQueryString" };
  }
  const operation = acts ? ACTIONS[value] : methods[method];
  return operation ? { operation, id: id ?? "" } : { operation, code: "MethodNotAllowed" };
}

export function carryOut(modules: Modules, match: Match, body: string): JsonObject | undefined {
  if (!match.operation) throw new ApiError(match.code);
  return match.operation.run(modules, { id: match.id, body });
}

/** Lists are objects; they keep no order that a client may rely on. */
function keyed(world: World, entries: [string, JsonObject][]): JsonObject {
  const list: JsonObject = Object.fromEntries(entries);
  if (world.settings.listsHaveRequestId) list.RequestId = "";
  return list;
}
