import { Alibaba } from "./alibaba/alibaba";
import { Huawei } from "./huawei/huawei";
import { Otc } from "./otc/otc";
import { PaddleFlow } from "./paddleflow/paddleflow";
import type { PlatformHost } from "./core/platform/platform";
import { Tencent } from "./tencent/tencent";
import type { EmulatorOptions } from "./types";

/** The emulated platforms. Each has its port in this order in the run of ports that `port` begins. */
const PLATFORMS = { tencent: Tencent, paddleflow: PaddleFlow, alibaba: Alibaba, otc: Otc, huawei: Huawei };

export const CONTROL_PORT = 9;

type Classes = typeof PLATFORMS;
export type PlatformName = keyof Classes;
export type Platforms = { [Name in PlatformName]: InstanceType<Classes[Name]> };

export const platformNames = Object.keys(PLATFORMS) as PlatformName[];

export function createPlatforms(
  host: (name: PlatformName) => PlatformHost,
  options: EmulatorOptions,
): Platforms {
  return fromNames((name) => {
    // Each class takes the settings of its own name, which the compiler cannot follow over a union of names.
    const Platform = PLATFORMS[name] as new (host: PlatformHost, settings: unknown) => object;
    return new Platform(host(name), options[name]);
  }) as unknown as Platforms;
}

/** An object with one member per platform. */
export function fromNames<T>(member: (name: PlatformName) => T): Record<PlatformName, T> {
  return Object.fromEntries(platformNames.map((name) => [name, member(name)])) as Record<PlatformName, T>;
}
