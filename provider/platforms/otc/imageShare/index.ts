import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { acceptImageShare, shareImage, unshareImage } from "./functions";
import { imageShare } from "./imageShare";

export const resources: readonly ResourceDefinition[] = [imageShare];

export const functions: readonly FunctionDefinition[] = [acceptImageShare, shareImage, unshareImage];
