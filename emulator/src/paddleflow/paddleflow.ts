import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Answer, Exchange } from "../core/requests/pipeline";
import type { Platform, PlatformHost } from "../core/platform/platform";
import type { DeepPartial } from "../types";
import { Clusters } from "./cluster/clusters";
import { createPaddleFlowControl, type PaddleFlowControl } from "./control";
import { ApiError, ServerPanic } from "./errors";
import { FileSystems } from "./fileSystem/fileSystems";
import { Flavours } from "./flavour/flavours";
import { FsCaches } from "./fileSystemCache/fsCaches";
import { Grants } from "./queueGrant/grants";
import { Jobs } from "./job/jobs";
import { keyParameters, memberPaths } from "./requests/keyParameters";
import { Kubernetes } from "./cluster/kubernetes";
import { Links } from "./link/links";
import { Logs } from "./job/logs";
import { Pipelines } from "./pipeline/pipelines";
import { Queues } from "./queue/queues";
import type { PaddleFlowState, Step } from "./records";
import { ApiRequest, type ApiAnswer } from "./requests/request";
import { ResourcePools } from "./queue/resourcePools";
import { matchRoute, readPath, type Match, type WirePath } from "./requests/router";
import type { Modules } from "./routes";
import { Runner } from "./run/runner";
import { Runs } from "./run/runs";
import { Schedules } from "./schedule/schedules";
import { defaultSettings, mergeSettings } from "./settings";
import { Storage } from "./fileSystem/storage";
import { Tracks } from "./run/tracks";
import type { PaddleFlowAccess, PaddleFlowSettings } from "./types";
import { Users } from "./user/users";
import { World } from "./world";

/** Rows as they are; users without what their passwords and tokens are made of. */
export type PaddleFlowStateView = Omit<PaddleFlowState, "users" | "passwords"> & {
  users: Omit<PaddleFlowState["users"][number], "hash">[];
};

interface Wire {
  request: FastifyRequest;
  path: WirePath;
  query: URLSearchParams;
  body: Buffer | undefined;
  match: Match;
  token: string;
}

const ROOT = { user: "root", password: "paddleflow" };
const USER_HEADER = "x-pf-user-name";

/** The PaddleFlow server on loopback. */
export class PaddleFlow implements Platform<
  PaddleFlowAccess,
  PaddleFlowSettings,
  PaddleFlowStateView,
  PaddleFlowControl
