import { definePlatform } from "../../../core/connection";
import { hasCode } from "../../../core/errors";
import { createClient } from "./client";
import { settingsSchema } from "./settings";

/** Alibaba Cloud BatchCompute: its settings, and its one client for each connection. */
export const platform = definePlatform({
  name: "alibaba",
  title: "Alibaba Cloud BatchCompute",
  schema: settingsSchema,
  environment: {
    accessKeyId: ["ALIBABA_CLOUD_ACCESS_KEY_ID"],
    accessKeySecret: ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
    securityToken: ["ALIBABA_CLOUD_SECURITY_TOKEN"],
    region: ["ALIBABA_CLOUD_REGION_ID", "ALIBABA_CLOUD_REGION"],
  },
  connect: createClient,
  proof: {
    send: (client, signal) =>
      client.call({ action: "listImages", method: "GET", path: "/images", signal, idempotent: true }),
    isDenied: (error) => hasCode(error, "Forbidden"),
  },
});
