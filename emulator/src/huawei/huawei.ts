import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Answer, Exchange } from "../core/requests/pipeline";
import type { Platform, PlatformHost } from "../core/platform/platform";
import type { RateLimit } from "../core/requests/rateLimit";
import type { DeepPartial } from "../types";
import {
  Authentication,
  createCredentials,
  headerOf,
  signedBy,
  type Credentials,
} from "./signing/authentication";
import { createHuaweiControl, type HuaweiControl } from "./control";
import { CromwellError, GcsError, IamError, ServiceError, type GcsCode } from "./errors";
import { describeRequest } from "./requests/keyParameters";
import { createModules, performStep, type Modules } from "./modules";
import type { HuaweiState } from "./records";
import { ApiRequest, type ApiAnswer } from "./requests/request";
import { matchRoute, type Match, type Service } from "./router";
import { defaultSettings, mergeSettings } from "./settings";
import type { HuaweiAccess, HuaweiSettings } from "./types";
import { REGION, World } from "./world";

/** Objects as they are now, without the tokens. */
export type HuaweiStateView = Omit<HuaweiState, "tokens">;

interface Snapshot {
  state: HuaweiState;
  credentials: Credentials;
}

/** The Gene Container Service of Huawei Cloud, its token service, and a Cromwell server, on loopback. */
export class Huawei implements Platform<HuaweiAccess, HuaweiSettings, HuaweiStateView, HuaweiControl> {
  readonly control: HuaweiControl;
  private readonly world: World;
  private readonly authentication: Authentication;
  private readonly modules: Modules;

  constructor(
    private readonly host: PlatformHost,
    settings: DeepPartial<HuaweiSettings> = {},
  ) {
    const merged = defaultSettings();
    mergeSettings(merged, settings);
    const saved = host.saved as Snapshot | undefined;
    const credentials = saved?.credentials ?? createCredentials();
    this.world = new World(host.clock, merged, credentials, saved?.state);
    this.authentication = new Authentication(this.world, credentials);
    this.modules = createModules(this.world);
    this.world.perform = (step) => performStep(this.modules, step);
    this.control = createHuaweiControl(this.world, this.modules, host.changed);
    if (!saved) host.changed();
  }

  register(app: FastifyInstance): void {
    app.all("/*", (request, reply) => this.serve(request, reply));
  }

  access(endpoint: string): HuaweiAccess {
    const { domainId: _, ...credentials } = this.world.credentials;
    const endpoints = { endpoint, iamEndpoint: endpoint, cromwellEndpoint: endpoint };
    return { ...endpoints, region: REGION, projectName: REGION, ...credentials };
  }

  settings(): HuaweiSettings {
    return structuredClone(this.world.settings);
  }

  /** What has been due so far goes by the old settings. */
  configure(patch: DeepPartial<HuaweiSettings>): void {
    this.world.settle();
    mergeSettings(this.world.settings, patch);
  }

  state(): HuaweiStateView {
    this.world.settle();
    const { tokens: _, ...state } = structuredClone(this.world.state);
    return state;
  }

  snapshot(): Snapshot {
    this.world.settle();
    return { state: this.world.state, credentials: this.world.credentials };
  }

  reset(): void {
    this.world.reset();
    this.host.changed();
  }

  private serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const url = new URL(request.raw.url ?? "/", "http://localhost");
    const match = matchRoute(request.method, url.pathname);
    const { service, found, parameters } = match;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const contentType = headerOf(request, "content-type");
    const requestId = randomUUID().replaceAll("-", "");
    const call = new ApiRequest(url.searchParams, contentType, body, parameters);
    const guarded = (work: () => Answer | undefined): Answer | undefined => {
      try {
        return work();
      } catch (error) {
        return this.refusal(service, error, requestId);
      }
    };
    const exchange: Exchange = {
      platform: "huawei",
      action: found?.action ?? "?",
      signed: service === "gcs" ? signedBy(request) : "none",
      region: service === "cromwell" ? "-" : REGION,
      requestId,
      ...describeRequest(parameters, url.searchParams, contentType, body),
      rateLimit: service === "gcs" ? this.rateLimit(request.method) : undefined,
      refuse: () => guarded(() => this.admit(match, request, body)),
      throttled: () => this.refusal(service, throttled(service), requestId),
      failed: (code) => this.refusal(service, failure(service, code), requestId),
      handle: () =>
        guarded(() => this.carryOut(match, call, requestId)) ?? answer(service, { status: 204 }, requestId),
    };
    return this.host.pipeline.serve(exchange, request, reply);
  }

  private rateLimit(method: string): RateLimit {
    const { reads, others, seconds } = this.world.settings.rates;
    return method === "GET"
      ? { key: "reads", limit: reads, seconds }
      : { key: "others", limit: others, seconds };
  }

  /** The gateway looks for the route first, then at who calls. */
  private admit(
    { service, found, otherMethod }: Match,
    request: FastifyRequest,
    body: Buffer,
  ): Answer | undefined {
    this.world.settle();
    if (!found && service === "cromwell") return plain(otherMethod ? 405 : 404);
    if (!found && service === "iam") throw new IamError(404, "Not Found", "Could not find the resource.");
    if (!found) throw new GcsError("APIGW.0101");
    if (service === "gcs") this.authentication.check(request, body);
    return undefined;
  }

  private carryOut({ service, found }: Match, call: ApiRequest, requestId: string): Answer | undefined {
    if (!found) return undefined;
    this.world.settle();
    const result = found.handle(this.modules, call);
    if (found.method !== "GET") this.host.changed();
    return answer(service, result, requestId);
  }

  private refusal(service: Service, error: unknown, requestId: string): Answer {
    if (!(error instanceof ServiceError)) this.host.failed(error);
    const refused = error instanceof ServiceError ? error : failure(service, "GENE.5008012");
    const { status, code } = refused;
    return { ...answer(service, { status, body: refused.body(requestId) }, requestId), code };
  }
}

/** Cromwell itself never throttles: this is what a proxy before it says. */
function throttled(service: Service): ServiceError {
  if (service === "iam")
    return new IamError(429, "Too Many Requests", "The throttling threshold is reached.");
  return service === "gcs"
    ? new GcsError("APIGW.0308")
    : new CromwellError(429, "error", "Too many requests.");
}

/** A failure that is not the client's: for the services without codes, `code` may be a status. */
function failure(service: Service, code: string): ServiceError {
  if (service === "gcs") return new GcsError(code as GcsCode);
  const status = /^[45]\d\d$/.test(code) ? Number(code) : 500;
  if (service === "iam") return new IamError(status, "Error", "The request failed.");
  return status === 503
    ? new CromwellError(503, "fail", "Cromwell service is shutting down.")
    : new CromwellError(status, status < 500 ? "fail" : "error", "The server failed.");
}

function answer(service: Service, { status, body, headers = {} }: ApiAnswer, requestId: string): Answer {
  const indent = service === "cromwell" ? 2 : 0;
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body, null, indent);
  const type = { "content-type": "application/json", ...headers };
  return { status, headers: { ...type, "x-request-id": requestId }, body: text, code: "Success" };
}

function plain(status: 404 | 405): Answer {
  const body = status === 404 ? "The requested resource could not be found." : "HTTP method not allowed.";
  return { status, headers: { "content-type": "text/plain" }, body, code: `HTTP ${status}` };
}
