import type { FunctionDefinition } from "../../../core/functionDefinition";
import { getServerVersion } from "./readers";

export const functions: readonly FunctionDefinition[] = [getServerVersion];
