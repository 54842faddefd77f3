import { definePlatform } from "../../../core/connection";
import { createClient } from "./client";
import { isDenied } from "../../iam/tokens";
import { settingsSchema } from "./settings";

/** Open Telekom Cloud's Image Management Service: its settings, and its one client for each connection. */
export const platform = definePlatform({
  name: "otc",
  title: "Open Telekom Cloud IMS",
  schema: settingsSchema,
  environment: {
    region: ["OS_REGION_NAME"],
    projectId: ["OS_PROJECT_ID", "OS_TENANT_ID"],
    projectName: ["OS_PROJECT_NAME", "OS_TENANT_NAME"],
    username: ["OS_USERNAME"],
    password: ["OS_PASSWORD"],
    domainName: ["OS_USER_DOMAIN_NAME", "OS_DOMAIN_NAME"],
    accessKey: ["OS_ACCESS_KEY"],
    secretKey: ["OS_SECRET_KEY"],
    securityToken: ["OS_SECURITY_TOKEN"],
    token: ["OS_AUTH_TOKEN", "OS_TOKEN"],
    iamEndpoint: ["OS_AUTH_URL"],
  },
  connect: createClient,
  proof: {
    send: (client, signal) =>
      client.call({
        action: "listImages",
        method: "GET",
        path: "/v2/cloudimages",
        query: { limit: 1 },
        signal,
        idempotent: true,
      }),
    isDenied,
  },
});
