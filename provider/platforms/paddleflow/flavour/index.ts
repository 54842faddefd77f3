import type { ResourceDefinition } from "../../../core/definition";
import type { FunctionDefinition } from "../../../core/functionDefinition";
import { flavour } from "./flavour";
import { getFlavour, getFlavours } from "./readers";

export const resources: readonly ResourceDefinition[] = [flavour];
export const functions: readonly FunctionDefinition[] = [getFlavour, getFlavours];
