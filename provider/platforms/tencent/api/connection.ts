import { definePlatform } from "../../../core/connection";
import { hasCode } from "../../../core/errors";
import { callAction, createClient } from "./client";
import { complete, settingsSchema } from "./settings";

/** Tencent Cloud Batch: its settings, and its one client for each connection. */
export const platform = definePlatform({
  name: "tencent",
  title: "Tencent Cloud Batch",
  schema: settingsSchema,
  environment: {
    secretId: ["TENCENTCLOUD_SECRET_ID"],
    secretKey: ["TENCENTCLOUD_SECRET_KEY"],
    token: ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"],
    region: ["TENCENTCLOUD_REGION"],
  },
  complete,
  connect: createClient,
  proof: {
    send: (client, signal) =>
      callAction(client, "DescribeComputeEnvs", { Limit: 1 }, { signal, idempotent: true }),
    isDenied: (error) => hasCode(error, "UnauthorizedOperation", "AuthFailure.UnauthorizedOperation"),
    isMisplaced: (error) => hasCode(error, "UnsupportedRegion"),
  },
});
