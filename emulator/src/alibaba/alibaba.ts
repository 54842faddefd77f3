import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { memberPaths, parseJson, type DeepPartial, type Json, type JsonObject } from "../core/json";
import { Platform, type Call, type PlatformHost } from "../core/platform/platform";
import { bodyOf, headersOf } from "../core/requests/headers";
import type { Answer } from "../core/requests/served";
import { createAlibabaControl, type AlibabaControl } from "./control";
import { ApiError } from "./errors";
import { JobRunner } from "./job/jobRunner";
import { Jobs } from "./job/jobs";
import { keyParameters } from "./keyParameters";
import type { AlibabaState } from "./records";
import { carryOut, matchRoute, type Match, type Modules } from "./routes";
import { defaultSettings, mergeAlibabaSettings } from "./settings";
import { Authentication, createKeys, type Keys } from "./signing/authentication";
import type { SignedRequest } from "./signing/signature";
import type { AlibabaAccess, AlibabaSettings } from "./types";
import { World } from "./world";

const VERSION = "2015-06-30";
const REGION = "cn-qingdao";

export type AlibabaStateView = AlibabaState;

interface Snapshot {
  state: AlibabaState;
  keys: Keys;
}

/** Alibaba Cloud BatchCompute on loopback. */
export class Alibaba extends Platform<
  AlibabaState,
  AlibabaSettings,
  AlibabaAccess,
  AlibabaStateView,
  AlibabaControl,
  World
> {
  readonly control: AlibabaControl;
  private readonly keys: Keys;
  private readonly authentication: Authentication;
  private readonly modules: Modules;

  constructor(host: PlatformHost, patch: DeepPartial<AlibabaSettings> = {}) {
    const settings = defaultSettings();
    mergeAlibabaSettings(settings, patch);
    const saved = host.saved as Snapshot | undefined;
    const world = new World(host.clock, settings, saved?.state);
    super("alibaba", host, world, mergeAlibabaSettings);
    this.keys = saved?.keys ?? createKeys();
    this.authentication = new Authentication(this.keys, settings);
    const runner = new JobRunner(world);
    world.perform = (step) => runner.perform(step);
    this.modules = { world, jobs: new Jobs(world, runner) };
    this.control = createAlibabaControl(world, runner, host.changed);
  }

  access(endpoint: string): AlibabaAccess {
    return { endpoint, region: REGION, ...this.keys };
  }

  protected kept(): Snapshot {
    return { state: this.world.state, keys: this.keys };
  }

  protected view(state: AlibabaState): AlibabaStateView {
    return state;
  }

  protected read(request: FastifyRequest): Call {
    const [path = "", search = ""] = request.url.split("?");
    const query = [...new URLSearchParams(search)];
    const headers = headersOf(request);
    // The content type is not looked at: the vendor's clients send JSON under several.
    const body = bodyOf(request).toString("utf8");
    const match = matchRoute(request.method, path, query);
    const requestId = randomUUID();
    const content = parseJson(body) as Json | undefined;
    return {
      action: match.operation?.action ?? "?",
      signed: headers.has("authorization") ? "acs" : "none",
      region: REGION,
      requestId,
      parameters: keyParameters(match, content),
      members: memberPaths(content),
      writes: match.operation?.writes ?? false,
      admit: () => this.admit({ method: request.method, path, query, headers }),
      carryOut: () => this.carryOut(match, body, requestId),
      refusal: (error) => this.refusal(error, requestId),
      throttled: () => this.refusal(new ApiError("Throttling"), requestId),
      failed: (code) => this.refusal(new ApiError(code), requestId),
    };
  }

  /** Everything that is checked before the route: the signature, the version and the right to call. */
  private admit(request: SignedRequest): undefined {
    this.authentication.check(request);
    if (request.headers.get("x-acs-version") !== VERSION) throw new ApiError("InvalidVersion.NotFound");
    if (!this.world.settings.userAllowed) throw new ApiError("Forbidden");
  }

  private carryOut(match: Match, body: string, requestId: string): Answer {
    const result = carryOut(this.modules, match, body);
    const { createdStatus, emptyStatus } = this.world.settings;
    const created = match.operation?.action === "createJob";
    const status = result === undefined ? emptyStatus : created ? createdStatus : 200;
    if (result && Object.hasOwn(result, "RequestId")) result.RequestId = requestId;
    return this.answer(status, result, requestId, "Success");
  }

  private refusal(error: unknown, requestId: string): Answer {
    const { code, message, status } = error instanceof ApiError ? error : new ApiError("InternalError");
    const { errorField, statuses } = this.world.settings;
    const plain = statuses === "plain" && [403, 404, 409].includes(status) ? 400 : status;
    return this.answer(
      plain,
      { [errorField]: code, Message: message, RequestId: requestId },
      requestId,
      code,
    );
  }

  private answer(status: number, body: JsonObject | undefined, requestId: string, code: string): Answer {
    const headers = {
      "content-type": "application/json",
      "x-acs-version": VERSION,
      [this.world.settings.requestIdHeader]: requestId,
    };
    return { status, headers, body: body === undefined ? "" : JSON.stringify(body), code };
  }
}
