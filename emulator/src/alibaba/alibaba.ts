import { randomUUID } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Answer, Exchange } from "../core/requests/pipeline";
import type { Platform, PlatformHost } from "../core/platform/platform";
import type { DeepPartial, Json, JsonObject } from "../types";
import { Authentication, createKeys, type Keys } from "./signing/authentication";
import { createAlibabaControl, type AlibabaControl } from "./control";
import { ApiError } from "./errors";
import { Jobs } from "./job/jobs";
import { keyParameters, memberPaths } from "./keyParameters";
import { firstState, type AlibabaState } from "./records";
import { carryOut, matchRoute, type Match, type Modules } from "./routes";
import { Runner } from "./job/jobRunner";
import { defaultSettings, mergeSettings } from "./settings";
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
export class Alibaba implements Platform<AlibabaAccess, AlibabaSettings, AlibabaStateView, AlibabaControl> {
  readonly control: AlibabaControl;
  private readonly world: World;
  private readonly keys: Keys;
  private readonly authentication: Authentication;
  private readonly modules: Modules;

  constructor(
    private readonly host: PlatformHost,
    settings: DeepPartial<AlibabaSettings> = {},
  ) {
    const merged = defaultSettings();
    mergeSettings(merged, settings);
    const saved = host.saved as Snapshot | undefined;
    const world = new World(host.clock, merged, saved?.state);
    this.world = world;
    this.keys = saved?.keys ?? createKeys();
    this.authentication = new Authentication(this.keys, merged);
    const runner = new Runner(world);
    world.perform = (step) => runner.perform(step);
    this.modules = { world, jobs: new Jobs(world, runner) };
    this.control = createAlibabaControl(world, runner, host.changed);
    if (!saved) host.changed();
  }

  register(app: FastifyInstance): void {
    app.all("/*", (request, reply) => this.serve(request, reply));
  }

  access(endpoint: string): AlibabaAccess {
    return { endpoint, region: REGION, ...this.keys };
  }

  settings(): AlibabaSettings {
    return structuredClone(this.world.settings);
  }

  configure(patch: DeepPartial<AlibabaSettings>): void {
    mergeSettings(this.world.settings, patch);
  }

  state(): AlibabaStateView {
    this.world.settle();
    return structuredClone(this.world.state);
  }

  snapshot(): Snapshot {
    this.world.settle();
    return { state: this.world.state, keys: this.keys };
  }

  reset(): void {
    this.world.state = firstState();
    this.host.changed();
  }

  private serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const [path = "", search = ""] = request.url.split("?");
    const query = [...new URLSearchParams(search)];
    const headers = headersOf(request);
    // The content type is not looked at: the vendor's clients send JSON under several.
    const body = Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "";
    const match = matchRoute(request.method, path, query);
    const requestId = randomUUID();
    const content = parsed(body);
    const refused = (error: unknown): Answer => this.refusal(error, requestId);
    const exchange: Exchange = {
      platform: "alibaba",
      action: match.operation?.action ?? "?",
      signed: headers.has("authorization") ? "acs" : "none",
      region: REGION,
      requestId,
      parameters: keyParameters(match, content),
      members: memberPaths(content),
      rateLimit: undefined,
      refuse: () => {
        try {
          this.admit({ method: request.method, path, query, headers });
          return undefined;
        } catch (error) {
          return refused(error);
        }
      },
      throttled: () => refused(new ApiError("Throttling")),
      failed: (code) => refused(new ApiError(code)),
      handle: () => {
        try {
          return this.carryOut(match, body, requestId);
        } catch (error) {
          return refused(error);
        }
      },
    };
    return this.host.pipeline.serve(exchange, request, reply);
  }

  /** Everything that is checked before the route: the signature, the version and the right to call. */
  private admit(request: SignedRequest): void {
    this.authentication.check(request);
    if (request.headers.get("x-acs-version") !== VERSION) throw new ApiError("InvalidVersion.NotFound");
    if (!this.world.settings.userAllowed) throw new ApiError("Forbidden");
  }

  private carryOut(match: Match, body: string, requestId: string): Answer {
    this.world.settle();
    const result = carryOut(this.modules, match, body);
    if (match.operation?.writes) this.host.changed();
    const { createdStatus, emptyStatus } = this.world.settings;
    const created = match.operation?.action === "createJob";
    const status = result === undefined ? emptyStatus : created ? createdStatus : 200;
    if (result && Object.hasOwn(result, "RequestId")) result.RequestId = requestId;
    return this.answer(status, result, requestId, "Success");
  }

  private refusal(error: unknown, requestId: string): Answer {
    // A fault of the emulator itself: a test that meets it needs to see where it is.
    if (!(error instanceof ApiError)) this.host.failed(error);
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

function headersOf(request: FastifyRequest): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(",") : (value ?? ""),
    ]),
  );
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}
