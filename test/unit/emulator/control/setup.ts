import { afterAll, beforeAll, beforeEach } from "vitest";
import { EmulatorControl, startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { TestClient } from "../tencent/client";

export let emulator: Emulator;

export let client: TestClient;

export let control: EmulatorControl;

export const lines: string[] = [];

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
