import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { DeepPartial, JsonObject } from "../core/json";
import { Platform, type Call, type PlatformHost } from "../core/platform/platform";
import type { Answer } from "../core/requests/served";
import { ACTIONS, type Action } from "./actions";
import { createTencentControl, type TencentControl } from "./control";
import { ApiError } from "./errors";
import { jobState } from "./job/jobStates";
import { createModules, performStep, type Modules } from "./modules";
import type { JobRecord, JobState, TencentState } from "./records";
import { DEFAULT_REGION, isRegion } from "./regions";
import { keyParameters, memberPaths } from "./requests/keyParameters";
import { printsText } from "./requests/format";
import { readMembers } from "./requests/members";
import { readWire, type WireRequest } from "./requests/protocol";
import { defaultSettings, mergeTencentSettings } from "./settings";
import { Authentication, createKeys, type Keys } from "./signing/authentication";
import type { TencentAccess, TencentSettings } from "./types";
import { World } from "./world";

const VERSION = "2017-03-12";

export type TencentStateView = Omit<TencentState, "jobs"> & { jobs: (JobRecord & { state: JobState })[] };

interface Snapshot {
  state: TencentState;
  keys: Keys;
}

/** Tencent Cloud Batch on loopback. */
export class Tencent extends Platform<
  TencentState,
  TencentSettings,
  TencentAccess,
  TencentStateView,
  TencentControl,
  World
> {
  readonly control: TencentControl;
  private readonly keys: Keys;
  private readonly authentication: Authentication;
  private readonly modules: Modules;

  constructor(host: PlatformHost, patch: DeepPartial<TencentSettings> = {}) {
    const settings = defaultSettings();
    mergeTencentSettings(settings, patch);
    const saved = host.saved as Snapshot | undefined;
    const world = new World(host.clock, settings, saved?.state);
    super("tencent", host, world, mergeTencentSettings);
    this.keys = saved?.keys ?? createKeys();
    this.authentication = new Authentication(this.keys);
    this.modules = createModules(world);
    world.perform = (step) => performStep(world, this.modules, step);
    this.control = createTencentControl(world, this.modules, host.changed);
  }

  access(endpoint: string): TencentAccess {
    return { endpoint, region: DEFAULT_REGION, edition: this.world.settings.edition, ...this.keys };
  }

  protected kept(): Snapshot {
    return { state: this.world.state, keys: this.keys };
  }

  protected view(state: TencentState): TencentStateView {
    return { ...state, jobs: state.jobs.map((job) => ({ ...job, state: jobState(job) })) };
  }

  protected read(request: FastifyRequest): Call {
    const wire = readWire(request);
    const requestId = randomUUID();
    const action = ACTIONS.get(wire.action);
    return {
      action: /^\w{1,60}$/.test(wire.action) ? wire.action : "?",
      signed: wire.signed,
      region: /^[\w-]{1,30}$/.test(wire.region) ? wire.region : "?",
      requestId,
      parameters: keyParameters(wire.input),
      members: memberPaths(wire.input),
      rateLimit: this.world.settings.rates[wire.action] ?? action?.rate,
      writes: action?.writes ?? false,
      admit: () => this.admit(wire, action),
      carryOut: () => answer(this.carryOut(wire, action), requestId),
      refusal: (error) => refusal(error, requestId),
      throttled: () => refusal(new ApiError("RequestLimitExceeded"), requestId),
      failed: (code) => refusal(new ApiError(code), requestId),
    };
  }

  /** Everything that is checked before the input: the protocol, the common parameters and the signature. */
  private admit(wire: WireRequest, action: Action | undefined): undefined {
    if (wire.broken) throw wire.broken;
    if (wire.signed === "tc3" && this.world.settings.edition === "2018") {
      throw new ApiError(
        "UnsupportedProtocol",
        "The edition of 2018 knows signature version 1 and forms only.",
      );
    }
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
    const { settings } = this.world;
    const { edition } = settings;
    const reading = {
      edition,
      wire: wire.wire,
      flagsAsText: printsText(settings),
      negative: action.negative,
    };
    const input = readMembers(wire.input, action.input[edition], reading);
    return action.run(this.modules, { region: wire.region, edition, action: wire.action }, input);
  }
}

/** What is no refusal is shown as an internal error. */
function refusal(error: unknown, requestId: string): Answer {
  const { code, message } =
    error instanceof ApiError ? error : { code: "InternalError", message: "An internal error has occurred." };
  return answer({ Error: { Code: code, Message: message } }, requestId, code);
}

function answer(fields: JsonObject, requestId: string, code = "Success"): Answer {
  const body = JSON.stringify({ Response: { ...fields, RequestId: requestId } });
  return { status: 200, headers: { "content-type": "application/json" }, body, code };
}
