import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { stopSchedule } from "./functions";
import { getSchedule, getSchedules } from "./readers";
import { schedule } from "./schedule";

export const resources: readonly ResourceDefinition[] = [schedule];
export const functions: readonly FunctionDefinition[] = [getSchedule, getSchedules, stopSchedule];
