import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { getUser, getUsers } from "./readers";
import { user } from "./user";

export const resources: readonly ResourceDefinition[] = [user];
export const functions: readonly FunctionDefinition[] = [getUser, getUsers];
