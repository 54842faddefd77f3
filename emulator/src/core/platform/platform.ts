import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { DeepPartial } from "../json";
import type { PlatformName } from "../platformNames";
import type { Pipeline } from "../requests/pipeline";
import { Refusal } from "../requests/refusal";
import type { Answer, Exchange } from "../requests/served";
import type { VirtualClock } from "../time/clock";
import type { PlatformWorld, Scheduled } from "./world";

/** What a platform is given. */
export interface PlatformHost {
  clock: VirtualClock;
  pipeline: Pipeline;
  /** What an earlier run kept, when the emulator has a data folder. */
  saved: unknown;
  /** To be called after every change that is to survive a restart. */
  changed: () => void;
  /** Takes errors that are the emulator's own. */
  failed: (error: unknown) => void;
}

/** A request as a platform has read it: its line in the log, and what the platform does about it. */
export interface Call extends Pick<
  Exchange,
  "action" | "signed" | "region" | "requestId" | "parameters" | "members" | "throttled" | "failed"
> {
  /** Left out: there is no limit. */
  rateLimit?: Exchange["rateLimit"];
  /** Whether its action can change anything. */
  writes: boolean;
  /** Looks at everything that comes before the action. Throws a Refusal, or returns the answer that refuses. */
  admit(): Answer | undefined;
  /** Carries the action out. Throws a Refusal. */
  carryOut(): Answer;
  /** The answer for a Refusal, or for an error of the emulator itself. */
  refusal(error: unknown): Answer;
}

/** What all platforms have in common: settings, state, and the way of a request. */
export abstract class Platform<
  State extends { scheduled: Scheduled<unknown>[] },
  Settings extends object,
  Access,
  StateView,
  Control,
  World extends PlatformWorld<State, Settings>,
> {
  /** Changes behind the client's back; each method takes and returns JSON. */
  abstract readonly control: Control;

  protected constructor(
    private readonly name: PlatformName,
    protected readonly host: PlatformHost,
    protected readonly world: World,
    private readonly mergeSettings: (settings: Settings, patch: DeepPartial<Settings>) => void,
  ) {
    if (host.saved === undefined) host.changed();
  }

  /** What a client needs to reach the platform. */
  abstract access(endpoint: string): Access;
  /** What `saved` shall be in the next run. */
  protected abstract kept(): unknown;
  protected abstract read(request: FastifyRequest): Call;
  /** The state as the control interface shows it. */
  protected abstract view(state: State): StateView;

  /** Routes on the platform's own listener. */
  register(app: FastifyInstance): void {
    app.all("/*", (request, reply) => this.serve(request, reply));
  }

  settings(): Settings {
    return structuredClone(this.world.settings);
  }

  configure(patch: DeepPartial<Settings>): void {
    this.mergeSettings(this.world.settings, patch);
  }

  /** All objects as they are now. */
  state(): StateView {
    this.world.settle();
    return this.view(structuredClone(this.world.state));
  }

  snapshot(): unknown {
    this.world.settle();
    return this.kept();
  }

  /** Forgets all objects. */
  reset(): void {
    this.world.reset();
    this.host.changed();
  }

  private serve(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const call = this.read(request);
    const guarded = <Result>(work: () => Result): Result | Answer => {
      try {
        this.world.settle();
        return work();
      } catch (error) {
        // A test that meets a fault of the emulator itself needs to see where it is.
        if (!(error instanceof Refusal)) this.host.failed(error);
        return call.refusal(error);
      }
    };
    const exchange: Exchange = {
      ...call,
      platform: this.name,
      rateLimit: call.rateLimit,
      refuse: () => guarded(() => call.admit()),
      handle: () =>
        guarded(() => {
          const answer = call.carryOut();
          if (call.writes) this.host.changed();
          return answer;
        }),
    };
    return this.host.pipeline.serve(exchange, request, reply);
  }
}
