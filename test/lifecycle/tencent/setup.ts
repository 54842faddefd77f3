import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";

/** Virtual seconds pass so fast that nodes and jobs take milliseconds. */
const TIME_SCALE = 2_000;

export function start(): Promise<Emulator> {
  return startEmulator({ timeScale: TIME_SCALE, rateLimits: false });
}

/** The default connection, and another name for the same account. */
export function config(emulator: Emulator): Record<string, unknown> {
  const { endpoint, region, secretId, secretKey } = emulator.platforms.tencent;
  const connection = {
    endpoint,
    region,
    secretId,
    secretKey,
    rateLimits: "off",
    requestTimeout: 2,
    skipCredentialsValidation: true,
  };
  return { "batchflow:tencent": connection, "batchflow:tencent-too": connection };
}

export const CANARY = "Canary-9f3a7c";
