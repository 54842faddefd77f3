import type { JsonObject } from "../../core/json";
import { ApiError } from "../errors";
import { checkFilterZones, zonesOf } from "../regions";
import type { Caller, Filter } from "../types";

export interface InstanceType {
  name: string;
  family: string;
  cpu: number;
  mem: number;
  /** CNY per hour, pay as you go. */
  price: number;
  /** Everywhere without it. */
  zones?: string[];
}

const FAMILIES: Record<string, { title: string; category: string; price: number; gpu?: boolean }> = {
  S1: { title: "标准型S1", category: "GENERAL", price: 0.17 },
  S2: { title: "标准型S2", category: "GENERAL_2", price: 0.18 },
  S3: { title: "标准型S3", category: "GENERAL_3", price: 0.1 },
  S4: { title: "标准型S4", category: "GENERAL_3", price: 0.12 },
  S5: { title: "标准型S5", category: "GENERAL_3", price: 0.11 },
  S6: { title: "标准型S6", category: "GENERAL_3", price: 0.12 },
  SA1: { title: "标准型SA1", category: "GENERAL", price: 0.08 },
  SA2: { title: "标准型SA2", category: "GENERAL_2", price: 0.08 },
  SA3: { title: "标准型SA3", category: "GENERAL_3", price: 0.09 },
  M1: { title: "内存型M1", category: "GENERAL", price: 0.15 },
  M2: { title: "内存型M2", category: "GENERAL_2", price: 0.15 },
  M3: { title: "内存型M3", category: "GENERAL_3", price: 0.14 },
  M5: { title: "内存型M5", category: "GENERAL_3", price: 0.14 },
  I1: { title: "高IO型I1", category: "GENERAL", price: 0.2 },
  I2: { title: "高IO型I2", category: "GENERAL_2", price: 0.2 },
  C2: { title: "计算型C2", category: "COMPUTE_2", price: 0.2 },
  C3: { title: "计算型C3", category: "COMPUTE_3", price: 0.2 },
  C4: { title: "计算型C4", category: "COMPUTE_3", price: 0.2 },
  CN3: { title: "计算网络增强型CN3", category: "COMPUTE_3", price: 0.22 },
  GN2: { title: "GPU型GN2", category: "COMPUTE_2", price: 0.6, gpu: true },
};

/** Cores of a size and the memories it comes with, in GB. */
const SIZES: Record<string, [cpu: number, memories: number[]]> = {
  SMALL: [1, [1, 2, 4]],
  MEDIUM: [2, [2, 4, 8, 16]],
  LARGE: [4, [4, 8, 16, 32]],
  "2XLARGE": [8, [8, 16, 32, 64]],
  "4XLARGE": [16, [16, 32, 48, 64, 128]],
  "8XLARGE": [32, [32, 64, 128, 256]],
};

function build(): InstanceType[] {
  const types: InstanceType[] = [];
  for (const [family, { price, gpu }] of Object.entries(FAMILIES)) {
    if (gpu) continue;
    for (const [size, [cpu, memories]] of Object.entries(SIZES)) {
      for (const mem of memories) {
        // Gives the printed 0.18 for S3.SMALL1 and 0.26 for S3.SMALL2.
        const perHour = Math.round((cpu * price + mem * 0.08) * 100) / 100;
        types.push({ name: `${family}.${size}${mem}`, family, cpu, mem, price: perHour });
      }
    }
  }
  const zones = ["ap-guangzhou-3"];
  types.push({ name: "GN2.7XLARGE56", family: "GN2", cpu: 28, mem: 56, price: 16.8, zones });
  types.push({ name: "GN2.14XLARGE112", family: "GN2", cpu: 56, mem: 112, price: 33.6, zones });
  return types;
}

export const INSTANCE_TYPES: readonly InstanceType[] = build();
export const DEFAULT_INSTANCE_TYPE = "S1.SMALL1";

const BY_NAME = new Map(INSTANCE_TYPES.map((type) => [type.name, type]));

export function instanceType(name: string): InstanceType | undefined {
  return BY_NAME.get(name);
}

export function isSold(name: string, zone?: string): boolean {
  const type = BY_NAME.get(name);
  return type !== undefined && (zone === undefined || (type.zones?.includes(zone) ?? true));
}

