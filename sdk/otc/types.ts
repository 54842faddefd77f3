// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

/** A data-disk image of a file. */
export interface DataImageFromFile {
  /** A file in OBS, as a data disk. */
  from: "dataFile";
  /** The file in OBS: `bucket:object`. The bucket is of the Standard class. */
  imageUrl: string;
  /** The smallest data disk, from 40 to 2048 GB. Range: at least 40, at most 2048. */
  minDisk: number;
  /** The kind of operating system that uses it. Left out, `Linux`. */
  osType?: "Linux" | "Windows" | undefined;
  /** The id of the key (KMS) that the image is to be encrypted with. Range: not empty. */
  cmkId?: string | undefined;
}

/** A data-disk image of a file. */
export interface DataImageFromFileArgs {
  /** A file in OBS, as a data disk. */
  from: "dataFile";
  /** The file in OBS: `bucket:object`. The bucket is of the Standard class. */
  imageUrl: pulumi.Input<string>;
  /** The smallest data disk, from 40 to 2048 GB. Range: at least 40, at most 2048. */
  minDisk: pulumi.Input<number>;
  /** The kind of operating system that uses it. Left out, `Linux`. Default: `"Linux"`. */
  osType?: pulumi.Input<"Linux" | "Windows"> | undefined;
  /** The id of the key (KMS) that the image is to be encrypted with. Range: not empty. */
  cmkId?: pulumi.Input<string> | undefined;
}

/** A data-disk image of a data disk. */
export interface DataImageFromVolume {
  /** A data disk of a server, as a data disk. */
  from: "dataVolume";
  /** The disk. */
  volumeId: string;
}

/** A data-disk image of a data disk. */
export interface DataImageFromVolumeArgs {
  /** A data disk of a server, as a data disk. */
  from: "dataVolume";
  /** The disk. */
  volumeId: pulumi.Input<string>;
}

/** GetImageTagsResult. */
export interface GetImageTagsResult {
  /** The tags by key. */
  tags: Record<string, string>;
}

/** An image of a large file, taken as it is. */
export interface ImageByQuickImport {
  /** A large file in OBS, without conversion. */
  from: "quickImport";
  /** The file in OBS: `bucket:object`. The bucket is of the Standard class. */
  imageUrl: string;
  /**
   * The smallest disk in GB: from 1 to 1024 for a system disk, from 40 to 2048 for a data disk. Range:
   * at least 1, at most 2048.
   */
  minDisk: number;
  /** The operating system, such as `CentOS 7.0 64bit`. Range: not empty. */
  osVersion: string;
  /** What the image is for: `DataImage` for a data disk. Left out, `ECS`. */
  type?: "ECS" | "BMS" | "FusionCompute" | "IsoImage" | "Ironic" | "DataImage" | undefined;
  /** The processor. Left out, `x86`. Servers of `arm` start by `uefi`. */
  architecture?: "x86" | "arm" | undefined;
  /** The kind of operating system that uses a data disk. Left out, `Linux`. */
  osType?: "Linux" | "Windows" | undefined;
  /** Whose license of Windows it has: the cloud's (`platform`), or one's own (`byol`). */
  licenseType?: "platform" | "byol" | undefined;
}

/** An image of a large file, taken as it is. */
export interface ImageByQuickImportArgs {
  /** A large file in OBS, without conversion. */
  from: "quickImport";
  /** The file in OBS: `bucket:object`. The bucket is of the Standard class. */
  imageUrl: pulumi.Input<string>;
  /**
   * The smallest disk in GB: from 1 to 1024 for a system disk, from 40 to 2048 for a data disk. Range:
   * at least 1, at most 2048.
   */
  minDisk: pulumi.Input<number>;
  /** The operating system, such as `CentOS 7.0 64bit`. Range: not empty. */
  osVersion: pulumi.Input<string>;
  /** What the image is for: `DataImage` for a data disk. Left out, `ECS`. Default: `"ECS"`. */
  type?: pulumi.Input<"ECS" | "BMS" | "FusionCompute" | "IsoImage" | "Ironic" | "DataImage"> | undefined;
  /** The processor. Left out, `x86`. Servers of `arm` start by `uefi`. Default: `"x86"`. */
  architecture?: pulumi.Input<"x86" | "arm"> | undefined;
  /** The kind of operating system that uses a data disk. Left out, `Linux`. Default: `"Linux"`. */
  osType?: pulumi.Input<"Linux" | "Windows"> | undefined;
  /** Whose license of Windows it has: the cloud's (`platform`), or one's own (`byol`). */
  licenseType?: pulumi.Input<"platform" | "byol"> | undefined;
}

