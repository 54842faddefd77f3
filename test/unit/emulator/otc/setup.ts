import { afterAll, beforeAll, beforeEach } from "vitest";
import { SERVER, Session, type JobView } from "../../../contract/otc/client";
import { startEmulator, type Emulator, type OtcAccess, type OtcSettings } from "pulumi-batchflow-emulator";
import { defaultSettings } from "../../../../emulator/src/otc/settings";

/** One emulator for the tests of a file, whose virtual time stands still; each test begins with an empty one. */
export let emulator: Emulator;
export let access: OtcAccess;
export let session: Session;

/** To be called at the top of a file of tests: gives them one emulator. */
export function useEmulator(): void {
  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0 });
    access = emulator.platforms.otc;
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    emulator.control.reset("otc");
    set(defaultSettings());
    await logIn();
    emulator.control.clearRequests();
  });
}

/** Begins another session of the same user. */
export async function logIn(): Promise<void> {
  session = await Session.login(access);
}

export const set = (patch: Partial<OtcSettings>) => emulator.control.configure({ otc: patch });
export const advance = (seconds: number) => emulator.control.advance(seconds);

export const ACTION = "/v2/cloudimages/action";
export const fromServer = (members: object = {}) => ({ name: "ims_test", instance_id: SERVER, ...members });
export const fromFile = (members: object = {}) => ({
  name: "ims_file",
  image_url: "ims-image:system.qcow2",
  min_disk: 40,
  ...members,
});
export const create = (body: object, path = ACTION) => session.start("POST", path, body);

export async function refusal(body: unknown, path = ACTION, method = "POST"): Promise<string> {
  const { status, code } = await session.send(method, path, body);
  return `${status} ${code}`;
}

/** The job after all of its time. */
export async function ended(body: object, path = ACTION, method = "POST"): Promise<JobView> {
  const id = await session.start(method, path, body);
  advance(63);
  return session.job(id);
}
