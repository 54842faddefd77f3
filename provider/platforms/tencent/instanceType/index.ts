import type { FunctionDefinition } from "../../../core/functionDefinition";
import {
  getAvailableCvmInstanceTypes,
  getCvmZoneInstanceConfigInfos,
  getInstanceCategories,
} from "./readers";

export const functions: readonly FunctionDefinition[] = [
  getAvailableCvmInstanceTypes,
  getCvmZoneInstanceConfigInfos,
  getInstanceCategories,
];
