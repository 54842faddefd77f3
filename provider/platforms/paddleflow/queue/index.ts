import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { stopQueue } from "./functions";
import { queue } from "./queue";
import { getQueue, getQueues } from "./readers";

export const resources: readonly ResourceDefinition[] = [queue];
export const functions: readonly FunctionDefinition[] = [getQueue, getQueues, stopQueue];
