import type { FunctionDefinition } from "../../../core/functionDefinition";
import { getJobMonitorData } from "./readers";

export const functions: readonly FunctionDefinition[] = [getJobMonitorData];
