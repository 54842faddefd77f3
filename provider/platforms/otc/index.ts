import type { FunctionDefinition } from "../../core/functionDefinition";
import type { ResourceDefinition } from "../../core/definition";
import { acceptImageShare } from "./functions/acceptImageShare";
import { exportImage } from "./functions/exportImage";
import { shareImage, unshareImage } from "./functions/shareImage";
import { waitForImageJob } from "./functions/waitForImageJob";
import { image } from "./image";
import { imageShare } from "./imageShare";
import { getImage } from "./readers/getImage";
import { getImageJob } from "./readers/getImageJob";
import { getImageQuota } from "./readers/getImageQuota";
import { getImages } from "./readers/getImages";
import { getImageTags } from "./readers/getImageTags";

export { platform } from "./connection";

/** Every resource of the platform. */
export const resources: readonly ResourceDefinition[] = [image, imageShare];

/** Every reader and function of the platform. */
export const functions: readonly FunctionDefinition[] = [
  getImage,
  getImageJob,
  getImageQuota,
  getImages,
  getImageTags,
  acceptImageShare,
  exportImage,
  shareImage,
  unshareImage,
  waitForImageJob,
];
