import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Call, Session } from "../../../contract/huawei/client";
import {
  startEmulator,
  type Emulator,
  type EmulatorOptions,
  type HuaweiAccess,
  type HuaweiSettings,
} from "pulumi-batchflow-emulator";

/** One emulator for the tests of a file, whose virtual time stands still; each test begins with an empty one. */
export let emulator: Emulator;
export let access: HuaweiAccess;
export let session: Session;
let defaults: HuaweiSettings;

/** To be called at the top of a file of tests: gives them one emulator. */
export function useEmulator(options: EmulatorOptions = { rateLimits: false }): void {
  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0, ...options });
    access = emulator.platforms.huawei;
    defaults = emulator.control.settings().huawei;
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    emulator.control.reset("huawei");
    emulator.control.configure({ huawei: defaults });
    session = await Session.open(access);
  });
}

/** Requests that make something: a workflow, and a tool. */
export const upload: Call = {
  parts: {
    resource: JSON.stringify({ name: "wf" }),
    archive_content: { filename: "wf.yaml", content: "workflow: {a: {commands: [sleep 1]}}\n" },
  },
};
export const tool: Call = { json: { name: "nginx", version: "1.0", image: "nginx:1.0" } };
