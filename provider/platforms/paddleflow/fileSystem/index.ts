import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { fileSystem } from "./fileSystem";
import { getFileSystem, getFileSystems } from "./readers";

export const resources: readonly ResourceDefinition[] = [fileSystem];
export const functions: readonly FunctionDefinition[] = [getFileSystem, getFileSystems];
