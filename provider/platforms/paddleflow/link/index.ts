import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { link } from "./link";
import { getLink, getLinks } from "./readers";

export const resources: readonly ResourceDefinition[] = [link];
export const functions: readonly FunctionDefinition[] = [getLink, getLinks];
