import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { execution } from "./execution";
import * as actions from "./functions";
import * as readers from "./readers";

export const resources: readonly ResourceDefinition[] = [execution];

export const functions: readonly FunctionDefinition[] = [
  ...Object.values(readers),
  ...Object.values(actions),
];
