import { functionsOf } from "../../../core/functionDefinition";
import { platform } from "./connection";

/** A reader or function of this platform. */
export const defineOtcFunction = functionsOf(platform);
