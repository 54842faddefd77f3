// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import type * as pulumi from "@pulumi/pulumi";

import { call, callOutput, type ReaderOptions, type ReaderOutputOptions } from "../reader";
import type { GetImageTagsResult, ImageJob, ImageQuota, ImageView } from "./types";

/** Arguments of getImage. */
export interface GetImageArgs {
  /** The id of the image. */
  imageId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Reads an image.
 *
 * API action: GET /v2/cloudimages. Credentials are left out of the result.
 */
export function getImage(args: GetImageArgs, options?: ReaderOptions): Promise<ImageView> {
  return call("otc:getImage", args, options);
}

/** Arguments of getImageOutput. */
export interface GetImageOutputArgs {
  /** The id of the image. */
  imageId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads an image. Takes and gives outputs. */
export function getImageOutput(
  args: GetImageOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<ImageView> {
  return callOutput("otc:getImage", args, options);
}

/** Arguments of getImageJob. */
export interface GetImageJobArgs {
  /** The id of the job. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Reads an asynchronous job of the service, such as one that makes, exports or shares images. One that
 * failed is read like any other.
 *
 * API action: GET /v1/{project_id}/jobs/{job_id}. Credentials are left out of the result.
 */
export function getImageJob(args: GetImageJobArgs, options?: ReaderOptions): Promise<ImageJob> {
  return call("otc:getImageJob", args, options);
}

/** Arguments of getImageJobOutput. */
export interface GetImageJobOutputArgs {
  /** The id of the job. */
  jobId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/**
 * Reads an asynchronous job of the service, such as one that makes, exports or shares images. One that
 * failed is read like any other. Takes and gives outputs.
 */
export function getImageJobOutput(
  args: GetImageJobOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<ImageJob> {
  return callOutput("otc:getImageJob", args, options);
}

/** Arguments of getImageQuota. */
export interface GetImageQuotaArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the quotas of private images, shared images and recipients of shares.
 *
 * API action: GET /v1/cloudimages/quota. Credentials are left out of the result.
 */
export function getImageQuota(args: GetImageQuotaArgs = {}, options?: ReaderOptions): Promise<ImageQuota[]> {
  return call("otc:getImageQuota", args, options);
}

/** Arguments of getImageQuotaOutput. */
export interface GetImageQuotaOutputArgs {
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the quotas of private images, shared images and recipients of shares. Takes and gives outputs. */
export function getImageQuotaOutput(
  args: GetImageQuotaOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ImageQuota[]> {
  return callOutput("otc:getImageQuota", args, options);
}

/** Arguments of getImageTags. */
export interface GetImageTagsArgs {
  /** The id of the image. */
  imageId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Reads the tags of an image, but for that of the provider.
 *
 * API action: GET /v2/{project_id}/images/{image_id}/tags. Credentials are left out of the result.
 */
export function getImageTags(args: GetImageTagsArgs, options?: ReaderOptions): Promise<GetImageTagsResult> {
  return call("otc:getImageTags", args, options);
}

/** Arguments of getImageTagsOutput. */
export interface GetImageTagsOutputArgs {
  /** The id of the image. */
  imageId: pulumi.Input<string>;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Reads the tags of an image, but for that of the provider. Takes and gives outputs. */
export function getImageTagsOutput(
  args: GetImageTagsOutputArgs,
  options?: ReaderOutputOptions,
): pulumi.Output<GetImageTagsResult> {
  return callOutput("otc:getImageTags", args, options);
}

/** Arguments of getImages. */
export interface GetImagesArgs {
  /** Only this image. */
  imageId?: string | undefined;
  /** Only images of exactly this name. Range: not empty. */
  name?: string | undefined;
  /** Only public (`gold`) images, the project's own, or those that others share with it. */
  imageType?: "gold" | "private" | "shared" | undefined;
  /** Only images for this processor. */
  architecture?: "x86" | "arm" | undefined;
  /** Only images of this kind of system. */
  osType?: "Linux" | "Windows" | "Other" | undefined;
  /** Only images of systems of so many bits. */
  osBit?: "32" | "64" | undefined;
  /** Only images of this distribution, such as `CentOS` or `Windows`. Range: not empty. */
  platform?: string | undefined;
  /** Only images that can be used, which are all that users see. */
  isRegistered?: boolean | undefined;
  /** Only full-server images, or only others. */
  isWholeImage?: boolean | undefined;
  /** Only images that are encrypted with this key. Range: not empty. */
  cmkId?: string | undefined;
  /** Only images of this format, such as `zvhd2`. Range: not empty. */
  diskFormat?: string | undefined;
  /** Only images in this container, `bare`. Range: not empty. */
  containerFormat?: string | undefined;
  /** Only images that need so large a system disk, GB. Range: at least 0. */
  minDisk?: number | undefined;
  /** Only images that need so much memory, MB. Range: at least 0. */
  minRam?: number | undefined;
  /** Only public images for servers of this flavor. Range: not empty. */
  flavorId?: string | undefined;
  /** Only images for servers with KVM, or only those without. */
  supportKvm?: boolean | undefined;
  /** Only images for servers on KVM with this kind of GPU. Range: not empty. */
  supportKvmGpuType?: string | undefined;
  /** Only images for servers with InfiniBand on KVM, or only those without. */
  supportKvmInfiniband?: boolean | undefined;
  /** Only images for servers with Xen, or only those without. */
  supportXen?: boolean | undefined;
  /** Only images for servers on Xen with this kind of GPU. Range: not empty. */
  supportXenGpuType?: string | undefined;
  /** Only images for servers with HANA on Xen, or only those without. */
  supportXenHana?: boolean | undefined;
  /** Only images for servers with intensive storage, or only those without. */
  supportDiskIntensive?: boolean | undefined;
  /** Only images for servers with high performance, or only those without. */
  supportHighPerformance?: boolean | undefined;
  /** Only images for servers with very large memory, or only those without. */
  supportLargeMemory?: boolean | undefined;
  /** Only images of this visibility: `public`, `private` or `shared`. Range: not empty. */
  visibility?: string | undefined;
  /** Only images of this project. Range: not empty. */
  owner?: string | undefined;
  /** Only images in this state, such as `active`. Range: not empty. */
  status?: string | undefined;
  /** Only images that are protected, or that are not. */
  isProtected?: boolean | undefined;
  /** Only images with this tag, as `key.value`. Range: not empty. */
  tag?: string | undefined;
  /** Only shared images that have been answered so. */
  memberStatus?: "accepted" | "rejected" | "pending" | "all" | undefined;
  /** Only images for this use, such as `FusionCompute` or `DataImage`. Range: not empty. */
  virtualEnvType?: string | undefined;
  /** Only images of this enterprise project. Range: not empty. */
  enterpriseProjectId?: string | undefined;
  /**
   * Only images created then: `gt:`, `gte:`, `lt:`, `lte:`, `eq:` or `neq:` before a time in UTC, as in
   * `gte:2024-11-06T06:19:43Z`.
   */
  createdAt?: string | undefined;
  /**
   * Only images changed last then: `gt:`, `gte:`, `lt:`, `lte:`, `eq:` or `neq:` before a time in UTC,
   * as in `gte:2024-11-06T06:19:43Z`.
   */
  updatedAt?: string | undefined;
  /** The attribute to sort by, in the service's own names. Range: not empty. */
  sortKey?: string | undefined;
  /** The direction to sort in. */
  sortDir?: "asc" | "desc" | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Lists images.
 *
 * API action: GET /v2/cloudimages. Credentials are left out of the result.
 */
export function getImages(args: GetImagesArgs = {}, options?: ReaderOptions): Promise<ImageView[]> {
  return call("otc:getImages", args, options);
}

/** Arguments of getImagesOutput. */
export interface GetImagesOutputArgs {
  /** Only this image. */
  imageId?: pulumi.Input<string> | undefined;
  /** Only images of exactly this name. Range: not empty. */
  name?: pulumi.Input<string> | undefined;
  /** Only public (`gold`) images, the project's own, or those that others share with it. */
  imageType?: pulumi.Input<"gold" | "private" | "shared"> | undefined;
  /** Only images for this processor. */
  architecture?: pulumi.Input<"x86" | "arm"> | undefined;
  /** Only images of this kind of system. */
  osType?: pulumi.Input<"Linux" | "Windows" | "Other"> | undefined;
  /** Only images of systems of so many bits. */
  osBit?: pulumi.Input<"32" | "64"> | undefined;
  /** Only images of this distribution, such as `CentOS` or `Windows`. Range: not empty. */
  platform?: pulumi.Input<string> | undefined;
  /** Only images that can be used, which are all that users see. */
  isRegistered?: pulumi.Input<boolean> | undefined;
  /** Only full-server images, or only others. */
  isWholeImage?: pulumi.Input<boolean> | undefined;
  /** Only images that are encrypted with this key. Range: not empty. */
  cmkId?: pulumi.Input<string> | undefined;
  /** Only images of this format, such as `zvhd2`. Range: not empty. */
  diskFormat?: pulumi.Input<string> | undefined;
  /** Only images in this container, `bare`. Range: not empty. */
  containerFormat?: pulumi.Input<string> | undefined;
  /** Only images that need so large a system disk, GB. Range: at least 0. */
  minDisk?: pulumi.Input<number> | undefined;
  /** Only images that need so much memory, MB. Range: at least 0. */
  minRam?: pulumi.Input<number> | undefined;
  /** Only public images for servers of this flavor. Range: not empty. */
  flavorId?: pulumi.Input<string> | undefined;
  /** Only images for servers with KVM, or only those without. */
  supportKvm?: pulumi.Input<boolean> | undefined;
  /** Only images for servers on KVM with this kind of GPU. Range: not empty. */
  supportKvmGpuType?: pulumi.Input<string> | undefined;
  /** Only images for servers with InfiniBand on KVM, or only those without. */
  supportKvmInfiniband?: pulumi.Input<boolean> | undefined;
  /** Only images for servers with Xen, or only those without. */
  supportXen?: pulumi.Input<boolean> | undefined;
  /** Only images for servers on Xen with this kind of GPU. Range: not empty. */
  supportXenGpuType?: pulumi.Input<string> | undefined;
  /** Only images for servers with HANA on Xen, or only those without. */
  supportXenHana?: pulumi.Input<boolean> | undefined;
  /** Only images for servers with intensive storage, or only those without. */
  supportDiskIntensive?: pulumi.Input<boolean> | undefined;
  /** Only images for servers with high performance, or only those without. */
  supportHighPerformance?: pulumi.Input<boolean> | undefined;
  /** Only images for servers with very large memory, or only those without. */
  supportLargeMemory?: pulumi.Input<boolean> | undefined;
  /** Only images of this visibility: `public`, `private` or `shared`. Range: not empty. */
  visibility?: pulumi.Input<string> | undefined;
  /** Only images of this project. Range: not empty. */
  owner?: pulumi.Input<string> | undefined;
  /** Only images in this state, such as `active`. Range: not empty. */
  status?: pulumi.Input<string> | undefined;
  /** Only images that are protected, or that are not. */
  isProtected?: pulumi.Input<boolean> | undefined;
  /** Only images with this tag, as `key.value`. Range: not empty. */
  tag?: pulumi.Input<string> | undefined;
  /** Only shared images that have been answered so. */
  memberStatus?: pulumi.Input<"accepted" | "rejected" | "pending" | "all"> | undefined;
  /** Only images for this use, such as `FusionCompute` or `DataImage`. Range: not empty. */
  virtualEnvType?: pulumi.Input<string> | undefined;
  /** Only images of this enterprise project. Range: not empty. */
  enterpriseProjectId?: pulumi.Input<string> | undefined;
  /**
   * Only images created then: `gt:`, `gte:`, `lt:`, `lte:`, `eq:` or `neq:` before a time in UTC, as in
   * `gte:2024-11-06T06:19:43Z`.
   */
  createdAt?: pulumi.Input<string> | undefined;
  /**
   * Only images changed last then: `gt:`, `gte:`, `lt:`, `lte:`, `eq:` or `neq:` before a time in UTC,
   * as in `gte:2024-11-06T06:19:43Z`.
   */
  updatedAt?: pulumi.Input<string> | undefined;
  /** The attribute to sort by, in the service's own names. Range: not empty. */
  sortKey?: pulumi.Input<string> | undefined;
  /** The direction to sort in. */
  sortDir?: pulumi.Input<"asc" | "desc"> | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: pulumi.Input<string> | undefined;
}

/** Lists images. Takes and gives outputs. */
export function getImagesOutput(
  args: GetImagesOutputArgs = {},
  options?: ReaderOutputOptions,
): pulumi.Output<ImageView[]> {
  return callOutput("otc:getImages", args, options);
}
