import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { memberPaths, type DeepPartial, type Json, type JsonObject } from "../core/json";
import { Platform, type Call, type PlatformHost } from "../core/platform/platform";
import { bodyOf, headersOf } from "../core/requests/headers";
import type { Answer } from "../core/requests/served";
import { createOtcControl, type OtcControl } from "./control";
import { ApiError, INTERNAL } from "./errors";
import { Creations } from "./image/creations";
import { Images } from "./image/images";
import { Tags } from "./image/tags";
import { Transfers } from "./image/transfers";
import { Sharing } from "./imageShare/sharing";
import { Jobs } from "./job/jobs";
import { keyParameters } from "./keyParameters";
import type { JobRecord, OtcState, Step } from "./records";
import { matchRoute, type Match, type Modules } from "./routes";
import { defaultSettings, mergeOtcSettings } from "./settings";
import { Authentication, createIdentity, type Identity, identityVersion } from "./signing/authentication";
import type { SignedRequest } from "./signing/signature";
import type { ApiAnswer, OtcAccess, OtcSettings } from "./types";
import { World } from "./world";

export type OtcStateView = OtcState;

/** What needs no token: it leads to one. */
const PUBLIC: ReadonlySet<string> = new Set(["createToken", "getIdentityVersion"]);

interface Snapshot {
  state: OtcState;
  identity: Identity;
}

interface Wire {
  request: SignedRequest;
  match: Match | undefined;
  query: URLSearchParams;
  body: Json | undefined;
}

/** Open Telekom Cloud on loopback: the Image Management Service, and what of IAM issues tokens. */
export class Otc extends Platform<OtcState, OtcSettings, OtcAccess, OtcStateView, OtcControl, World> {
  readonly control: OtcControl;
  private readonly identity: Identity;
  private readonly authentication: Authentication;
  private readonly modules: Modules;
  private endpoint = "";

  constructor(host: PlatformHost, patch: DeepPartial<OtcSettings> = {}) {
    const settings = defaultSettings();
    mergeOtcSettings(settings, patch);
    const saved = host.saved as Snapshot | undefined;
    const identity = saved?.identity ?? createIdentity();
    const world = new World(host.clock, settings, identity.projectId, saved?.state);
    super("otc", host, world, mergeOtcSettings);
    this.identity = identity;
    this.authentication = new Authentication(world, identity);
    world.perform = (step) => this.perform(step);
    const jobs = new Jobs(world);
    const images = new Images(world);
    this.modules = {
      world,
      jobs,
      images,
      creations: new Creations(world, images, jobs),
      transfers: new Transfers(world, images, jobs),
      sharing: new Sharing(world, images, jobs),
      tags: new Tags(images),
      identityVersion: () => identityVersion(this.endpoint),
      issueToken: (body) => this.authentication.issue(body, this.endpoint),
    };
    jobs.succeeded = (job) => this.succeeded(job);
    jobs.failed = (job) => images.giveUp(job);
    this.control = createOtcControl(world, images, jobs, host.changed);
  }

  access(endpoint: string): OtcAccess {
    this.endpoint = endpoint;
    return { endpoint, iamEndpoint: `${endpoint}/v3`, ...this.identity };
  }

  protected kept(): Snapshot {
    return { state: this.world.state, identity: this.identity };
  }

  protected view(state: OtcState): OtcStateView {
    return state;
  }

  protected read(request: FastifyRequest): Call {
    const wire = readWire(request);
    const { match, query, body } = wire;
    const requestId = randomUUID();
    const action = match?.route.action ?? "?";
    return {
      action,
      signed: signedHow(action, wire.request.headers),
      region: this.identity.region,
      requestId,
      parameters: keyParameters(action, match?.path ?? new Map<string, string>(), query, body),
      members: memberPaths(body),
      writes: match !== undefined && match.route.method !== "GET",
      admit: () => this.admit(wire),
      carryOut: () => this.carryOut(wire, requestId),
      refusal: (error) => refusal(error, requestId),
      throttled: () => refusal(new ApiError("IMG.0060", undefined, 429), requestId),
      failed: (code) => refusal(new ApiError(code), requestId),
    };
  }

  private perform(step: Step): void {
    if (step.kind === "imageGone") this.world.removeImage(step.imageId);
    else this.modules.jobs.perform(step);
  }

  private succeeded({ effect }: JobRecord): void {
    if (effect.kind === "activate") this.modules.images.activate(effect.imageId);
    else if (effect.kind === "export") {
      const { state } = this.world;
      const others = state.files.filter(({ id }) => id !== effect.file);
      state.files = [...others, { id: effect.file, size: 2 ** 30 }];
    } else this.modules.sharing.perform(effect);
  }

  private admit({ request, match }: Wire): undefined {
    if (PUBLIC.has(match?.route.action ?? "")) return;
    this.authentication.check(request, match?.path.get("project_id"));
    if (!this.world.settings.userAllowed) throw new ApiError("403");
  }

  private carryOut({ match, query, body }: Wire, requestId: string): Answer {
    if (!match) throw new ApiError("404", "The requested resource was not found.");
    const result = match.route.handle(this.modules, { path: match.path, query, body });
    return answer(result, requestId, "Success");
  }
}

function refusal(error: unknown, requestId: string): Answer {
  const refused = error instanceof ApiError ? error : new ApiError(INTERNAL);
  return answer({ status: refused.status, body: envelope(refused) }, requestId, refused.code);
}

function envelope({ code, message, envelope: kind, status }: ApiError): JsonObject {
  if (kind === "gateway") return { error_msg: message, error_code: code };
  if (kind === "identity") {
    return { error: { code: status, message, title: status === 401 ? "Unauthorized" : "Bad Request" } };
  }
  return { error: { message, code } };
}

function answer({ status, body, headers = {} }: ApiAnswer, requestId: string, code: string): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "x-request-id": requestId, ...headers },
    body: body === undefined ? "" : JSON.stringify(body),
    code,
  };
}

function readWire(request: FastifyRequest): Wire {
  const [path = "", search = ""] = request.url.split("?");
  const query = new URLSearchParams(search);
  const raw = bodyOf(request);
  const headers = headersOf(request);
  const signed = { method: request.method, path, query: [...query], headers, body: raw };
  return { request: signed, match: matchRoute(request.method, path), query, body: parsed(raw) };
}

/** Undefined where there is no body, and a text, which no operation takes, where it is not JSON. */
function parsed(body: Buffer): Json | undefined {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString("utf8")) as Json;
  } catch {
    return "";
  }
}

function signedHow(action: string, headers: ReadonlyMap<string, string>): string {
  if (action === "createToken") return "password";
  if (headers.has("x-auth-token")) return "token";
  const authorization = headers.get("authorization") ?? "";
  if (authorization.includes("Credential=")) return "sdk-scoped";
  return authorization === "" ? "none" : "sdk";
}
