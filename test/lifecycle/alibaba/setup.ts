import { type Emulator, startEmulator } from "pulumi-batchflow-emulator";

/** Virtual seconds pass so fast that jobs take milliseconds. */
const TIME_SCALE = 2_000;

export function start(): Promise<Emulator> {
  return startEmulator({ timeScale: TIME_SCALE });
}

/** The default connection, and another name for the same account. */
export function config(emulator: Emulator): Record<string, unknown> {
  const { endpoint, region, accessKeyId, accessKeySecret } = emulator.platforms.alibaba;
  const connection = {
    endpoint,
    region,
    accessKeyId,
    accessKeySecret,
    requestTimeout: 2,
    skipCredentialsValidation: true,
  };
  return { "batchflow:alibaba": connection, "batchflow:alibaba-too": connection };
}
