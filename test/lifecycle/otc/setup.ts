import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";

/** Virtual seconds pass so fast that jobs take milliseconds. */
const TIME_SCALE = 2_000;

/** Tokens live longer than any test in virtual time. */
export function start(): Promise<Emulator> {
  return startEmulator({ timeScale: TIME_SCALE, otc: { durations: { token: 10_000_000 } } });
}

/** The default connection, and another name for the same account. */
export function config(emulator: Emulator): Record<string, unknown> {
  const { endpoint, iamEndpoint, region, projectId, username, password, domainName } = emulator.platforms.otc;
  const login = { username, password, domainName };
  const connection = {
    endpoint,
    iamEndpoint,
    region,
    projectId,
    ...login,
    requestTimeout: 2,
    skipCredentialsValidation: true,
  };
  return { "batchflow:otc": connection, "batchflow:otc-too": connection };
}

/** The emulator's actions that change nothing. */
export const READS = /^(get|list|createToken)/;

export const SERVER = "5e000000-0000-4000-8000-000000000001";
