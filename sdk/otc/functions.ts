// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import { perform, type ReaderOptions } from "../reader";
import type { ImageJob } from "./types";

/** Arguments of acceptImageShare. */
export interface AcceptImageShareArgs {
  /** The images. Range: not empty. */
  imageIds: string[];
  /** The project that they are shared with: that of the connection. */
  projectId: string;
  /** The answer. Default: `"accepted"`. */
  status?: "accepted" | "rejected" | undefined;
  /** The vault (CBR) that is to keep the backup of a shared full-server image. */
  vaultId?: string | undefined;
  /** Whether to wait until the job has succeeded, and to fail where it fails. Default: `true`. */
  wait?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Accepts or rejects images that others share with the project, and answers the job that does it, an
 * `imsUpdateImageMembersJob`.
 *
 * API action: PUT /v1/cloudimages/members. Given up after 30 minutes, unless `timeoutSeconds` says
 * otherwise. A preview does not call it: there the answer is undefined.
 */
export function acceptImageShare(
  args: AcceptImageShareArgs,
  options?: ReaderOptions,
): Promise<ImageJob | undefined> {
  return perform("otc:acceptImageShare", args, options);
}

/** Arguments of exportImage. */
export interface ExportImageArgs {
  /** The image: below 1 TB, and no full-server or ISO image. */
  imageId: string;
  /** Where it goes in OBS, in the same region: `bucket:object`. */
  bucketUrl: string;
  /** The format of the file. A quick export takes none. */
  fileFormat?: "qcow2" | "vhd" | "zvhd" | "vmdk" | undefined;
  /** Whether the image is exported as it is, without conversion. Default: `false`. */
  isQuickExport?: boolean | undefined;
  /** Whether to wait until the job has succeeded, and to fail where it fails. Default: `true`. */
  wait?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Exports an image to a file in OBS, and answers the job that does it, an `imsNativeExportImageJob`.
 *
 * API action: POST /v1/cloudimages/{image_id}/file. Given up after 30 minutes, unless `timeoutSeconds`
 * says otherwise. A preview does not call it: there the answer is undefined.
 */
export function exportImage(args: ExportImageArgs, options?: ReaderOptions): Promise<ImageJob | undefined> {
  return perform("otc:exportImage", args, options);
}

/** Arguments of shareImage. */
export interface ShareImageArgs {
  /** The images, which belong to the project. Range: not empty. */
  imageIds: string[];
  /** The projects of others. Range: not empty. */
  projectIds?: string[] | undefined;
  /**
   * The accounts of others. The reference of this cloud does not have them; the service's SDK has.
   * Range: not empty.
   */
  domainIds?: string[] | undefined;
  /**
   * The URNs of organizations. The reference of this cloud does not have them; the service's SDK has.
   * Range: not empty.
   */
  organizations?: string[] | undefined;
  /** Whether to wait until the job has succeeded, and to fail where it fails. Default: `true`. */
  wait?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Shares images with others, and answers the job that does it, an `imsAddImageMembersJob`. Each
 * project has to accept the share. An ImageShare keeps one in a stack.
 *
 * API action: POST /v1/cloudimages/members. Given up after 30 minutes, unless `timeoutSeconds` says
 * otherwise. A preview does not call it: there the answer is undefined.
 */
export function shareImage(args: ShareImageArgs, options?: ReaderOptions): Promise<ImageJob | undefined> {
  return perform("otc:shareImage", args, options);
}

/** Arguments of unshareImage. */
export interface UnshareImageArgs {
  /** The images, which belong to the project. Range: not empty. */
  imageIds: string[];
  /** The projects of others. Range: not empty. */
  projectIds?: string[] | undefined;
  /**
   * The accounts of others. The reference of this cloud does not have them; the service's SDK has.
   * Range: not empty.
   */
  domainIds?: string[] | undefined;
  /**
   * The URNs of organizations. The reference of this cloud does not have them; the service's SDK has.
   * Range: not empty.
   */
  organizations?: string[] | undefined;
  /** Whether to wait until the job has succeeded, and to fail where it fails. Default: `true`. */
  wait?: boolean | undefined;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Ends the sharing of images with others, and answers the job that does it, an
 * `imsDelImageMembersJob`.
 *
 * API action: DELETE /v1/cloudimages/members. Given up after 30 minutes, unless `timeoutSeconds` says
 * otherwise. A preview does not call it: there the answer is undefined.
 */
export function unshareImage(args: UnshareImageArgs, options?: ReaderOptions): Promise<ImageJob | undefined> {
  return perform("otc:unshareImage", args, options);
}

/** Arguments of waitForImageJob. */
export interface WaitForImageJobArgs {
  /** The id of the job. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is `otc`.
   * Range: not empty. Default: `"otc"`.
   */
  connection?: string | undefined;
}

/**
 * Waits until a job has succeeded, and answers it. Where the job fails, so does the call, with the
 * reasons of its parts.
 *
 * API action: GET /v1/{project_id}/jobs/{job_id}. Given up after 30 minutes, unless `timeoutSeconds`
 * says otherwise. A preview does not call it: there the answer is undefined.
 */
export function waitForImageJob(
  args: WaitForImageJobArgs,
  options?: ReaderOptions,
): Promise<ImageJob | undefined> {
  return perform("otc:waitForImageJob", args, options);
}
