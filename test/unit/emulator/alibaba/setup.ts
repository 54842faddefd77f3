import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { job, TestClient, type Result } from "../../../contract/alibaba/client";
import { startEmulator, type AlibabaSettings, type Emulator } from "pulumi-batchflow-emulator";
import { defaultSettings } from "../../../../emulator/src/alibaba/settings";

/** One emulator for the tests of a file, whose virtual time stands still; each test begins with an empty one. */
export let emulator: Emulator;
export let client: TestClient;

/** To be called at the top of a file of tests: gives them one emulator. */
export function useEmulator(): void {
  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0 });
    client = new TestClient(emulator.platforms.alibaba);
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    emulator.control.reset("alibaba");
    set(defaultSettings());
  });
}

export const set = (patch: Partial<AlibabaSettings>) => emulator.control.configure({ alibaba: patch });
export const advance = (seconds: number) => emulator.control.advance(seconds);
export const get = (path: string) => client.send("GET", path);
export const act = (id: string, action: string) => client.send("PUT", `/jobs/${id}?Action=${action}`, "{}");
export const refusal = ({ status, code }: Result): string => `${status} ${code}`;

export async function create(...args: Parameters<typeof job>): Promise<string> {
  const result = await client.send("POST", "/jobs", job(...args));
  expect(result).toMatchObject({ status: 200 });
  return (result.body as { ResourceId: string }).ResourceId;
}
