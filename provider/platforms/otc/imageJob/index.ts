import type { FunctionDefinition } from "../../../core/functionDefinition";
import { waitForImageJob } from "./functions";
import { getImageJob } from "./readers";

export const functions: readonly FunctionDefinition[] = [getImageJob, waitForImageJob];
