import { PaddleFlow } from "./paddleflow";
import type { PlatformHost } from "./platform";
import { Tencent } from "./tencent";
import type { EmulatorOptions, PlatformName } from "./types";

/** Each platform's place in the run of ports that `port` begins. */
export const PORTS: Record<PlatformName | "control", number> = { tencent: 0, paddleflow: 1, control: 9 };

export interface Platforms {
  tencent: Tencent;
  paddleflow: PaddleFlow;
}

export function createPlatforms(
  host: (name: PlatformName) => PlatformHost,
  options: EmulatorOptions,
): Platforms {
  return {
    tencent: new Tencent(host("tencent"), options.tencent),
    paddleflow: new PaddleFlow(host("paddleflow"), options.paddleflow),
  };
}
