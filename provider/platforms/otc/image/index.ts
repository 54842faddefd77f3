import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { exportImage } from "./functions";
import { image } from "./image";
import { getImage, getImageQuota, getImages, getImageTags } from "./readers";

export const resources: readonly ResourceDefinition[] = [image];

export const functions: readonly FunctionDefinition[] = [
  exportImage,
  getImage,
  getImageQuota,
  getImages,
  getImageTags,
];
