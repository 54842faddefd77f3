import { ConfigurationError } from "../../../core/errors";
import { createCromwellClient, type CromwellClient } from "./cromwell";
import { createGcsClient, type GcsClient } from "./gcs";
import type { HuaweiSettings } from "./settings";

/** The services of one connection. */
export class HuaweiClient {
  readonly settings: HuaweiSettings;
  readonly #gcs: GcsClient | undefined;
  readonly #cromwell: CromwellClient | undefined;

  constructor(settings: HuaweiSettings) {
    this.settings = settings;
    if (hasCredentials(settings)) this.#gcs = createGcsClient(settings);
    if (settings.cromwellEndpoint !== undefined) {
      this.#cromwell = createCromwellClient(settings, settings.cromwellEndpoint);
    }
  }

  /** Asks each service of the connection for what changes nothing. */
  async prove(signal: AbortSignal): Promise<void> {
    const call = { method: "GET", signal, idempotent: true } as const;
    await Promise.all([
      this.#gcs?.call({
        ...call,
        action: "getEnvironments",
        path: "/v1/environments",
        query: { limit: 1, offset: 0 },
      }),
      this.#cromwell?.call({ ...call, action: "GET version", path: "/engine/v1/version" }),
    ]);
  }

  /** The Gene Container Service. */
  get gcs(): GcsClient {
    if (this.#gcs === undefined) throw new ConfigurationError(NO_CREDENTIALS);
    return this.#gcs;
  }

  /** The Cromwell server. */
  get cromwell(): CromwellClient {
    if (this.#cromwell === undefined) throw new ConfigurationError(NO_CROMWELL);
    return this.#cromwell;
  }
}

const NO_CREDENTIALS = "the connection has no credentials for the Gene Container Service";
const NO_CROMWELL = "the connection has no `cromwellEndpoint`";

function hasCredentials({ password, secretKey, token }: Partial<HuaweiSettings>): boolean {
  return (password ?? secretKey ?? token) !== undefined;
}

/** Refuses a connection without credentials for the Gene Container Service. */
export function needsGcs(settings: Partial<HuaweiSettings>) {
  return hasCredentials(settings) ? [] : [{ path: ["connection"], reason: NO_CREDENTIALS }];
}

/** Refuses a connection without a Cromwell server. */
export function needsCromwell(settings: Partial<HuaweiSettings>) {
  return settings.cromwellEndpoint !== undefined ? [] : [{ path: ["connection"], reason: NO_CROMWELL }];
}
