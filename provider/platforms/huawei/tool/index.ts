import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import * as readers from "./readers";
import { tool } from "./tool";

export const resources: readonly ResourceDefinition[] = [tool];

export const functions: readonly FunctionDefinition[] = Object.values(readers);
