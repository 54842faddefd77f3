import { z } from "zod";

import { field } from "../../../core/schema/field";
import { defineTencentFunction } from "../api/define";
import { in2018, later } from "../api/editions";
import { encodeFilters, filterBy } from "../api/structures/filters";
import { listAvailableInstanceTypes, listInstanceCategories, listZoneInstanceTypes } from "./calls";
import { instanceCategoryItem, instanceTypeConfig, instanceTypeQuotaItem } from "./structures";

const zones = filterBy("zone", "Availability zones.");
const available = z.strictObject({
  zones,
  instanceFamilies: filterBy("instance-family", "Families, such as `S1`."),
});

export const getAvailableCvmInstanceTypes = defineTencentFunction({
  type: "tencent:getAvailableCvmInstanceTypes",
  doc: "Lists the instance types that Batch can use, with their cores and memory.",
  reader: true,
  action: "DescribeAvailableCvmInstanceTypes",
  inputs: available,
  outputs: z.array(instanceTypeConfig),
  run: ({ client, args, signal }) =>
    listAvailableInstanceTypes(client, encodeFilters(available, args), signal),
});

const oneOf = <const T extends readonly string[]>(values: T) => z.array(z.enum(values)).min(1).optional();

const offered = z.strictObject({
  zones,
  instanceFamilies: filterBy("instance-family", "Families, such as `S3`.", later),
  instanceTypes: filterBy("instance-type", "Instance types.", later),
  instanceChargeTypes: field(
    oneOf(["POSTPAID_BY_HOUR", "SPOTPAID"]),
    "How they are paid for. Batch supports no other way. Left out, all.",
    { ...in2018(oneOf(["POSTPAID_BY_HOUR"])), wireName: "instance-charge-type" },
  ),
});

export const getCvmZoneInstanceConfigInfos = defineTencentFunction({
  type: "tencent:getCvmZoneInstanceConfigInfos",
  doc: "Lists instance types by zone, with their cores, memory, stock and price.",
  reader: true,
  action: "DescribeCvmZoneInstanceConfigInfos",
  inputs: offered,
  outputs: z.array(instanceTypeQuotaItem),
  run: ({ client, args, signal }) => listZoneInstanceTypes(client, encodeFilters(offered, args), signal),
});

export const getInstanceCategories = defineTencentFunction({
  type: "tencent:getInstanceCategories",
  doc: "Lists the categories of instance types, with the families in each.",
  reader: true,
  later: true,
  action: "DescribeInstanceCategories",
  inputs: z.strictObject({}),
  outputs: z.array(instanceCategoryItem),
  run: ({ client, signal }) => listInstanceCategories(client, signal),
});
