import type { Emulator, FaultSpec } from "pulumi-batchflow-emulator";
import type { Session } from "./client";

export interface Stage {
  emulator: Emulator;
  session: Session;
}

type Scene = (stage: Stage) => Promise<unknown> | void;

const SERVER = "877a2cda-ba63-4e1e-b95f-e67e48b6129a";
const IMAGE = "3f7185de-b59a-4bb8-aa1d-7a513528b0e9";
const SHARED_IMAGE = "d164b5df-1bc3-4c3f-893e-3e471fd16e64";
const DOCUMENT_JOB = "ff8080814dbd65d7014dbe0d84db0013";
const OTHER_PROJECT = "9c61004714024f9586705d090530f9fa";
const ROW_PROJECT = "089b2f9a3d80d3062f24c00ca4ed5cbd";

const server: Scene = ({ emulator }) =>
  emulator.control.otc.addServer({
    id: SERVER,
    name: "server",
    status: "SHUTOFF",
    busy: false,
    osType: "Linux",
    osVersion: "CentOS 7.0 64bit",
    minDisk: 40,
  });
const file =
  (id: string): Scene =>
  ({ emulator }) =>
    emulator.control.otc.addFile({ id, size: 1 });
const volume =
  (id: string): Scene =>
  ({ emulator }) =>
    emulator.control.otc.addVolume({ id, size: 40 });
const image =
  (id: string, attributes: Record<string, string> = {}): Scene =>
  ({ emulator }) =>
    emulator.control.otc.addImage(id, attributes);
const set =
  (otc: object): Scene =>
  ({ emulator }) =>
    void emulator.control.configure({ otc });
const wait =
  (seconds: number): Scene =>
  ({ emulator }) =>
    void emulator.control.advance(seconds);
const fault =
  (status: number): Scene =>
  ({ emulator }) => {
    const spec: FaultSpec = { platform: "otc", action: "getJob", kind: "http", status };
    emulator.control.injectFault(spec);
  };

/** Submits a job and gives it the example's id. */
const job =
  (id: string, path: string, body: object): Scene =>
  async ({ emulator, session }) => {
    const made = await session.start("POST", path, body);
    emulator.control.otc.rename("job", made, id);
  };
const ACTION = "/v2/cloudimages/action";
const fromServer = (id: string, name = "ims_test"): Scene => job(id, ACTION, { name, instance_id: SERVER });
const fromFile = (id: string, name: string, image_url: string): Scene =>
  job(id, ACTION, { name, image_url, min_disk: 40 });

/** The image of the only creation gets the example's id. */
const renamed: Scene = async ({ emulator, session }) => {
  const [made] = await session.images("?__imagetype=private");
  emulator.control.otc.rename("image", made?.id ?? "", IMAGE);
};

/** The document shows a job that succeeded and yet has neither an end nor all of its progress. */
const asInTheDocument: Scene = async ({ emulator, session }) => {
  const [made] = await session.images("?__imagetype=private");
  emulator.control.otc.change("job", DOCUMENT_JOB, {
    endTime: 0,
    results: [{ imageId: made?.id ?? "", projectId: ROW_PROJECT, status: "success" }],
  });
};

const JOB_14 = "ff8080814dbd65d7014dbe0d84db0014";
const share =
  (projectId: string): Scene =>
  async ({ emulator, session }) => {
    await session.start("POST", "/v1/cloudimages/members", { images: [SHARED_IMAGE], projects: [projectId] });
    emulator.control.advance(63);
  };

/** Another project has shared an image with the session's own. */
const shared: Scene = ({ emulator, session }) => {
  const { projectId } = session.access;
  const share = { projectId, status: "pending" as const, createdAt: 0, updatedAt: 0 };
  emulator.control.otc.addImage(SHARED_IMAGE, { owner: OTHER_PROJECT }, { shares: [share] });
};

/** What has happened before an exchange, by the exchange's number. */
export const story: Record<number, readonly Scene[]> = {
  0: [
    set({ prefixedTypes: false, timeFormat: "document", progressShown: "always" }),
    server,
    fromServer(DOCUMENT_JOB, "asdfasdfasdfas"),
    wait(3),
    ({ emulator }) => emulator.control.otc.finishJob(DOCUMENT_JOB),
    wait(12),
    asInTheDocument,
  ],
  1: [server, fromServer(JOB_14)],
  2: [server, fromServer(JOB_14), wait(15)],
  3: [server, fromServer(JOB_14), wait(3), ({ emulator }) => emulator.control.otc.finishJob(JOB_14)],
  4: [
    fromFile("ff8080814dbd65d7014dbe0d84db0015", "n", "ims-image:none.qcow2"),
    ({ emulator }) => emulator.control.otc.finishJob("ff8080814dbd65d7014dbe0d84db0015"),
  ],
  5: [
    fromFile("9a175ac892fa13420193006a49173317", "test", "ims-image:appliance.ova"),
    ({ emulator }) => emulator.control.otc.finishJob("9a175ac892fa13420193006a49173317"),
  ],
  6: [
    image("30e55148-deb9-4923-adb9-91618de16ba0"),
    job("9a175ac692fa12540193002a6d4b2720", "/v1/cloudimages/members", {
      images: ["30e55148-deb9-4923-adb9-91618de16ba0"],
      projects: [ROW_PROJECT],
    }),
    ({ emulator }) => emulator.control.otc.finishJob("9a175ac692fa12540193002a6d4b2720"),
  ],
  9: [set({ userAllowed: false })],
  10: [fault(500)],
  11: [fault(503)],
  13: [server],
  14: [volume("c5dfbd0c-bf0a-4798-a453-61dc6b54aa30")],
  15: [file("ims-image:centos70.qcow2")],
  16: [volume(SERVER)],
  17: [server, image(IMAGE, { name: "ims_test" })],
  18: [file("ims-image:data.qcow2")],
  19: [server],
  20: [
    image("4ca46bf1-5c61-48ff-b4f3-0ad4e5e3ba86", { status: "queued" }),
    file("bucketname:Centos6.5-disk1.vmdk"),
  ],
  21: [image(SHARED_IMAGE)],
  22: [image("465076de-dc36-4aec-80f5-ef9d8009428f")],
  23: [image(SHARED_IMAGE)],
  24: [shared],
  25: [image(SHARED_IMAGE), share(OTHER_PROJECT)],
  26: [server, fromServer(JOB_14), wait(63), renamed],
  28: [image(IMAGE, { name: "ims_test" })],
  29: [image(IMAGE)],
  30: [
    image(IMAGE),
    ({ emulator }) =>
      emulator.control.otc.change("image", IMAGE, { tags: [{ key: "key1", value: "value1" }] }),
  ],
  31: [image(IMAGE)],
  32: [server, fromServer(JOB_14), renamed],
};
