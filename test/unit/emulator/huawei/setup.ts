import { afterAll, beforeAll, beforeEach } from "vitest";
import { Session } from "../../../contract/huawei/client";
import { startEmulator, type Emulator, type HuaweiSettings } from "pulumi-batchflow-emulator";

/** One emulator for the tests of a file, whose virtual time stands still; each test begins with an empty one. */
export let emulator: Emulator;
export let session: Session;
let defaults: HuaweiSettings;

/** To be called at the top of a file of tests: gives them one emulator. */
export function useEmulator(): void {
  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0, rateLimits: false });
    defaults = emulator.control.settings().huawei;
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    emulator.control.reset("huawei");
    emulator.control.configure({ huawei: defaults });
    session = await Session.open(emulator.platforms.huawei);
  });
}
