import type { FunctionDefinition } from "../../core/functionDefinition";
import type { ResourceDefinition } from "../../core/definition";
import { adminFunctions, adminResources } from "./adminDefinitions";
import { dataFunctions, dataResources } from "./dataDefinitions";

export { platform } from "./connection";

/** Every resource of the platform. */
export const resources: readonly ResourceDefinition[] = [...adminResources, ...dataResources];

/** Every reader and function of the platform. */
export const functions: readonly FunctionDefinition[] = [...adminFunctions, ...dataFunctions];
