import type { FunctionDefinition } from "../../../core/functionDefinition";
import { getAvailableCvmInstanceTypes, getCvmZoneInstanceConfigInfos } from "./readers";

export const functions: readonly FunctionDefinition[] = [
  getAvailableCvmInstanceTypes,
  getCvmZoneInstanceConfigInfos,
];
