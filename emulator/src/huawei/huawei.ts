import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { DeepPartial } from "../core/json";
import { Platform, type Call, type PlatformHost } from "../core/platform/platform";
import { bodyOf, headerOf } from "../core/requests/headers";
import type { RateLimit } from "../core/requests/rateLimit";
import type { Answer } from "../core/requests/served";
import { createHuaweiControl, type HuaweiControl } from "./control";
import { hasAction } from "./cromwell/releases";
import { CromwellError, GcsError, IamError, ServiceError, type GcsCode } from "./errors";
import { createModules, performStep, type Modules } from "./modules";
import type { HuaweiState } from "./records";
import { describeRequest } from "./requests/keyParameters";
import { ApiRequest, noContent, type ApiAnswer } from "./requests/request";
import { matchRoute, type Match } from "./router";
import type { Service } from "./routes";
import { defaultSettings, mergeHuaweiSettings } from "./settings";
import { Authentication, signedBy } from "./signing/authentication";
import { createCredentials, type Credentials } from "./signing/credentials";
import type { HuaweiAccess, HuaweiSettings } from "./types";
import { REGION, World } from "./world";

/** The longest request that Cromwell takes as it is delivered: `akka.http.server.parsing.max-content-length` is 8m. */
const MOST_BYTES = 8 * 1024 * 1024;

/** Objects as they are now, without the tokens. */
export type HuaweiStateView = Omit<HuaweiState, "tokens">;

interface Snapshot {
  state: HuaweiState;
  credentials: Credentials;
}

/** The Gene Container Service of Huawei Cloud, its token service, and a Cromwell server, on loopback. */
export class Huawei extends Platform<
  HuaweiState,
  HuaweiSettings,
  HuaweiAccess,
  HuaweiStateView,
  HuaweiControl,
  World
> {
  readonly control: HuaweiControl;
  private readonly authentication: Authentication;
  private readonly modules: Modules;

  constructor(host: PlatformHost, patch: DeepPartial<HuaweiSettings> = {}) {
    const settings = defaultSettings();
    mergeHuaweiSettings(settings, patch);
    const saved = host.saved as Snapshot | undefined;
    const credentials = saved?.credentials ?? createCredentials();
    const world = new World(host.clock, settings, credentials, saved?.state);
    super("huawei", host, world, mergeHuaweiSettings);
    this.authentication = new Authentication(world, credentials);
    this.modules = createModules(world);
    world.perform = (step) => performStep(this.modules, step);
    this.control = createHuaweiControl(world, this.modules, host.changed);
  }

  access(endpoint: string): HuaweiAccess {
    const { domainId: _, ...credentials } = this.world.credentials;
    const endpoints = { endpoint, iamEndpoint: endpoint, cromwellEndpoint: endpoint };
    return { ...endpoints, region: REGION, projectName: REGION, ...credentials };
  }

  /** What has been due so far goes by the old settings. */
  override configure(patch: DeepPartial<HuaweiSettings>): void {
    this.world.settle();
    super.configure(patch);
  }

  protected kept(): Snapshot {
    return { state: this.world.state, credentials: this.world.credentials };
  }

  protected view({ tokens: _, ...state }: HuaweiState): HuaweiStateView {
    return state;
  }

  protected read(request: FastifyRequest): Call {
    const url = new URL(request.raw.url ?? "/", "http://localhost");
    const match = matchRoute(request.method, url.pathname);
    const { service, found, parameters } = match;
    const body = bodyOf(request);
    const contentType = headerOf(request, "content-type");
    const requestId = randomUUID().replaceAll("-", "");
    const call = new ApiRequest(url.searchParams, contentType, body, parameters);
    return {
      action: found?.action ?? "?",
      signed: service === "gcs" ? signedBy(request) : "none",
      region: service === "cromwell" ? "-" : REGION,
      requestId,
      ...describeRequest(parameters, url.searchParams, contentType, body),
      rateLimit: service === "gcs" ? this.rateLimit(request.method) : undefined,
      writes: found !== undefined && found.method !== "GET",
      admit: () => this.admit(match, request, body),
      carryOut: () => answer(service, found?.handle(this.modules, call) ?? noContent, requestId),
      refusal: (error) => refusal(service, error, requestId),
      throttled: () => refusal(service, throttled(service), requestId),
      failed: (code) => refusal(service, failure(service, code), requestId),
    };
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
    const { cromwellRelease } = this.world.settings;
    if (service === "cromwell" && !(found && hasAction(cromwellRelease, found.action))) {
      return otherMethod
        ? plain(405, "HTTP method not allowed.")
        : plain(404, "The requested resource could not be found.");
    }
    if (service === "cromwell" && body.length > MOST_BYTES) return plain(413, tooLarge(body.length));
    if (!found && service === "iam") throw new IamError(404, "Not Found", "Could not find the resource.");
    if (!found) throw new GcsError("APIGW.0101");
    if (service === "gcs") this.authentication.check(request, body);
    return undefined;
  }
}

function refusal(service: Service, error: unknown, requestId: string): Answer {
  const refused = error instanceof ServiceError ? error : failure(service, "GENE.5008012");
  const { status, code } = refused;
  return { ...answer(service, { status, body: refused.body(requestId) }, requestId), code };
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

/** As the HTTP server below Cromwell puts it. */
function tooLarge(bytes: number): string {
  return (
    "The request content was malformed:\n" +
    `EntityStreamSizeException: actual entity size (Some(${bytes})) exceeded content length limit (${MOST_BYTES} bytes)!`
  );
}

function plain(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain" }, body, code: `HTTP ${status}` };
}