/**
 * An image whose metadata exists and that gets its content from a file. It belongs to the resource
 * from then on.
 */
export interface ImageByRegistration {
  /** A file in OBS, for an image that has metadata only. */
  from: "registration";
  /** The image, which must be `queued`. */
  imageId: string;
  /** The file in OBS: `bucket:object`. The bucket is of the Standard class. */
  imageUrl: string;
}

/**
 * An image whose metadata exists and that gets its content from a file. It belongs to the resource
 * from then on.
 */
export interface ImageByRegistrationArgs {
  /** A file in OBS, for an image that has metadata only. */
  from: "registration";
  /** The image, which must be `queued`. */
  imageId: pulumi.Input<string>;
  /** The file in OBS: `bucket:object`. The bucket is of the Standard class. */
  imageUrl: pulumi.Input<string>;
}

/** A system-disk image of a file. */
export interface ImageFromFile {
  /** A file in OBS. */
  from: "file";
  /** The file in OBS: `bucket:object`. The bucket is of the Standard class. */
  imageUrl: string;
  /** The smallest system disk, from 1 to 1024 GB. Range: at least 1, at most 1024. */
  minDisk: number;
  /** The kind of operating system. */
  osType?: "Linux" | "Windows" | "Other" | undefined;
  /**
   * The operating system, such as `CentOS 7.0 64bit`. ISO files and quick imports need it. Range: not
   * empty.
   */
  osVersion?: string | undefined;
  /** What the image is for. Left out, `ECS`. */
  type?: "ECS" | "BMS" | "FusionCompute" | "IsoImage" | "Ironic" | undefined;
  /** Whether the service configures the system for the cloud. Left out, it does not. */
  isConfig?: boolean | undefined;
  /** Whether a large file is imported as it is, without conversion. */
  isQuickImport?: boolean | undefined;
  /** The processor. Left out, `x86`. Servers of `arm` start by `uefi`. */
  architecture?: "x86" | "arm" | undefined;
  /** The id of the key (KMS) that the image is to be encrypted with. Range: not empty. */
  cmkId?: string | undefined;
}

/** A system-disk image of a file. */
export interface ImageFromFileArgs {
  /** A file in OBS. */
  from: "file";
  /** The file in OBS: `bucket:object`. The bucket is of the Standard class. */
  imageUrl: pulumi.Input<string>;
  /** The smallest system disk, from 1 to 1024 GB. Range: at least 1, at most 1024. */
  minDisk: pulumi.Input<number>;
  /** The kind of operating system. */
  osType?: pulumi.Input<"Linux" | "Windows" | "Other"> | undefined;
  /**
   * The operating system, such as `CentOS 7.0 64bit`. ISO files and quick imports need it. Range: not
   * empty.
   */
  osVersion?: pulumi.Input<string> | undefined;
  /** What the image is for. Left out, `ECS`. Default: `"ECS"`. */
  type?: pulumi.Input<"ECS" | "BMS" | "FusionCompute" | "IsoImage" | "Ironic"> | undefined;
  /** Whether the service configures the system for the cloud. Left out, it does not. Default: `false`. */
  isConfig?: pulumi.Input<boolean> | undefined;
  /** Whether a large file is imported as it is, without conversion. */
  isQuickImport?: pulumi.Input<boolean> | undefined;
  /** The processor. Left out, `x86`. Servers of `arm` start by `uefi`. Default: `"x86"`. */
  architecture?: pulumi.Input<"x86" | "arm"> | undefined;
  /** The id of the key (KMS) that the image is to be encrypted with. Range: not empty. */
  cmkId?: pulumi.Input<string> | undefined;
}

/** A copy of an image in the region, such as an encrypted one. */
export interface ImageFromImage {
  /** Another image. */
  from: "image";
  /** The image. Full-server and ISO images cannot be copied. */
  imageId: string;
  /** The id of the key (KMS) that the image is to be encrypted with. Range: not empty. */
  cmkId?: string | undefined;
}

