import { ApiError } from "./errors";

const ZONES: Record<string, number> = {
  "ap-guangzhou": 7,
  "ap-shanghai": 5,
  "ap-beijing": 7,
  "ap-chengdu": 2,
  "ap-chongqing": 1,
  "ap-seoul": 2,
  "ap-singapore": 4,
  "ap-mumbai": 2,
  "na-siliconvalley": 2,
  "na-ashburn": 2,
  "ap-shanghai-fsi": 3,
  "ap-shenzhen-fsi": 3,
};

export const DEFAULT_REGION = "ap-guangzhou";

export function isRegion(name: string): boolean {
  return Object.hasOwn(ZONES, name);
}

export function zonesOf(region: string): string[] {
  return Array.from({ length: ZONES[region] ?? 0 }, (_, i) => `${region}-${i + 1}`);
}

export function checkPlacementZone(region: string, zone: string): void {
  if (!zonesOf(region).includes(zone)) {
    throw new ApiError("InvalidParameter.CvmParameters", `\`Placement.Zone\` is no zone of ${region}.`);
  }
}

export function checkFilterZones(region: string, zones: string[]): void {
  const known = zonesOf(region);
  if (!zones.every((zone) => known.includes(zone))) {
    throw new ApiError("InvalidZone.MismatchRegion", `A zone of the filter does not exist in ${region}.`);
  }
}