interface Offer {
  zone: string;
  type: InstanceType;
  chargeType: string;
}

function offers(region: string, chargeTypes: string[]): Offer[] {
  return zonesOf(region).flatMap((zone) =>
    INSTANCE_TYPES.filter((type) => isSold(type.name, zone)).flatMap((type) =>
      chargeTypes.map((chargeType) => ({ zone, type, chargeType })),
    ),
  );
}

const MAX_VALUES = 10;

const FIELDS: Record<string, (offer: Offer) => string> = {
  zone: ({ zone }) => zone,
  "instance-family": ({ type }) => type.family,
  "instance-type": ({ type }) => type.name,
  "instance-charge-type": ({ chargeType }) => chargeType,
};

function filtered(caller: Caller, all: Offer[], filters: Filter[], names: string[]): Offer[] {
  let found = all;
  for (const { Name: name, Values: values } of filters) {
    const field = names.includes(name) ? FIELDS[name] : undefined;
    if (!field) throw new ApiError("InvalidFilter", "The name of a filter is not supported.");
    if (values.length === 0) throw new ApiError("InvalidParameterValue", "A filter has no values.");
    if (values.length > MAX_VALUES) {
      throw new ApiError(
        "InvalidParameterValue.LimitExceeded",
        `A filter has more than ${MAX_VALUES} values.`,
      );
    }
    if (name === "zone") checkFilterZones(caller.region, values);
    found = found.filter((offer) => values.includes(field(offer)));
  }
  return found;
}

export function describeAvailableCvmInstanceTypes(caller: Caller, input: { Filters?: Filter[] }): JsonObject {
  const found = filtered(caller, offers(caller.region, ["POSTPAID_BY_HOUR"]), input.Filters ?? [], [
    "zone",
    "instance-family",
  ]);
  const rows = found.map(({ zone, type }) => ({
    Mem: type.mem,
    Cpu: type.cpu,
    InstanceType: type.name,
    Zone: zone,
    InstanceFamily: type.family,
  }));
  return { InstanceTypeConfigSet: rows };
}

export function describeCvmZoneInstanceConfigInfos(
  caller: Caller,
  input: { Filters?: Filter[] },
): JsonObject {
  const current = caller.edition === "current";
  const charges = current ? ["POSTPAID_BY_HOUR", "SPOTPAID"] : ["POSTPAID_BY_HOUR"];
  const filters = input.Filters ?? [];
  for (const { Name, Values } of filters) {
    if (Name === "instance-charge-type" && !Values.every((value) => charges.includes(value))) {
      throw new ApiError(
        "InvalidParameterValue.UnsupportedBatchInstanceChargeType",
        "A charge type of the filter is not supported by Batch.",
      );
    }
  }
  const names = ["zone", "instance-charge-type", ...(current ? ["instance-family", "instance-type"] : [])];
  const found = filtered(caller, offers(caller.region, charges), filters, names);
  return { InstanceTypeQuotaSet: found.map((offer) => quotaItem(offer, current)) };
}

function quotaItem({ zone, type, chargeType }: Offer, current: boolean): JsonObject {
  const share = chargeType === "SPOTPAID" ? 0.2 : 1;
  return {
    Zone: zone,
    InstanceType: type.name,
    InstanceChargeType: chargeType,
    NetworkCard: 0,
    Externals: {},
    Cpu: type.cpu,
    Memory: type.mem,
    InstanceFamily: type.family,
    TypeName: FAMILIES[type.family]?.title ?? type.family,
    LocalDiskTypeList: [],
    Status: "SELL",
    Price: { UnitPrice: Math.round(type.price * share * 100) / 100, ChargeUnit: "HOUR" },
    InstanceQuota: type.mem === 1 ? 1998 : 1999,
    ...(current && { StatusCategory: "EnoughStock", Gpu: type.family === "GN2" ? type.cpu / 28 : 0 }),
  };
}

export function describeInstanceCategories(): JsonObject {
  const families = new Map<string, string[]>();
  for (const [family, { category }] of Object.entries(FAMILIES)) {
    families.set(category, [...(families.get(category) ?? []), family]);
  }
  return {
    InstanceCategorySet: [...families].map(([InstanceCategory, InstanceFamilySet]) => ({
      InstanceCategory,
      InstanceFamilySet,
    })),
  };
}
