import { definePlatform } from "../../../core/connection";
import { functionsOf } from "../../../core/functionDefinition";
import { createClient } from "./client";
import { settingsSchema } from "./settings";

/** PaddleFlow: its settings, and its one client for each connection. */
export const platform = definePlatform({
  name: "paddleflow",
  title: "PaddleFlow",
  schema: settingsSchema,
  environment: {
    endpoint: ["PADDLEFLOW_ENDPOINT"],
    username: ["PADDLEFLOW_USERNAME"],
    password: ["PADDLEFLOW_PASSWORD"],
  },
  connect: createClient,
});

/** A reader or function of this platform. */
export const definePaddleFlowFunction = functionsOf(platform);
