import type { z } from "zod";

import { itemsIn } from "../../../core/rest/paging";
import type { Wire } from "../../../core/schema/wire";
import { callAction, type TencentClient } from "../api/client";
import { decodeMembers } from "../api/wire";
import { instanceCategoryItem, instanceTypeConfig, instanceTypeQuotaItem } from "./structures";

/** The instance types that Batch can use. */
export async function listAvailableInstanceTypes(
  client: TencentClient,
  filters: readonly Wire[],
  signal: AbortSignal,
): Promise<Partial<z.output<typeof instanceTypeConfig>>[]> {
  const parameters = { Filters: filters };
  const options = { signal, idempotent: true };
  const answer = await callAction(client, "DescribeAvailableCvmInstanceTypes", parameters, options);
  // Until August 2018 the members were named CPU and Memory.
  return itemsIn(answer, "InstanceTypeConfigSet").map(({ CPU, Memory, ...item }) =>
    decodeMembers(instanceTypeConfig, { Cpu: CPU, Mem: Memory, ...item }),
  );
}

/** Instance types by zone, with their stock and price. */
export async function listZoneInstanceTypes(
  client: TencentClient,
  filters: readonly Wire[],
  signal: AbortSignal,
): Promise<Partial<z.output<typeof instanceTypeQuotaItem>>[]> {
  const parameters = { Filters: filters };
  const options = { signal, idempotent: true };
  const answer = await callAction(client, "DescribeCvmZoneInstanceConfigInfos", parameters, options);
  return itemsIn(answer, "InstanceTypeQuotaSet").map((item) => decodeMembers(instanceTypeQuotaItem, item));
}

/** The categories of instance types, with their families. */
export async function listInstanceCategories(
  client: TencentClient,
  signal: AbortSignal,
): Promise<Partial<z.output<typeof instanceCategoryItem>>[]> {
  const answer = await callAction(client, "DescribeInstanceCategories", {}, { signal, idempotent: true });
  return itemsIn(answer, "InstanceCategorySet").map((item) => decodeMembers(instanceCategoryItem, item));
}
