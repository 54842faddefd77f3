import { definePlatform } from "../../../core/connection";
import { hasCode } from "../../../core/errors";
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
  proof: {
    send: (client, signal) =>
      client.call({
        action: "listQueue",
        method: "GET",
        path: "/queue",
        query: { maxKeys: 1 },
        signal,
        idempotent: true,
      }),
    isDenied: (error) => hasCode(error, "AccessDenied", "ActionNotAllowed"),
  },
});

/** A reader or function of this platform. */
export const definePaddleFlowFunction = functionsOf(platform);
