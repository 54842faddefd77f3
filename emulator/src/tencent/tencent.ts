import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Answer, Exchange } from "../core/requests/pipeline";
import type { Platform, PlatformHost } from "../core/platform/platform";
import type { DeepPartial, JsonObject } from "../types";
import { ACTIONS, type Action, type Modules } from "./actions";
import { Authentication, createKeys, type Keys } from "./signing/authentication";
import { ComputeEnvs } from "./computeEnv/computeEnvs";
import { ComputeEnvViews } from "./computeEnv/computeEnvViews";
import { createTencentControl, type TencentControl } from "./control";
import { ApiError } from "./errors";
import { jobState, JobRunner } from "./job/jobRunner";
import { Jobs } from "./job/jobs";
import { JobViews } from "./job/jobViews";
import { keyParameters, memberPaths } from "./requests/keyParameters";
import { readMembers } from "./requests/members";
import { Nodes } from "./computeEnv/nodes";
import { readWire, type WireRequest } from "./requests/protocol";
import { emptyState, type JobRecord, type JobState, type Step, type TencentState } from "./records";
import { DEFAULT_REGION, isRegion } from "./regions";
import { defaultSettings, mergeSettings } from "./settings";
import { TaskTemplates } from "./taskTemplate/taskTemplates";
import type { TencentAccess, TencentSettings } from "./types";
import { World } from "./world";

const VERSION = "2017-03-12";

export type TencentStateView = Omit<TencentState, "jobs"> & { jobs: (JobRecord & { state: JobState })[] };

interface Snapshot {
  state: TencentState;
  keys: Keys;
}

/** Tencent Cloud Batch on loopback. */
export class Tencent implements Platform<TencentAccess, TencentSettings, TencentStateView, TencentControl> {
  readonly control: TencentControl;
  private readonly world: World;
  private readonly keys: Keys;
  private readonly authentication: Authentication;
  private readonly modules: Modules;
  private readonly runner: JobRunner;
  private readonly nodes: Nodes;

  constructor(
    private readonly host: PlatformHost,
    settings: DeepPartial<TencentSettings> = {},
  ) {
    const merged = defaultSettings();
    mergeSettings(merged, settings);
    const world = new World(host.clock, merged);
    const saved = host.saved as Snapshot | undefined;
    if (saved) world.state = saved.state;
    this.world = world;
    this.keys = saved?.keys ?? createKeys();
    this.authentication = new Authentication(this.keys);

    this.nodes = new Nodes(world, {
      ready: (env) => this.runner.dispatch(env),
      leaving: (env, node) => this.runner.nodeLeaving(env, node),
    });
    this.runner = new JobRunner(world, this.nodes);
    world.perform = (step) => this.perform(step);
    const envs = new ComputeEnvs(world, this.nodes);
    const jobs = new Jobs(world, this.runner);
    this.modules = {
      envs,
      envViews: new ComputeEnvViews(world, envs),
      jobs,
      jobViews: new JobViews(world, jobs),
      templates: new TaskTemplates(world),
    };
    this.control = createTencentControl(world, this.nodes, this.runner, host.changed);
    if (!saved) host.changed();
  }

  register(app: FastifyInstance): void {
    app.all("/*", (request, reply) => this.serve(request, reply));
  }

  access(endpoint: string): TencentAccess {
    return { endpoint, region: DEFAULT_REGION, ...this.keys };
  }

  settings(): TencentSettings {
    return structuredClone(this.world.settings);
  }

  configure(patch: DeepPartial<TencentSettings>): void {
    mergeSettings(this.world.settings, patch);
  }

  state(): TencentStateView {
    this.world.settle();
    const state = structuredClone(this.world.state);
    return { ...state, jobs: state.jobs.map((job) => ({ ...job, state: jobState(job) })) };
  }

  snapshot(): Snapshot {
    this.world.settle();
    return { state: this.world.state, keys: this.keys };
  }

  reset(): void {
    this.world.state = emptyState();
    this.host.changed();
  }

  private perform(step: Step): void {
    switch (step.kind) {
      case "node":
        this.nodes.perform(step);
        break;
      case "envGone": {
        const { state } = this.world;
        state.computeEnvs = state.computeEnvs.filter((env) => env.id !== step.envId);
        this.runner.envGone(step.envId);
        break;
      }
      case "job":
        this.runner.parsed(step.jobId);
        break;
      case "instance":
        this.runner.perform(step);
        break;
    }
  }

  private serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const wire = readWire(request);
    const requestId = randomUUID();
    const action = ACTIONS.get(wire.action);
    const refused = (error: unknown): Answer => answer({ Error: this.describe(error) }, requestId, error);
    const exchange: Exchange = {
      platform: "tencent",
      action: /^\w{1,60}$/.test(wire.action) ? wire.action : "?",
      signed: wire.signed,
      region: /^[\w-]{1,30}$/.test(wire.region) ? wire.region : "?",
      requestId,
      parameters: keyParameters(wire.input),
      members: memberPaths(wire.input),
      rateLimit: this.world.settings.rates[wire.action] ?? action?.rate,
      refuse: () => {
        try {
          this.admit(wire, action);
          return undefined;
        } catch (error) {
          return refused(error);
        }
      },
      throttled: () => refused(new ApiError("RequestLimitExceeded")),
      failed: (code) => refused(new ApiError(code)),
      handle: () => {
        try {
          return answer(this.carryOut(wire, action), requestId);
        } catch (error) {
          return refused(error);
        }
      },
    };
    return this.host.pipeline.serve(exchange, request, reply);
  }

  /** Everything that is checked before the input: the protocol, the common parameters and the signature. */
  private admit(wire: WireRequest, action: Action | undefined): void {
    if (wire.broken) throw wire.broken;
    for (const name of ["action", "version", "region", "timestamp"] as const) {
      if (wire[name] === "") {
        const spelled = (wire.signed === "tc3" ? "X-TC-" : "") + name.charAt(0).toUpperCase() + name.slice(1);
        throw new ApiError("MissingParameter", `The request is missing \`${spelled}\`.`);
      }
    }
    this.authentication.check(wire);
    if (wire.version !== VERSION) throw new ApiError("NoSuchVersion", "The API version does not exist.");
    if (!action || (action.later && this.world.settings.edition === "2018")) {
      throw new ApiError("InvalidAction", "The action does not exist.");
    }
    if (!isRegion(wire.region)) throw new ApiError("UnsupportedRegion", "The region is not supported.");
  }

  private carryOut(wire: WireRequest, action: Action | undefined): JsonObject {
    if (!action) throw new ApiError("InvalidAction");
    const { edition } = this.world.settings;
    this.world.settle();
    const reading = { edition, wire: wire.wire, negative: action.negative };
    const input = readMembers(wire.input, action.input[edition], reading);
    const result = action.run(this.modules, { region: wire.region, edition, action: wire.action }, input);
    if (action.writes) this.host.changed();
    return result;
  }

  private describe(error: unknown): JsonObject {
    if (error instanceof ApiError) return { Code: error.code, Message: error.message };
    // A fault of the emulator itself: a test that meets it needs to see where it is.
    this.host.failed(error);
    return { Code: "InternalError", Message: "An internal error has occurred." };
  }
}

function answer(fields: JsonObject, requestId: string, error?: unknown): Answer {
  const code = error === undefined ? "Success" : error instanceof ApiError ? error.code : "InternalError";
  const body = JSON.stringify({ Response: { ...fields, RequestId: requestId } });
  return { status: 200, headers: { "content-type": "application/json" }, body, code };
}
