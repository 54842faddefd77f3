import { afterAll, beforeAll, beforeEach } from "vitest";
import { EmulatorControl, startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { TestClient } from "../tencent/client";

export let emulator: Emulator;

export let client: TestClient;

export let control: EmulatorControl;

export const lines: string[] = [];

/** To be called at the top of a file of tests: gives them one emulator. */
export function useEmulator(): void {
  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0, rateLimits: false, log: (line) => lines.push(line) });
    client = new TestClient(emulator.platforms.tencent);
    control = new EmulatorControl(emulator.control.endpoint);
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    emulator.control.reset("tencent");
    lines.length = 0;
  });
}
