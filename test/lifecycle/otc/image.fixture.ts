import type { Control } from "pulumi-batchflow-emulator";
import type { Fixture } from "../matrix";
import { config, READS, SERVER, start } from "./setup";

const own = (control: Control) =>
  control
    .state("otc")
    .images.filter(({ attributes, deleting }) => !deleting && attributes.__imagetype === "private");

export const image: Fixture = {
  type: "otc:Image",
  platform: "otc",
  start,
  config,
  inputs: {
    name: "golden",
    description: "of a golden file",
    tags: { team: "ml", "os.family": "linux" },
    minRam: 1_024,
    maxRam: 65_536,
    hwFirmwareType: "uefi",
    enterpriseProjectId: "e0000000-0000-4000-8000-000000000001",
    source: { from: "file", imageUrl: "ims-image:system.qcow2", minDisk: 40, osVersion: "CentOS 7.0 64bit" },
  },
  unreadInputs: { deleteBackup: false },
  updates: {
    name: "golden-2",
    description: "of another day",
    tags: { team: "games", stage: "test" },
    minRam: 0,
    maxRam: 32_768,
    hwFirmwareType: "bios",
    hwVifMultiqueueEnabled: true,
    isConfigInit: false,
    enterpriseProjectId: "e0000000-0000-4000-8000-000000000002",
    deleteBackup: true,
  },
  replacements: {
    source: { from: "server", instanceId: SERVER },
    connection: "otc-too",
  },
  bad: [
    [{ name: " golden" }, "name"],
    [{ name: "x".repeat(129) }, "name"],
    [{ description: "a\nb" }, "description"],
    [{ description: "x".repeat(1_025) }, "description"],
    [{ tags: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`k${index}`, "v"])) }, "tags"],
    [{ tags: { team: "x".repeat(44) } }, "tags.team"],
    [{ minRam: -1 }, "minRam"],
    [{ source: { from: "server" } }, "source.instanceId"],
    [{ source: { from: "thin air" } }, "source.from"],
    [{ source: { from: "file", imageUrl: "https://host/file", minDisk: 40 } }, "source.imageUrl"],
    [{ source: { from: "dataFile", imageUrl: "bucket:file", minDisk: 39 } }, "source.minDisk"],
  ],
  secrets: [],
  objects: own,
  actions: { create: "createImage", delete: "deleteImage" },
  reads: READS,
  recovery: "mark",
  namesRepeat: false,
  move: (control, id) => {
    control.advance(3_600);
    control.otc.change("image", id, { updated_at: "2099-01-01T00:00:00Z" });
  },
  drift: {
    property: "minRam",
    cause: (control, id) => control.otc.change("image", id, { min_ram: 2_048 }),
    repaired: (control, id) => own(control).find((image) => image.id === id)?.attributes.min_ram === 1_024,
  },
  remove: (control, id) => control.otc.remove("image", id),
  halfway: {
    // The job takes longer than the operation may.
    inputs: { __timeouts: { create: 5, update: 60, delete: 60 } },
    cause: (control) =>
      void control.configure({ otc: { durations: { jobRunning: 1e9 }, imageIdWhileRunning: true } }),
    mend: (control, id) => {
      control.configure({ otc: { durations: { jobRunning: 60 }, imageIdWhileRunning: false } });
      const job = control.state("otc").jobs.find(({ imageId }) => imageId === id);
      if (job) control.otc.finishJob(job.id);
    },
    reason: /timed out waiting for the image job [0-9a-f]{32}; last state: (INIT|RUNNING)/,
  },
};
