import type { Offer, Offers } from "../../../core/machines";
import type { TencentClient } from "../api/client";
import { CURRENCY } from "../api/structures/machines";
import { listZoneInstanceTypes } from "./calls";

/** What can be had in the region, in all zones, and at what price an hour. */
export const offers: Offers<TencentClient> = {
  caution: "it is `InstanceQuota`, which the vendor returns without a description",

  async list({ client, signal }) {
    const items = await listZoneInstanceTypes(client, [], signal);
    return items.flatMap(
      ({ instanceType, zone, instanceChargeType, cpu, memory, price, ...item }): Offer[] => {
        if (instanceType === undefined) return [];
        // A price of another unit, such as of traffic or of a month, is none of an hour.
        const hourly = price?.chargeUnit === "HOUR" ? price : undefined;
        const pricePerHour = hourly?.unitPriceDiscount ?? hourly?.unitPrice;
        return [
          {
            instanceType,
            zone,
            chargeType: instanceChargeType,
            pricePerHour,
            currency: pricePerHour === undefined ? undefined : CURRENCY,
            cpu,
            memory,
            left: item.instanceQuota,
            isSoldOut: item.status === "SOLD_OUT",
          },
        ];
      },
    );
  },
};
