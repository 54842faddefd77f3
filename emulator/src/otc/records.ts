import type { JsonObject } from "../core/json";
import type { Scheduled } from "../core/platform/world";
import type { Tag } from "./types";

export type MemberType = NonNullable<ShareRecord["memberType"]>;

export interface ShareRecord {
  /** Of a project, an account or an organization. */
  projectId: string;
  /** Absent for a project. */
  memberType?: "domain" | "organization";
  status: "pending" | "accepted" | "rejected";
  createdAt: number;
  updatedAt: number;
}

export interface ImageRecord {
  id: string;
  /** As the service shows them, but for the id and the tags. */
  attributes: JsonObject;
  tags: Tag[];
  shares: ShareRecord[];
  /** The job that is making it. */
  jobId: string | null;
  deleting: boolean;
}

export type JobStatus = "INIT" | "RUNNING" | "SUCCESS" | "FAIL";

export interface ResultRecord {
  imageId: string;
  projectId: string;
  status: string;
}

/** What a job does once it succeeds. */
export type Effect =
  | { kind: "none" }
  | { kind: "activate"; imageId: string }
  | { kind: "export"; file: string }
  | { kind: "share" | "unshare"; imageIds: string[]; projectIds: string[]; types: Record<string, MemberType> }
  | { kind: "answerShare"; imageIds: string[]; projectId: string; status: "accepted" | "rejected" };

export interface Failure {
  errorCode: string;
  reason: string;
}

export interface JobRecord {
  id: string;
  type: string;
  status: JobStatus;
  /** Virtual milliseconds; 0 before. */
  beginTime: number;
  runTime: number;
  endTime: number;
  task: string;
  imageId: string | null;
  imageName: string | null;
  effect: Effect;
  /** How it is going to fail, and then has failed. */
  failure: Failure | null;
  results: ResultRecord[] | null;
  subJobs: string[];
  parent: string | null;
}

export interface ServerRecord {
  id: string;
  name: string;
  status: "ACTIVE" | "SHUTOFF";
  /** Whether tasks are in progress on it. */
  busy: boolean;
  osType: string;
  osVersion: string;
  minDisk: number;
}

export interface VolumeRecord {
  id: string;
  /** In GB. */
  size: number;
}

/** An object in a bucket, whose id is `bucket:object`. */
export interface FileRecord {
  id: string;
  /** In bytes. */
  size: number;
  /** The sizes of the data disks in an OVA file, in GB. Each becomes an image. */
  dataDisks?: number[];
}

export interface NamedRecord {
  id: string;
  name: string;
}

export interface TokenRecord {
  /** A digest: the token itself is not kept. */
  id: string;
  projectId: string | null;
  expiresAt: number;
}

export interface JobFailureRecord extends Failure {
  /** A type of jobs, or "*". */
  type: string;
}

export type Step = { kind: "run" | "end" | "forget"; jobId: string } | { kind: "imageGone"; imageId: string };

export interface OtcState {
  seq: number;
  images: ImageRecord[];
  jobs: JobRecord[];
  servers: ServerRecord[];
  volumes: VolumeRecord[];
  files: FileRecord[];
  buckets: NamedRecord[];
  backups: NamedRecord[];
  vaults: NamedRecord[];
  tokens: TokenRecord[];
  jobFailures: JobFailureRecord[];
  scheduled: Scheduled<Step>[];
}

const CREATED = "2024-01-01T00:00:00Z";

/** What there is besides the images of the user: servers, volumes, files, backups, and one public image. */
export function firstState(): OtcState {
  const linux = { osType: "Linux", osVersion: "CentOS 7.0 64bit", minDisk: 40 };
  const file = (id: string): FileRecord => ({ id, size: 2 ** 30 });
  return {
    seq: 0,
    images: [publicImage()],
    jobs: [],
    servers: [
      {
        id: "5e000000-0000-4000-8000-000000000001",
        name: "stopped",
        status: "SHUTOFF",
        busy: false,
        ...linux,
      },
      {
        id: "5e000000-0000-4000-8000-000000000002",
        name: "running",
        status: "ACTIVE",
        busy: false,
        ...linux,
      },
    ],
    volumes: [
      { id: "d1000000-0000-4000-8000-000000000001", size: 40 },
      { id: "d1000000-0000-4000-8000-000000000002", size: 100 },
    ],
    files: ["system.qcow2", "data.qcow2", "appliance.ova", "install.iso"].map((name) =>
      file(`ims-image:${name}`),
    ),
    buckets: [{ id: "ims-image", name: "ims-image" }],
    backups: [{ id: "ba000000-0000-4000-8000-000000000001", name: "backup" }],
    vaults: [{ id: "fa000000-0000-4000-8000-000000000001", name: "vault" }],
    tokens: [],
    jobFailures: [],
    scheduled: [],
  };
}

function publicImage(): ImageRecord {
  return {
    id: "90000000-0000-4000-8000-000000000001",
    attributes: {
      name: "Standard_CentOS_7_latest",
      status: "active",
      visibility: "public",
      protected: true,
      min_disk: 40,
      min_ram: 0,
      disk_format: "zvhd2",
      container_format: "bare",
      owner: "00000000000000000000000000000001",
      __imagetype: "gold",
      __isregistered: "true",
      __os_type: "Linux",
      __os_version: "CentOS 7.0 64bit",
      virtual_env_type: "FusionCompute",
      hw_firmware_type: "bios",
      enterprise_project_id: "0",
      created_at: CREATED,
      updated_at: CREATED,
    },
    tags: [],
    shares: [],
    jobId: null,
    deleting: false,
  };
}
