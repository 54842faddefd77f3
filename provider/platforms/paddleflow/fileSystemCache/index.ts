import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { fileSystemCache } from "./fileSystemCache";
import { getFileSystemCache } from "./readers";

export const resources: readonly ResourceDefinition[] = [fileSystemCache];
export const functions: readonly FunctionDefinition[] = [getFileSystemCache];
