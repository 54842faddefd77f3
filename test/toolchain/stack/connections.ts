import { pulumiConfig, type Emulator, type PlatformName } from "pulumi-batchflow-emulator";
import type { ConfigSetting } from "./stackFile";

type Config = Readonly<Record<string, ConfigSetting>>;

function connection(name: PlatformName): (emulator: Emulator) => Config {
  return (emulator) => ({
    ...Object.fromEntries(
      Object.entries(pulumiConfig(emulator, name)).map(([key, { value, secret }]) => [
        key,
        secret ? { secret: value } : value,
      ]),
    ),
    [`batchflow:${name}.skipCredentialsValidation`]: true,
  });
}

/** How a stack reaches each of an emulator's platforms, without a proof of the connection, so that a test can count. */
export const connections: Readonly<Record<PlatformName, (emulator: Emulator) => Config>> = {
  alibaba: connection("alibaba"),
  huawei: connection("huawei"),
  otc: connection("otc"),
  paddleflow: connection("paddleflow"),
  tencent: connection("tencent"),
};
