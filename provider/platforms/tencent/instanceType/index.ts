import type { FunctionDefinition } from "../../../core/functionDefinition";
import {
  getAvailableCvmInstanceTypes,
  getCvmZoneInstanceConfigInfos,
  getInstanceCategories,
} from "./readers";

export { offers } from "./offers";

export const functions: readonly FunctionDefinition[] = [
  getAvailableCvmInstanceTypes,
  getCvmZoneInstanceConfigInfos,
  getInstanceCategories,
];