/** A copy of an image in the region, such as an encrypted one. */
export interface ImageFromImageArgs {
  /** Another image. */
  from: "image";
  /** The image. Full-server and ISO images cannot be copied. */
  imageId: pulumi.Input<string>;
  /** The id of the key (KMS) that the image is to be encrypted with. Range: not empty. */
  cmkId?: pulumi.Input<string> | undefined;
}

/** A system-disk image of a server. */
export interface ImageFromServer {
  /** The system disk of a server. */
  from: "server";
  /** The server. The service may ask that it be stopped. */
  instanceId: string;
  /** The processor. Left out, `x86`. Servers of `arm` start by `uefi`. */
  architecture?: "x86" | "arm" | undefined;
}

/** A system-disk image of a server. */
export interface ImageFromServerArgs {
  /** The system disk of a server. */
  from: "server";
  /** The server. The service may ask that it be stopped. */
  instanceId: pulumi.Input<string>;
  /** The processor. Left out, `x86`. Servers of `arm` start by `uefi`. Default: `"x86"`. */
  architecture?: pulumi.Input<"x86" | "arm"> | undefined;
}

/** A system-disk image of a data disk. */
export interface ImageFromVolume {
  /** A data disk, as a system disk. */
  from: "volume";
  /** The disk. */
  volumeId: string;
  /** The operating system on it, such as `CentOS 7.0 64bit`. Range: not empty. */
  osVersion: string;
  /** What the image is for. Left out, `ECS`. */
  type?: "ECS" | "BMS" | "FusionCompute" | "IsoImage" | "Ironic" | undefined;
}

/** A system-disk image of a data disk. */
export interface ImageFromVolumeArgs {
  /** A data disk, as a system disk. */
  from: "volume";
  /** The disk. */
  volumeId: pulumi.Input<string>;
  /** The operating system on it, such as `CentOS 7.0 64bit`. Range: not empty. */
  osVersion: pulumi.Input<string>;
  /** What the image is for. Left out, `ECS`. Default: `"ECS"`. */
  type?: pulumi.Input<"ECS" | "BMS" | "FusionCompute" | "IsoImage" | "Ironic"> | undefined;
}

/** An asynchronous job of the service. */
export interface ImageJob {
  /** The id. */
  jobId: string;
  /** What it does, such as `imsCreateImageByInstance`, `imsImportImageJob` or `imsCopyImageInRegionJob`. */
  jobType: string;
  /** `INIT`, `RUNNING`, `SUCCESS` or `FAIL`. */
  status: string;
  /** When it began, UTC, as the service writes it. */
  beginTime?: string | undefined;
  /** When it ended, UTC, as the service writes it. */
  endTime?: string | undefined;
  /** The code of what failed. */
  errorCode?: string | undefined;
  /** Why it failed. */
  failReason?: string | undefined;
  /** What it concerns, and how far it is. */
  entities?: ImageJobEntities | undefined;
}

/** What it concerns, and how far it is. */
export interface ImageJobEntities {
  /** The image. Not every job tells it, and some only at their end. */
  imageId?: string | undefined;
  /** The name of the image. */
  imageName?: string | undefined;
  /** The task that runs. */
  currentTask?: string | undefined;
  /**
   * How far it is, as the service tells it. The document gives no unit; its example has 0.2 of a job
   * that has succeeded.
   */
  processPercent?: number | undefined;
  /** What became of each image and project. */
  results?: ImageJobResult[] | undefined;
  /** Its parts. */
  subJobsResult?: ImageSubJob[] | undefined;
  /** The ids of its parts. */
  subJobsList?: string[] | undefined;
  /** The code of what failed. */
  errorCode?: string | undefined;
  /** Why it failed. */
  failReason?: string | undefined;
}

/** What a job did to one image for one project. */
export interface ImageJobResult {
  /** The image. */
  imageId: string;
  /** The project. */
  projectId: string;
  /** `INIT`, `RUNNING`, `SUCCESS` or `FAIL`. */
  status: string;
}

/** A quota. */
export interface ImageQuota {
  /** `image`, `image_shared` or `image_member`. */
  type: string;
  /** How much of it is used. */
  used: number;
  /** How much there is. */
  quota: number;
  /** The least that it can be set to. */
  min?: number | undefined;
  /** The most that it can be set to. */
  max?: number | undefined;
}

