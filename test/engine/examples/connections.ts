import type { Emulator } from "pulumi-batchflow-emulator";
import type { ConfigSetting } from "../../toolchain/stack";
import { connection } from "../tencent/setup";

type Config = Readonly<Record<string, ConfigSetting>>;

/** A platform's connection in a stack's configuration; the named keys are secret. */
function under(
  platform: string,
  plain: Readonly<Record<string, string>>,
  secret: Readonly<Record<string, string>>,
): Config {
  const entry = (key: string, value: ConfigSetting) => [`batchflow:${platform}.${key}`, value] as const;
  return Object.fromEntries([
    ...Object.entries(plain).map(([key, value]) => entry(key, value)),
    ...Object.entries(secret).map(([key, value]) => entry(key, { secret: value })),
  ]);
}

/** How a stack reaches each of an emulator's platforms. */
export const connections: Readonly<Record<keyof Emulator["platforms"], (emulator: Emulator) => Config>> = {
  alibaba: ({ platforms: { alibaba } }) => {
    const { endpoint, region, accessKeyId, accessKeySecret } = alibaba;
    return under("alibaba", { endpoint, region }, { accessKeyId, accessKeySecret });
  },
  huawei: ({ platforms: { huawei } }) => {
    const { endpoint, iamEndpoint, cromwellEndpoint, region, projectId, accessKey, secretKey } = huawei;
    return under(
      "huawei",
      { endpoint, iamEndpoint, cromwellEndpoint, region, projectId },
      { accessKey, secretKey },
    );
  },
  otc: ({ platforms: { otc } }) => {
    const { endpoint, iamEndpoint, region, projectId, username, domainName, password } = otc;
    return under("otc", { endpoint, iamEndpoint, region, projectId, username, domainName }, { password });
  },
  paddleflow: ({ platforms: { paddleflow } }) => {
    const { endpoint, user, password } = paddleflow;
    return under("paddleflow", { endpoint, username: user }, { password });
  },
  tencent: connection,
};
