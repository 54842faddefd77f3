import type { FunctionDefinition } from "../../../core/functionDefinition";
import { getStatistics, getStatisticsDetail } from "./readers";

export const functions: readonly FunctionDefinition[] = [getStatistics, getStatisticsDetail];
