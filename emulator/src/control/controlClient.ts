import type { FaultReport, FaultSpec } from "../core/faults/faultSpec";
import { fromNames, type PlatformName } from "../core/platformNames";
import type { RequestFilter, RequestRecord } from "../core/requests/requestRecord";
import type { ClockReading, Settings, SettingsPatch } from "../options";
import type { PlatformControls } from "../platforms";
import type { Control, StateOf } from "./control";

/** The same methods over HTTP: each returns a promise of what it returns in the process. */
export type Remote<Api> = {
  [Name in keyof Api]: Api[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : Remote<Api[Name]>;
};

type Call = <Result>(method: string, args: unknown[]) => Promise<Result>;

/** The control interface from another process. What the methods do is written at `createControl`. */
export class EmulatorControl {
  /** The controls of the platforms. */
  readonly platforms = fromNames((name) =>
    remote(name, (method, args) => this.call(method, args)),
  ) as Remote<PlatformControls>;

  constructor(readonly endpoint: string) {}

  injectFault(spec: FaultSpec): Promise<FaultReport> {
    return this.call("injectFault", [spec]);
  }

  clearFaults(filter?: { id?: string; platform?: PlatformName; action?: string }): Promise<void> {
    return this.call("clearFaults", [filter]);
  }

  faults(): Promise<FaultReport[]> {
    return this.call("faults", []);
  }

  waitForFault(id: string, hits?: number, timeoutMs?: number): Promise<FaultReport> {
    return this.call("waitForFault", [id, hits, timeoutMs]);
  }

  waitForOutcomes(id: string, count?: number, timeoutMs?: number): Promise<FaultReport> {
    return this.call("waitForOutcomes", [id, count, timeoutMs]);
  }

  releaseHeld(id?: string): Promise<number> {
    return this.call("releaseHeld", [id]);
  }

  settings(): Promise<Settings> {
    return this.call("settings", []);
  }

  configure(patch: SettingsPatch): Promise<Settings> {
    return this.call("configure", [patch]);
  }

  now(): Promise<ClockReading> {
    return this.call("now", []);
  }

  advance(seconds: number): Promise<ClockReading> {
    return this.call("advance", [seconds]);
  }

  requests(filter?: RequestFilter): Promise<RequestRecord[]> {
    return this.call("requests", [filter]);
  }

  clearRequests(): Promise<void> {
    return this.call("clearRequests", []);
  }

  countRequests(filter?: RequestFilter): Promise<Record<string, number>> {
    return this.call("countRequests", [filter]);
  }

  maxRates(platform: PlatformName): Promise<Record<string, number>> {
    return this.call("maxRates", [platform]);
  }

  waitForRequests(filter: RequestFilter, count?: number, timeoutMs?: number): Promise<RequestRecord[]> {
    return this.call("waitForRequests", [filter, count, timeoutMs]);
  }

  state<Name extends PlatformName>(platform: Name): Promise<StateOf<Name>> {
    return this.call("state", [platform]);
  }

  reset(platform: PlatformName): Promise<void> {
    return this.call("reset", [platform]);
  }

  private async call<Result>(
    method: keyof Control | `${PlatformName}.${string}`,
    args: unknown[],
  ): Promise<Result> {
    const response = await fetch(new URL("/call", this.endpoint), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ method, args }),
    });
    const { result, error } = (await response.json()) as { result: Result; error?: string };
    if (!response.ok) throw new Error(`${method}: ${error ?? response.status}`);
    return result;
  }
}

function remote(
  name: PlatformName,
  call: (method: `${PlatformName}.${string}`, args: unknown[]) => ReturnType<Call>,
): object {
  return new Proxy(
    {},
    {
      // Without the exception for "then" an `await` would take it for a promise.
      get: (_, method) =>
        typeof method === "string" && method !== "then"
          ? (...args: unknown[]) => call(`${name}.${method}`, args)
          : undefined,
    },
  );
}
