import { afterAll, beforeAll, beforeEach } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { TestClient } from "./client";

/** One emulator for the tests of a file, whose virtual time stands still; each test begins with an empty one. */
export let emulator: Emulator;
export let client: TestClient;

/** To be called at the top of a file of tests: gives them one emulator. */
export function useEmulator(): void {
  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0, rateLimits: false });
    client = new TestClient(emulator.platforms.tencent);
  });
  afterAll(() => emulator.close());
  beforeEach(() => {
    emulator.control.reset("tencent");
    useEdition("current");
  });
}

/** Makes the emulator one of this edition, with a client that it understands. */
export function useEdition(edition: "current" | "2018"): void {
  emulator.control.configure({ tencent: { edition } });
  client.signature = edition === "2018" ? "v1" : "tc3";
}