> {
  readonly control: PaddleFlowControl;
  private readonly world: World;
  private readonly runner: Runner;
  private readonly modules: Modules;

  constructor(
    private readonly host: PlatformHost,
    settings: DeepPartial<PaddleFlowSettings> = {},
  ) {
    const merged = defaultSettings();
    mergeSettings(merged, settings);
    const world = new World(host.clock, merged, host.saved as PaddleFlowState | undefined);
    this.world = world;
    this.runner = new Runner(world);
    world.perform = (step) => this.perform(step);

    const kubernetes = new Kubernetes(world);
    const storage = new Storage(world);
    const users = new Users(world);
    const grants = new Grants(world, users);
    const queues = new Queues(world, kubernetes, grants);
    const fileSystems = new FileSystems(world, storage, kubernetes);
    const pipelines = new Pipelines(world, fileSystems, storage);
    const runs = new Runs(world, pipelines, fileSystems, storage, this.runner);
    const jobs = new Jobs(world, this.runner);
    this.modules = {
      users,
      grants,
      queues,
      flavours: new Flavours(world),
      clusters: new Clusters(world, kubernetes, queues),
      fileSystems,
      links: new Links(world, fileSystems, storage),
      fsCaches: new FsCaches(world, fileSystems),
      pipelines,
      schedules: new Schedules(world, pipelines, runs),
      runs,
      tracks: new Tracks(world),
      jobs,
      logs: new Logs(runs, jobs),
      resourcePools: new ResourcePools(world),
    };
    this.control = createPaddleFlowControl(world, this.modules, host.changed);
    if (host.saved === undefined) host.changed();
  }

  register(app: FastifyInstance): void {
    app.all("/*", (request, reply) => this.serve(request, reply));
  }

  access(endpoint: string): PaddleFlowAccess {
    return { endpoint, ...ROOT };
  }

  settings(): PaddleFlowSettings {
    return structuredClone(this.world.settings);
  }

  configure(patch: DeepPartial<PaddleFlowSettings>): void {
    const { jobsFollowed } = this.world.settings;
    mergeSettings(this.world.settings, patch);
    if (!jobsFollowed && this.world.settings.jobsFollowed) this.runner.follow();
  }

  state(): PaddleFlowStateView {
    this.world.settle();
    const { users, passwords: _, ...state } = structuredClone(this.world.state);
    return { ...state, users: users.map(({ hash: _hash, ...user }) => user) };
  }

  snapshot(): PaddleFlowState {
    this.world.settle();
    return this.world.state;
  }

  reset(): void {
    this.world.reset();
    this.host.changed();
  }

  private perform(step: Step): void {
    const { schedules, queues } = this.modules;
    switch (step.kind) {
      case "run":
        this.runner.proceed(step.runId);
        break;
      case "stopped":
        this.runner.stopped(step.runId);
        break;
      case "job":
        this.runner.advanceJob(step.jobId, step.to);
        break;
      case "jobStopped":
        this.runner.jobStopped(step.jobId);
        break;
      case "schedule":
        schedules.fire(step.scheduleId);
        break;
      case "scheduleEnd":
        schedules.end(step.scheduleId);
        break;
      case "queueClosed":
        queues.closed(step.queueId);
        break;
    }
  }

  private serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const url = new URL(request.url, "http://localhost");
    const [rawPath = ""] = request.url.split("?");
    const path = readPath(rawPath);
    const match = matchRoute(request.method, path.segments ?? [], this.world.settings.version);
    const token = header(request, "x-pf-authorization");
    const body = Buffer.isBuffer(request.body) ? request.body : undefined;
    const wire: Wire = { request, path, query: url.searchParams, body, match, token };
    const requestId = header(request, "x-pf-request-id") || randomUUID();
    const content = parsed(body);
    const refused = (error: unknown): Answer => this.refusal(error, requestId);
    let user = "";
    const exchange: Exchange = {
      platform: "paddleflow",
      action: actionOf(match, url.searchParams),
      signed: token === "" ? "none" : "token",
      region: "-",
      requestId,
      parameters: keyParameters(
        match.found ? match.parameters : new Map<string, string>(),
        url.searchParams,
        content,
      ),
      members: memberPaths(content),
      rateLimit: undefined,
      refuse: () => {
        try {
          user = this.admit(wire);
          return undefined;
        } catch (error) {
          return refused(error);
        }
      },
      // The server itself never throttles: this is what a gateway before it says.
      throttled: () => ({
        status: 429,
        headers: { "content-type": "text/plain" },
        body: "Too Many Requests",
        code: "HTTP 429",
      }),
      failed: (code) => refused(new ApiError(code)),
      handle: () => {
        try {
          return answer(this.carryOut(wire, user), requestId);
        } catch (error) {
          return refused(error);
        }
      },
    };
    return this.host.pipeline.serve(exchange, request, reply);
  }

  /** Token and user come before the route, as they do in the server. Returns the user. */
  private admit({ path, token, match, request, query, body }: Wire): string {
    this.world.settle();
    const { users } = this.modules;
    const user = path.segments && !path.endsInLogin ? users.nameIn(token) : header(request, USER_HEADER);
    if (path.segments && !path.endsInLogin) {
      const named = namedUser(request.method, query, body);
      if (named !== "" && named !== user && user !== "root") throw new ApiError("AuthIllegalUser");
      users.verify(token);
    }
    if (!match.found) throw new ApiError(path.segments ? match.code : "PathNotFound");
    return user;
  }

  private carryOut({ match, query, body }: Wire, user: string): ApiAnswer {
    if (!match.found) throw new ApiError(match.code);
    this.world.settle();
    const result = match.found.handle(this.modules, new ApiRequest(user, query, body, match.parameters));
    if (match.found.method !== "GET") this.host.changed();
    return result;
  }

  private refusal(error: unknown, requestID: string): Answer {
    if (error instanceof ServerPanic) {
      return { status: 0, headers: {}, body: "", code: "(panic)", closes: true };
    }
    if (!(error instanceof ApiError)) this.host.failed(error);
    const { status, code, message } = error instanceof ApiError ? error : new ApiError("InternalError");
    const body = { requestID, code, message };
    return { ...answer({ status, body }, requestID), code: code === "" ? "(none)" : code };
  }
}

function answer({ status, body }: ApiAnswer, requestId: string): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "x-pf-request-id": requestId },
    body: body === undefined ? "" : JSON.stringify(body),
    code: "Success",
  };
}

function header(request: FastifyRequest, name: string): string {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

function parsed(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString("utf8") ?? "null") as unknown;
  } catch {
    return undefined;
  }
}

/** Whom the request names: only root may name others. */
function namedUser(method: string, query: URLSearchParams, body: Buffer | undefined): string {
  if (method !== "POST" && method !== "PUT") return query.get("userName") ?? "";
  const content = parsed(body);
  if (typeof content !== "object" || content === null) return "";
  const named = Object.entries(content).find(([name]) => name.toLowerCase() === "username");
  return typeof named?.[1] === "string" ? named[1] : "";
}

/** The operation's name, as in the examples; by it faults are injected and requests counted. */
function actionOf(match: Match, query: URLSearchParams): string {
  if (!match.found) return "?";
  const { action } = match.found;
  switch (action) {
    case "listUser":
      return query.get("user") ? "getUser" : action;
    case "showLink":
      return query.get("fsPath") ? action : "listLink";
    case "updateRun":
    case "updateJob": {
      const verb = query.get("action") ?? "";
      return ["stop", "retry"].includes(verb) ? action.replace("update", verb) : action;
    }
    default:
      return action;
  }
}
