import type { DeepPartial } from "./core/json";
import type { PlatformSettings } from "./platforms";

export interface Settings extends PlatformSettings {
  /** Virtual seconds per real second; 0 freezes virtual time, so that only `advance` moves it. */
  timeScale: number;
  rateLimits: boolean;
}
export type SettingsPatch = DeepPartial<Settings>;

export interface ClockReading {
  /** Virtual time, ISO. */
  time: string;
  timeScale: number;
}

export interface EmulatorOptions extends DeepPartial<PlatformSettings> {
  /** First of a run of ports: the platforms in the order of `platformNames`, control at `port + 9`. Free ports without it. */
  port?: number;
  /** Folder in which state and credentials are kept across restarts. */
  data?: string;
  timeScale?: number;
  rateLimits?: boolean;
  /** One line per request; carries no secrets. */
  log?: (line: string) => void;
}
