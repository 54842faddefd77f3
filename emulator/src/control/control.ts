import type { FaultReport, FaultSpec } from "../core/faults/faultSpec";
import type { Faults } from "../core/faults/faults";
import { fromNames, platformNames, type PlatformName } from "../core/platformNames";
import type { RateLimiter } from "../core/requests/rateLimit";
import type { RequestLog } from "../core/requests/requestLog";
import type { RequestFilter, RequestRecord } from "../core/requests/requestRecord";
import type { VirtualClock } from "../core/time/clock";
import type { LateActions } from "../core/time/lateActions";
import type { ClockReading, Settings, SettingsPatch } from "../options";
import type { PlatformControls, Platforms, PlatformSettings, PlatformStates } from "../platforms";

/** Shorter than the time that `fetch` allows for an answer. */
const LONGEST_WAIT_MS = 240_000;
const NORMAL_WAIT_MS = 60_000;

export type Control = ReturnType<typeof createControl>;
export type StateOf<Name extends PlatformName> = PlatformStates[Name];

interface Parts {
  clock: VirtualClock;
  faults: Faults;
  late: LateActions;
  limiter: RateLimiter;
  log: RequestLog;
  platforms: Platforms;
  limits: { on: boolean };
  changed: () => void;
}

/** Everything a test can do to the emulator. The methods take and return JSON, so that they work over HTTP too. */
export function createControl(parts: Parts) {
  const { clock, faults, late, limiter, log, platforms, limits } = parts;
  const reading = (): ClockReading => ({
    time: new Date(clock.now()).toISOString(),
    timeScale: clock.scale,
  });
  const settings = (): Settings => ({
    timeScale: clock.scale,
    rateLimits: limits.on,
    ...(fromNames((name) => platforms[name].settings()) as PlatformSettings),
  });

  return {
    /** The fault strikes from the next matching request on. */
    injectFault: (spec: FaultSpec): FaultReport => {
      if (!Object.hasOwn(platforms, spec.platform))
        throw new RangeError(`no platform ${String(spec.platform)}`);
      return faults.inject(spec);
    },
    /** Removes faults and lets held requests and answers go. An action that is to be carried out late still is. */
    clearFaults: (filter?: { id?: string; platform?: PlatformName; action?: string }): void =>
      faults.clear(filter),
    faults: (): FaultReport[] => faults.reports(),
    /** Resolves once the fault has hit so often; rejects when the time is over before. */
    waitForFault: (id: string, hits = 1, timeoutMs = NORMAL_WAIT_MS): Promise<FaultReport> =>
      faults.wait(id, hits, Math.min(timeoutMs, LONGEST_WAIT_MS)),
    /** Resolves once it is decided of so many requests of a "late" or "holdBefore" what became of them. */
    waitForOutcomes: (id: string, count = 1, timeoutMs = NORMAL_WAIT_MS): Promise<FaultReport> =>
      faults.waitForOutcomes(id, count, Math.min(timeoutMs, LONGEST_WAIT_MS)),
    /** Lets the requests and answers go that "holdBefore" and "hold" keep back; returns how many. */
    releaseHeld: (id?: string): number => faults.release(id),

    settings,
    configure: (patch: SettingsPatch): Settings => {
      const { timeScale, rateLimits } = patch;
      if (timeScale !== undefined) clock.setScale(timeScale);
      late.replan();
      if (rateLimits !== undefined) limits.on = rateLimits;
      for (const name of platformNames) {
        if (patch[name]) platforms[name].configure(patch[name]);
      }
      limiter.clear();
      return settings();
    },

    now: reading,
    /** Moves virtual time forward, and carries out what is late until then. */
    advance: (seconds: number): ClockReading => {
      clock.advance(seconds * 1000);
      late.replan();
      parts.changed();
      return reading();
    },

    requests: (filter?: RequestFilter): RequestRecord[] => log.select(filter),
    clearRequests: (): void => log.clear(),
    /** Requests per action since the log was cleared. */
    countRequests: (filter?: RequestFilter): Record<string, number> => log.counts(filter),
    /** The most requests per action that arrived within one second of real time, refused ones included. */
    maxRates: (platform: PlatformName): Record<string, number> => log.maxRates(platform),
    /** Resolves once so many matching requests are in the log; rejects when the time is over before. */
    waitForRequests: (
      filter: RequestFilter,
      count = 1,
      timeoutMs = NORMAL_WAIT_MS,
    ): Promise<RequestRecord[]> => log.wait(filter, count, Math.min(timeoutMs, LONGEST_WAIT_MS)),

    /** All objects of a platform as the platform itself has them. */
    state: <Name extends PlatformName>(platform: Name): StateOf<Name> =>
      platforms[platform].state() as StateOf<Name>,
    /** Forgets all objects of a platform, all its faults, and all requests. What is held or late is dropped. */
    reset: (platform: PlatformName): void => {
      faults.cancel({ platform });
      late.cancel(platform);
      log.clear();
      limiter.clear();
      platforms[platform].reset();
    },

    ...(fromNames((name) => platforms[name].control) as PlatformControls),
  };
}
