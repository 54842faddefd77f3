import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { send, type Call, type Parts, type Result } from "../../../../contract/huawei/client";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";

export let emulator: Emulator;

/** To be called at the top of a file of tests: gives them one emulator. */
export function useEmulator(): void {
  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0 });
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.control.reset("huawei"));
}

export const BASE = "/api/workflows/v1";

export const call = (method: string, path: string, sent: Call = {}): Promise<Result> =>
  send(
    emulator.platforms.huawei.cromwellEndpoint,
    method,
    path.startsWith("/") ? path : `${BASE}/${path}`,
    sent,
  );

export const submit = (parts: Parts): Promise<Result> => call("POST", BASE, { parts });

export const advance = (seconds: number) => emulator.control.advance(seconds);

export const wdl = (command: string, name = "example", output = ""): string => `version 1.0
workflow ${name} {
  input { Int n = 1 }
  call hello
${output}}
task hello {
  input { Int n = 1 }
  command <<< ${command} >>>
  output { String out = read_string(stdout()) }
}
`;

export async function started(command: string, parts: Parts = {}): Promise<string> {
  const { status, body } = await submit({ workflowSource: wdl(command), ...parts });
  expect(status, JSON.stringify(body)).toBe(201);
  advance(1);
  return (body as { id: string }).id;
}

export const statusOf = async (id: string): Promise<unknown> =>
  ((await call("GET", `${id}/status`)).body as { status: unknown }).status;

export const metadata = async (id: string, query = ""): Promise<Record<string, unknown>> =>
  (await call("GET", `${id}/metadata${query}`)).body as Record<string, unknown>;
