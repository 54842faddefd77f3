import { functionsOf } from "../../../core/functionDefinition";
import { platform } from "./connection";

/** A reader or function of this platform. */
export const defineAlibabaFunction = functionsOf(platform);
