import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import * as readers from "./readers";
import { workflow } from "./workflow";

export const resources: readonly ResourceDefinition[] = [workflow];

export const functions: readonly FunctionDefinition[] = Object.values(readers);
