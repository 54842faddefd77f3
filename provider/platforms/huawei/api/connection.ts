import { definePlatform } from "../../../core/connection";
import { HuaweiClient } from "./client";
import { isDenied } from "../../iam/tokens";
import { settingsSchema } from "./settings";

/** The vendor's tools read variables of both beginnings. */
const variables = (name: string) => [`HUAWEICLOUD_${name}`, `HW_${name}`];

/** Huawei Cloud's Gene Container Service: its settings, and its one client for each connection. */
export const platform = definePlatform({
  name: "huawei",
  title: "Huawei Cloud Gene Container Service, and Cromwell servers",
  schema: settingsSchema,
  environment: {
    region: variables("REGION_NAME"),
    projectId: ["HUAWEICLOUD_SDK_PROJECT_ID", ...variables("PROJECT_ID")],
    projectName: variables("PROJECT_NAME"),
    username: variables("USER_NAME"),
    password: variables("USER_PASSWORD"),
    domainName: variables("DOMAIN_NAME"),
    accessKey: ["HUAWEICLOUD_SDK_AK", ...variables("ACCESS_KEY")],
    secretKey: ["HUAWEICLOUD_SDK_SK", ...variables("SECRET_KEY")],
    securityToken: ["HUAWEICLOUD_SDK_SECURITY_TOKEN", ...variables("SECURITY_TOKEN")],
    token: variables("AUTH_TOKEN"),
    iamEndpoint: ["HUAWEICLOUD_SDK_IAM_ENDPOINT", ...variables("IAM_ENDPOINT")],
  },
  connect: (settings) => new HuaweiClient(settings),
  proof: {
    send: (client, signal) => client.prove(signal),
    isDenied,
  },
});
