import { Alibaba } from "./alibaba/alibaba";
import type { DeepPartial } from "./core/json";
import type { PlatformHost } from "./core/platform/platform";
import { fromNames, type PlatformName } from "./core/platformNames";
import { Huawei } from "./huawei/huawei";
import { Otc } from "./otc/otc";
import { PaddleFlow } from "./paddleflow/paddleflow";
import { Tencent } from "./tencent/tencent";

const PLATFORMS = {
  tencent: Tencent,
  paddleflow: PaddleFlow,
  alibaba: Alibaba,
  otc: Otc,
  huawei: Huawei,
} satisfies Record<PlatformName, unknown>;

type Classes = typeof PLATFORMS;
export type Platforms = { [Name in PlatformName]: InstanceType<Classes[Name]> };

/** What a client needs to reach each platform. */
export type PlatformAccess = { [Name in PlatformName]: ReturnType<Platforms[Name]["access"]> };
/** What can be set on each platform. */
export type PlatformSettings = { [Name in PlatformName]: ReturnType<Platforms[Name]["settings"]> };
/** All objects of each platform, as its control interface shows them. */
export type PlatformStates = { [Name in PlatformName]: ReturnType<Platforms[Name]["state"]> };
/** What can be done behind the client's back on each platform. */
export type PlatformControls = { [Name in PlatformName]: Platforms[Name]["control"] };

export function createPlatforms(
  host: (name: PlatformName) => PlatformHost,
  settings: DeepPartial<PlatformSettings>,
): Platforms {
  return fromNames((name) => {
    // Each class takes the settings of its own name, which the compiler cannot follow over a union of names.
    const Platform = PLATFORMS[name] as new (host: PlatformHost, settings: unknown) => object;
    return new Platform(host(name), settings[name]);
  }) as unknown as Platforms;
}
