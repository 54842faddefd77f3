import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { memberPaths, type DeepPartial } from "../core/json";
import { Platform, type Call, type PlatformHost } from "../core/platform/platform";
import { headerOf } from "../core/requests/headers";
import type { Answer } from "../core/requests/served";
import { createPaddleFlowControl, type PaddleFlowControl } from "./control";
import { ApiError, ServerPanic } from "./errors";
import { createModules, performStep, type Modules } from "./modules";
import type { PaddleFlowState } from "./records/state";
import { keyParameters } from "./requests/keyParameters";
import { ApiRequest, type ApiAnswer } from "./requests/request";
import { namedUser, readWire, type Wire } from "./requests/wire";
import { defaultSettings, mergePaddleFlowSettings } from "./settings";
import type { PaddleFlowAccess, PaddleFlowSettings } from "./types";
import { World } from "./world";

/** Rows as they are; users without what their passwords and tokens are made of. */
export type PaddleFlowStateView = Omit<PaddleFlowState, "users" | "passwords"> & {
  users: Omit<PaddleFlowState["users"][number], "hash">[];
};

const ROOT = { username: "root", password: "paddleflow" };

/** The server itself never throttles: this is what a gateway before it says. */
const THROTTLED: Answer = {
  status: 429,
  headers: { "content-type": "text/plain" },
  body: "Too Many Requests",
  code: "HTTP 429",
};

/** The PaddleFlow server on loopback. */
export class PaddleFlow extends Platform<
  PaddleFlowState,
  PaddleFlowSettings,
  PaddleFlowAccess,
  PaddleFlowStateView,
  PaddleFlowControl,
  World
> {
  readonly control: PaddleFlowControl;
  private readonly modules: Modules;

  constructor(host: PlatformHost, patch: DeepPartial<PaddleFlowSettings> = {}) {
    const settings = defaultSettings();
    mergePaddleFlowSettings(settings, patch);
    const world = new World(host.clock, settings, host.saved as PaddleFlowState | undefined);
    super("paddleflow", host, world, mergePaddleFlowSettings);
    this.modules = createModules(world);
    world.perform = (step) => performStep(this.modules, step);
    this.control = createPaddleFlowControl(world, this.modules, host.changed);
  }

  access(endpoint: string): PaddleFlowAccess {
    return { endpoint, ...ROOT };
  }

  override configure(patch: DeepPartial<PaddleFlowSettings>): void {
    const { jobsFollowed } = this.world.settings;
    super.configure(patch);
    if (!jobsFollowed && this.world.settings.jobsFollowed) this.modules.jobRunner.follow();
  }

  protected kept(): PaddleFlowState {
    return this.world.state;
  }

  protected view({ users, passwords: _, ...state }: PaddleFlowState): PaddleFlowStateView {
    return { ...state, users: users.map(({ hash: _hash, ...user }) => user) };
  }

  protected read(request: FastifyRequest): Call {
    const wire = readWire(request, this.world.settings.version);
    const { match, query, content, token } = wire;
    const requestId = headerOf(request, "x-pf-request-id") || randomUUID();
    let user = "";
    return {
      action: wire.action,
      signed: token === "" ? "none" : "token",
      region: "-",
      requestId,
      parameters: keyParameters(match.found ? match.parameters : new Map<string, string>(), query, content),
      members: memberPaths(content),
      writes: match.found !== undefined && match.found.method !== "GET",
      admit: () => {
        user = this.admit(wire);
        return undefined;
      },
      carryOut: () => answer(this.carryOut(wire, user), requestId),
      refusal: (error) => refusal(error, requestId),
      throttled: () => THROTTLED,
      failed: (code) => refusal(new ApiError(code), requestId),
    };
  }

  /** Token and user come before the route, as they do in the server. Returns the user. */
  private admit(wire: Wire): string {
    const { path, token, match } = wire;
    const { users } = this.modules;
    const needsToken = path.segments !== undefined && !path.endsInLogin;
    const user = needsToken ? users.nameIn(token) : wire.namedByHeader;
    if (needsToken) {
      const named = namedUser(wire);
      if (named !== "" && named !== user && user !== "root") throw new ApiError("AuthIllegalUser");
      users.verify(token);
    }
    if (!match.found) throw new ApiError(path.segments ? match.code : "PathNotFound");
    return user;
  }

  private carryOut({ match, query, body }: Wire, user: string): ApiAnswer {
    if (!match.found) throw new ApiError(match.code);
    return match.found.handle(this.modules, new ApiRequest(user, query, body, match.parameters));
  }
}

function refusal(error: unknown, requestID: string): Answer {
  if (error instanceof ServerPanic)
    return { status: 0, headers: {}, body: "", code: "(panic)", closes: true };
  const { status, code, message } = error instanceof ApiError ? error : new ApiError("InternalError");
  const body = { requestID, code, message };
  return { ...answer({ status, body }, requestID), code: code === "" ? "(none)" : code };
}

function answer({ status, body }: ApiAnswer, requestId: string): Answer {
  return {
    status,
    headers: { "content-type": "application/json", "x-pf-request-id": requestId },
    body: body === undefined ? "" : JSON.stringify(body),
    code: "Success",
  };
}
