/** The emulated platforms. Each has its port in this order in the run of ports that `port` begins. */
export const platformNames = ["tencent", "paddleflow", "alibaba", "otc", "huawei"] as const;

export type PlatformName = (typeof platformNames)[number];

/** An object with one member per platform. */
export function fromNames<T>(member: (name: PlatformName) => T): Record<PlatformName, T> {
  return Object.fromEntries(platformNames.map((name) => [name, member(name)])) as Record<PlatformName, T>;
}
