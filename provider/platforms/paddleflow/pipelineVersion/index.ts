import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { pipelineVersion } from "./pipelineVersion";
import { getPipelineVersion, getPipelineVersions } from "./readers";

export const resources: readonly ResourceDefinition[] = [pipelineVersion];
export const functions: readonly FunctionDefinition[] = [getPipelineVersion, getPipelineVersions];