/** A part of a job. */
export interface ImageSubJob {
  /** The id. */
  jobId: string;
  /** What it does, such as `imsCreateImageByInstance`, `imsImportImageJob` or `imsCopyImageInRegionJob`. */
  jobType: string;
  /** `INIT`, `RUNNING`, `SUCCESS` or `FAIL`. */
  status: string;
  /** When it began, UTC, as the service writes it. */
  beginTime?: string | undefined;
  /** When it ended, UTC, as the service writes it. */
  endTime?: string | undefined;
  /** The code of what failed. */
  errorCode?: string | undefined;
  /** Why it failed. */
  failReason?: string | undefined;
  /** What it concerns. */
  entities?: ImageSubJobEntities | undefined;
}

/** What it concerns. */
export interface ImageSubJobEntities {
  /** The image. */
  imageId?: string | undefined;
  /** The name of the image. */
  imageName?: string | undefined;
  /** The code of what failed. */
  errorCode?: string | undefined;
  /** Why it failed. */
  failReason?: string | undefined;
}

/** An image. */
export interface ImageView {
  /** The id. */
  imageId: string;
  /** The name. */
  name: string;
  /** The description. */
  description?: string | undefined;
  /** `queued`, `saving`, `active`, `killed` or `deleted`. */
  status: string;
  /** `gold` for public, `private` or `shared`. */
  imageType?: string | undefined;
  /** Whether it cannot be deleted. */
  isProtected?: boolean | undefined;
  /** The least memory that it needs, MB; 0 for no limit. */
  minRam?: number | undefined;
  /** The most memory that it can use, MB. */
  maxRam?: number | undefined;
  /** How servers start it: `bios` or `uefi`. */
  hwFirmwareType?: string | undefined;
  /** Whether network interfaces have several queues. */
  hwVifMultiqueueEnabled?: boolean | undefined;
  /** Whether the configuration for the cloud counts as done. */
  isConfigInit?: boolean | undefined;
  /** The processor: `x86` or `arm`. */
  architecture?: string | undefined;
  /** The enterprise project; `0` is the default one. */
  enterpriseProjectId?: string | undefined;
  /** The kind of operating system: `Linux`, `Windows` or `Other`. */
  osType?: string | undefined;
  /** The operating system. */
  osVersion?: string | undefined;
  /** The smallest system disk that it needs, GB. */
  minDisk?: number | undefined;
  /** The format of its disk. */
  diskFormat?: string | undefined;
  /** Its size in bytes, where the service tells it. */
  imageSize?: number | undefined;
  /** What it was made of, such as `server,ID`. */
  dataOrigin?: string | undefined;
  /**
   * Where it is used: `FusionCompute` for servers, `Ironic` for bare metal, `DataImage` for data disks,
   * `IsoImage`.
   */
  virtualEnvType?: string | undefined;
  /** Who can see it: `private`, `public` or `shared`. */
  visibility?: string | undefined;
  /** The project that it belongs to. */
  owner?: string | undefined;
  /** The key that it is encrypted with. */
  cmkId?: string | undefined;
  /** When it was created, UTC. */
  createdAt?: string | undefined;
  /** When it was changed last, UTC. */
  updatedAt?: string | undefined;
  /** Its tags, each as `key.value`. */
  tags?: string[] | undefined;
}

/** A full-server image of a backup. */
export interface WholeImageFromBackup {
  /** A backup of a server. */
  from: "backup";
  /** The backup. */
  backupId: string;
  /** The service that made the backup. */
  wholeImageType?: "CBR" | "CSBS" | undefined;
}

/** A full-server image of a backup. */
export interface WholeImageFromBackupArgs {
  /** A backup of a server. */
  from: "backup";
  /** The backup. */
  backupId: pulumi.Input<string>;
  /** The service that made the backup. */
  wholeImageType?: pulumi.Input<"CBR" | "CSBS"> | undefined;
}

/** A full-server image of a server. */
export interface WholeImageFromServer {
  /** A server with all its disks. */
  from: "wholeServer";
  /** The server. */
  instanceId: string;
  /** The vault (CBR) that keeps the backup. */
  vaultId?: string | undefined;
}

/** A full-server image of a server. */
export interface WholeImageFromServerArgs {
  /** A server with all its disks. */
  from: "wholeServer";
  /** The server. */
  instanceId: pulumi.Input<string>;
  /** The vault (CBR) that keeps the backup. */
  vaultId?: pulumi.Input<string> | undefined;
}
