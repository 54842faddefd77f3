import type { JsonObject } from "../core/json";

/** How to reach the emulated cloud, and who may. */
export interface OtcAccess {
  endpoint: string;
  /** With the version in its path, as the cloud publishes it. */
  iamEndpoint: string;
  region: string;
  projectId: string;
  projectName: string;
  username: string;
  password: string;
  domainName: string;
  accessKey: string;
  secretKey: string;
}

/** What can be set. Much of it is what the documents leave open. */
export interface OtcSettings {
  /** Virtual seconds. */
  durations: {
    jobInit: number;
    jobRunning: number;
    /** How long a job can be asked for after its end. */
    jobKept: number;
    /** How long a deleted image stays in the lists. */
    imageDeleting: number;
    /** For which a token is good. */
    token: number;
  };
  quotas: { images: number; shared: number; members: number; jobs: number };
  /** Whether a second image of one name is refused. */
  uniqueNames: boolean;
  /** Whether an image is only made of a server that is stopped. */
  serverMustBeStopped: boolean;
  /** The image that a failed job leaves behind, by its status. */
  failedJobLeaves: "killed" | "queued" | "nothing";
  /** Whether a job tells the image's id before its end. */
  imageIdWhileRunning: boolean;
  /** When a job shows how far it is. */
  progressShown: "running" | "always" | "never";
  /** Of a job's progress: 0 to 1, or 0 to 100. */
  percentUnit: "fraction" | "percent";
  /** Of a job's times. */
  timeFormat: "iso" | "document";
  /** Whether types of jobs begin with `ims`, as the document's list has it and its example has not. */
  prefixedTypes: boolean;
  /** Whether data-disk images from a server are of the document's type or of the later reference's. */
  volumeJobType: "reference" | "document";
  /** Where a failed job says why. */
  failureDetails: "job" | "entities" | "both";
  /** Whether a job repeats what its failed sub-job says. */
  parentShowsFailure: boolean;
  /** How a read of a job that does not exist is refused. */
  unknownJob: { status: number; code: string };
  unknownImageOnDelete: "IMG.0027" | "IMG.0086" | "404";
  /** How a token is refused: by the status 401, or by 400 with IMG.0087. */
  tokenRefusal: "status" | "code";
  /** Whether a key pair may sign as the SDKs of Huawei Cloud do. */
  unscopedSignatures: boolean;
  /** Whether a signed request has to name its project in X-Project-Id. */
  projectHeaderRequired: boolean;
  /** Whether `replace` and `remove` need an attribute that exists. */
  patchNeedsMember: boolean;
  /** False: every request is refused for lack of rights. */
  userAllowed: boolean;
}

/** An answer before it is put into HTTP. */
export interface ApiAnswer {
  status: number;
  body?: JsonObject;
  headers?: Record<string, string>;
}

export interface Tag {
  key: string;
  value: string;
}
