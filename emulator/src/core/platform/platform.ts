import type { FastifyInstance } from "fastify";
import type { VirtualClock } from "../time/clock";
import type { Pipeline } from "../requests/pipeline";
import type { DeepPartial } from "../../types";

/** What a platform is given. */
export interface PlatformHost {
  clock: VirtualClock;
  pipeline: Pipeline;
  /** What an earlier run kept, when the emulator has a data folder. */
  saved: unknown;
  /** To be called after every change that is to survive a restart. */
  changed: () => void;
  /** To be told of errors that are the emulator's own. */
  failed: (error: unknown) => void;
}

/** What the emulator needs of a platform. */
export interface Platform<Access, Settings, State, Control> {
  /** Routes on the platform's own listener. */
  register(app: FastifyInstance): void;
  access(endpoint: string): Access;
  settings(): Settings;
  configure(patch: DeepPartial<Settings>): void;
  /** All objects as they are now. */
  state(): State;
  /** What `saved` shall be in the next run. */
  snapshot(): unknown;
  /** Forgets all objects. */
  reset(): void;
  /** Changes behind the client's back; each method takes and returns JSON. */
  control: Control;
}
