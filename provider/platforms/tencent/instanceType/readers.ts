import { z } from "zod";

import { defineTencentFunction } from "../api/define";
import { later } from "../api/editions";
import { filterBy, filters } from "../api/structures/filters";
import { listAvailableInstanceTypes, listInstanceCategories, listZoneInstanceTypes } from "./calls";
import { instanceCategoryItem, instanceTypeConfig, instanceTypeQuotaItem } from "./structures";

export const getAvailableCvmInstanceTypes = defineTencentFunction({
  type: "tencent:getAvailableCvmInstanceTypes",
  doc: "Lists the instance types that Batch can use, with their cores and memory.",
  reader: true,
  action: "DescribeAvailableCvmInstanceTypes",
  inputs: z.strictObject({
    filters: filters("AvailableCvmInstanceTypeFilters", {
      zone: filterBy("Availability zones."),
      instanceFamily: filterBy("Families, such as `S1`."),
    }),
  }),
  outputs: z.array(instanceTypeConfig),
  run: ({ client, args, signal }) => listAvailableInstanceTypes(client, args.filters, signal),
});

export const getCvmZoneInstanceConfigInfos = defineTencentFunction({
  type: "tencent:getCvmZoneInstanceConfigInfos",
  doc: "Lists instance types by zone, with their cores, memory, stock and price.",
  reader: true,
  action: "DescribeCvmZoneInstanceConfigInfos",
  inputs: z.strictObject({
    filters: filters("CvmZoneInstanceConfigInfoFilters", {
      zone: filterBy("Availability zones."),
      instanceFamily: filterBy("Families, such as `S3`.", later),
      instanceType: filterBy("Instance types.", later),
      instanceChargeType: filterBy("How they are paid for: `POSTPAID_BY_HOUR`, `PREPAID` or `SPOTPAID`."),
    }),
  }),
  outputs: z.array(instanceTypeQuotaItem),
  run: ({ client, args, signal }) => listZoneInstanceTypes(client, args.filters, signal),
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
