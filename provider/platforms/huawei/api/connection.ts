import { definePlatform } from "../../../core/connection";
import { HuaweiClient } from "./client";
import { isDenied } from "../../iam/tokens";
import { settingsSchema } from "./settings";

/** Huawei Cloud's Gene Container Service: its settings, and its one client for each connection. */
export const platform = definePlatform({
  name: "huawei",
  title: "Huawei Cloud Gene Container Service, and Cromwell servers",
  schema: settingsSchema,
  environment: {
    region: ["HW_REGION_NAME"],
    projectId: ["HUAWEICLOUD_SDK_PROJECT_ID", "HW_PROJECT_ID"],
    projectName: ["HW_PROJECT_NAME"],
    username: ["HW_USER_NAME"],
    password: ["HW_USER_PASSWORD"],
    domainName: ["HW_DOMAIN_NAME"],
    accessKey: ["HUAWEICLOUD_SDK_AK", "HW_ACCESS_KEY"],
    secretKey: ["HUAWEICLOUD_SDK_SK", "HW_SECRET_KEY"],
    securityToken: ["HUAWEICLOUD_SDK_SECURITY_TOKEN", "HW_SECURITY_TOKEN"],
    token: ["HW_AUTH_TOKEN"],
    iamEndpoint: ["HUAWEICLOUD_SDK_IAM_ENDPOINT"],
  },
  connect: (settings) => new HuaweiClient(settings),
  proof: {
    send: (client, signal) => client.prove(signal),
    isDenied,
  },
});
