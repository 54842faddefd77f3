import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { environment } from "./environment";
import * as readers from "./readers";

export const resources: readonly ResourceDefinition[] = [environment];

export const functions: readonly FunctionDefinition[] = Object.values(readers);
