import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { pipeline } from "./pipeline";
import { getPipeline, getPipelines } from "./readers";

export const resources: readonly ResourceDefinition[] = [pipeline];
export const functions: readonly FunctionDefinition[] = [getPipeline, getPipelines];
