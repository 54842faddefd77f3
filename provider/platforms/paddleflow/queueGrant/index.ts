import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { queueGrant } from "./queueGrant";
import { getQueueGrants } from "./readers";

export const resources: readonly ResourceDefinition[] = [queueGrant];
export const functions: readonly FunctionDefinition[] = [getQueueGrants];
