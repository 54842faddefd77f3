import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { cromwellExecution } from "./cromwellExecution";
import * as actions from "./functions";
import * as readers from "./readers";

export const resources: readonly ResourceDefinition[] = [cromwellExecution];

export const functions: readonly FunctionDefinition[] = [
  ...Object.values(readers),
  ...Object.values(actions),
];
