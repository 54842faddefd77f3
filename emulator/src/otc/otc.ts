import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Answer, Exchange } from "../core/requests/pipeline";
import type { Platform, PlatformHost } from "../core/platform/platform";
import type { DeepPartial, Json, JsonObject } from "../types";
import { Authentication, createIdentity, type Identity } from "./signing/authentication";
import { createOtcControl, type OtcControl } from "./control";
import { Creations } from "./image/creations";
import { ApiError, INTERNAL } from "./errors";
import { Images } from "./image/images";
import { Jobs } from "./job/jobs";
import { keyParameters, memberPaths } from "./keyParameters";
import { firstState, type JobRecord, type OtcState, type Step } from "./records";
import { matchRoute, type Match, type Modules } from "./routes";
import { defaultSettings, mergeSettings } from "./settings";
import { Sharing } from "./imageShare/sharing";
import type { SignedRequest } from "./signing/signature";
import { Tags } from "./image/tags";
import { Transfers } from "./image/transfers";
import type { ApiAnswer, OtcAccess, OtcSettings } from "./types";
import { World } from "./world";

export type OtcStateView = OtcState;

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
export class Otc implements Platform<OtcAccess, OtcSettings, OtcStateView, OtcControl> {
  readonly control: OtcControl;
  private readonly world: World;
  private readonly identity: Identity;
  private readonly authentication: Authentication;
  private readonly modules: Modules;
  private endpoint = "";

  constructor(
    private readonly host: PlatformHost,
    settings: DeepPartial<OtcSettings> = {},
  ) {
    const merged = defaultSettings();
    mergeSettings(merged, settings);
    const saved = host.saved as Snapshot | undefined;
    this.identity = saved?.identity ?? createIdentity();
    const world = new World(host.clock, merged, this.identity.projectId, saved?.state);
    this.world = world;
    this.authentication = new Authentication(world, this.identity);
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
      issueToken: (body) => this.authentication.issue(body, this.endpoint),
    };
    jobs.succeeded = (job) => this.succeeded(job);
    jobs.failed = (job) => images.giveUp(job);
    this.control = createOtcControl(world, images, jobs, host.changed);
    if (!saved) host.changed();
  }

  register(app: FastifyInstance): void {
    app.all("/*", (request, reply) => this.serve(request, reply));
  }

  access(endpoint: string): OtcAccess {
    this.endpoint = endpoint;
    return { endpoint, iamEndpoint: `${endpoint}/v3`, ...this.identity };
  }

  settings(): OtcSettings {
    return structuredClone(this.world.settings);
  }

  configure(patch: DeepPartial<OtcSettings>): void {
    mergeSettings(this.world.settings, patch);
  }

  state(): OtcStateView {
    this.world.settle();
    return structuredClone(this.world.state);
  }

  snapshot(): Snapshot {
    this.world.settle();
    return { state: this.world.state, identity: this.identity };
  }

  /** Tokens stay: they are no objects of the service. */
  reset(): void {
    this.world.state = { ...firstState(), tokens: this.world.state.tokens };
    this.host.changed();
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

  private serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const wire = readWire(request);
    const { match, query, body } = wire;
    const requestId = randomUUID();
    const action = match?.route.action ?? "?";
    const refused = (error: unknown): Answer => this.refusal(error, requestId);
    const exchange: Exchange = {
      platform: "otc",
      action,
      signed: signedHow(action, wire.request.headers),
      region: this.identity.region,
      requestId,
      parameters: keyParameters(action, match?.path ?? new Map<string, string>(), query, body),
      members: memberPaths(body),
      rateLimit: undefined,
      refuse: () => {
        try {
          this.admit(wire);
          return undefined;
        } catch (error) {
          return refused(error);
        }
      },
      throttled: () => refused(new ApiError("IMG.0060", undefined, 429)),
      failed: (code) => refused(new ApiError(code)),
      handle: () => {
        try {
          return this.carryOut(wire, requestId);
        } catch (error) {
          return refused(error);
        }
      },
    };
    return this.host.pipeline.serve(exchange, request, reply);
  }

  private admit({ request, match }: Wire): void {
    this.world.settle();
    if (match?.route.action === "createToken") return;
    this.authentication.check(request, match?.path.get("project_id"));
    if (!this.world.settings.userAllowed) throw new ApiError("403");
  }

  private carryOut({ match, query, body }: Wire, requestId: string): Answer {
    if (!match) throw new ApiError("404", "The requested resource was not found.");
    this.world.settle();
    const result = match.route.handle(this.modules, { path: match.path, query, body });
    if (match.route.method !== "GET") this.host.changed();
    return answer(result, requestId, "Success");
  }

  private refusal(error: unknown, requestId: string): Answer {
    // A fault of the emulator itself: a test that meets it needs to see where it is.
    if (!(error instanceof ApiError)) this.host.failed(error);
    const refused = error instanceof ApiError ? error : new ApiError(INTERNAL);
    return answer({ status: refused.status, body: envelope(refused) }, requestId, refused.code);
  }
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
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const headers = new Map(
    Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
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
