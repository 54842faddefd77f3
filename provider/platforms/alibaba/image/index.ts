import type { FunctionDefinition } from "../../../core/functionDefinition";
import { getImages } from "./readers";

export const functions: readonly FunctionDefinition[] = [getImages];
