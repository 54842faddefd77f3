import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { getTaskTemplates } from "./readers";
import { taskTemplate } from "./taskTemplate";

export const resources: readonly ResourceDefinition[] = [taskTemplate];

export const functions: readonly FunctionDefinition[] = [getTaskTemplates];
