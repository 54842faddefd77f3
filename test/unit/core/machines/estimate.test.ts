import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Machines, Offer } from "../../../../provider/core/machines";
import {
  differenceOf,
  estimateOf,
  HOURS_PER_MONTH,
  perMonth,
  sumOfPrices,
  totalOf,
} from "../../../../provider/core/machines/estimate";

// The prices that the vendor's example of DescribeCvmZoneInstanceConfigInfos prints for ap-chongqing-1.
const small1 = { instanceType: "S3.SMALL1", zone: "ap-chongqing-1", chargeType: "POSTPAID_BY_HOUR" };
const offers: readonly Offer[] = [
  { ...small1, pricePerHour: 0.18, currency: "CNY", cpu: 1, memory: 1 },
  { ...small1, instanceType: "S3.SMALL2", pricePerHour: 0.26, currency: "CNY", cpu: 1, memory: 2 },
];

const machines = (some: Partial<Machines> = {}): Machines => ({
  path: ["desiredComputeNodeCount"],
  nodes: 3,
  instanceTypes: ["S3.SMALL1"],
  zones: ["ap-chongqing-1"],
  chargeType: "POSTPAID_BY_HOUR",
  runs: "standing",
  ...some,
});

const one = (amount: number, currency = "CNY") => ({ lowest: amount, highest: amount, currency });

describe("what machines come to", () => {
  it("is the price of a node times the nodes", () => {
    const estimate = estimateOf(machines(), offers);
    expect(estimate).toMatchObject({ nodes: 3, perHour: one(0.54) });
    expect(estimate.unknown).toBeUndefined();
    expect(estimate.cpu).toEqual({ lowest: 3, highest: 3 });
    expect(estimate.memory).toEqual({ lowest: 3, highest: 3 });
    // 365 days of 24 hours by 12 months are 730 hours; 0.54 of them 394.20.
    expect(HOURS_PER_MONTH).toBe((365 * 24) / 12);
    expect(perMonth(one(0.54))).toEqual(one(394.2));
  });

  it("is a range where the platform chooses among types", () => {
    const choice = machines({ nodes: 2, instanceTypes: ["S3.SMALL2", "S3.SMALL1"] });
    expect(estimateOf(choice, offers)).toMatchObject({
      perHour: { lowest: 0.36, highest: 0.52, currency: "CNY" },
      memory: { lowest: 2, highest: 4 },
    });
  });

  it("is a range where the platform chooses among zones, and one price in one zone", () => {
    const dearer = { ...offers[0]!, zone: "ap-chongqing-2", pricePerHour: 0.2 };
    const both = [...offers, dearer];
    const range = { lowest: 0.54, highest: 0.6, currency: "CNY" };
    expect(estimateOf(machines({ zones: [] }), both).perHour).toEqual(range);
    expect(estimateOf(machines({ zones: ["ap-chongqing-1", "ap-chongqing-2"] }), both).perHour).toEqual(
      range,
    );
    expect(estimateOf(machines({ zones: ["ap-chongqing-2"] }), both).perHour).toEqual(one(0.6));
  });

  it("names what has no price, and keeps that of the rest", () => {
    const choice = machines({ instanceTypes: ["S3.SMALL1", "GN2.7XLARGE56"] });
    expect(estimateOf(choice, offers)).toMatchObject({
      perHour: one(0.54),
      unknown: "no price of GN2.7XLARGE56 (POSTPAID_BY_HOUR) in ap-chongqing-1",
      cpu: undefined,
    });
    expect(estimateOf(machines(), [{ ...small1, cpu: 1 }])).toMatchObject({
      perHour: undefined,
      unknown: "no price of S3.SMALL1 (POSTPAID_BY_HOUR) in ap-chongqing-1",
    });
  });

  it("takes no price of another way to pay", () => {
    const spot = { ...offers[0]!, chargeType: "SPOTPAID", pricePerHour: 0.04 };
    expect(estimateOf(machines(), [...offers, spot]).perHour).toEqual(one(0.54));
    expect(estimateOf(machines({ chargeType: "SPOTPAID" }), [...offers, spot]).perHour).toEqual(one(0.12));
    expect(estimateOf(machines({ chargeType: "SPOTPAID" }), offers)).toMatchObject({
      perHour: undefined,
      unknown: "no price of S3.SMALL1 (SPOTPAID) in ap-chongqing-1",
    });
    const open = estimateOf(machines({ chargeType: undefined }), [...offers, spot]);
    expect(open).toMatchObject({ perHour: undefined, unknown: "no price of S3.SMALL1 in ap-chongqing-1" });
  });

  it("is no more than a bid", () => {
    const bid = { perHour: 0.1, currency: "CNY" };
    const spot = { ...offers[0]!, chargeType: "SPOTPAID", pricePerHour: 0.04 };
    const asked = machines({ chargeType: "SPOTPAID", bid });
    expect(estimateOf(asked, [spot]).perHour).toEqual({ lowest: 0.12, highest: 0.3, currency: "CNY" });
    const unpriced = estimateOf(asked, []);
    expect(unpriced.perHour).toEqual({ lowest: 0, highest: 0.3, currency: "CNY" });
    expect(unpriced.unknown).toBeUndefined();
  });

  it("is nothing without nodes, and not known without their number, their type or one currency", () => {
    expect(estimateOf(machines({ nodes: 0, instanceTypes: [] }), [])).toEqual({
      machines: machines({ nodes: 0, instanceTypes: [] }),
      nodes: 0,
      cpu: { lowest: 0, highest: 0 },
      memory: { lowest: 0, highest: 0 },
      perHour: undefined,
    });
    expect(estimateOf(machines({ nodes: undefined }), offers).unknown).toMatch(/number of nodes/);
    expect(estimateOf(machines({ instanceTypes: [] }), offers).unknown).toMatch(/instance type/);
    const dollars = { ...offers[0]!, zone: "ap-chongqing-2", currency: "USD" };
    const mixed = estimateOf(machines({ zones: [] }), [...offers, dollars]);
    expect(mixed).toMatchObject({ perHour: undefined, unknown: "prices in several currencies: CNY, USD" });
  });

  it("has cores and memory that the properties say, whatever is offered", () => {
    const sized = machines({ nodes: 2, instanceTypes: [], cpu: 8, memory: 1.5 });
    expect(estimateOf(sized, offers)).toMatchObject({
      cpu: { lowest: 16, highest: 16 },
      memory: { lowest: 3, highest: 3 },
    });
  });
});

describe("sums", () => {
  it("are by currency, exact, and name once what is not known", () => {
    const dollars: Offer = { instanceType: "small", pricePerHour: 0.1, currency: "USD", cpu: 2, memory: 4 };
    const unpriced = estimateOf(machines({ instanceTypes: ["X"] }), offers);
    const total = totalOf([
      estimateOf(machines({ nodes: 1 }), offers),
      estimateOf(machines({ nodes: 1, instanceTypes: ["small"] }), [dollars]),
      estimateOf(machines({ nodes: 2, instanceTypes: ["small"] }), [dollars]),
      unpriced,
      unpriced,
    ]);
    expect(total.perHour).toEqual([one(0.18), one(0.3, "USD")]);
    expect(total.nodes).toBe(10);
    expect(total.cpu).toEqual({ lowest: 7, highest: 7 });
    expect(total.unknown).toEqual(["no price of X (POSTPAID_BY_HOUR) in ap-chongqing-1"]);
  });

  it("have differences of either sign", () => {
    expect(differenceOf([one(0.36)], [one(1.04)])).toEqual([one(0.68)]);
    expect(differenceOf([one(0.36)], [])).toEqual([one(-0.36)]);
    const range = { lowest: 0.36, highest: 0.52, currency: "CNY" };
    expect(differenceOf([one(0.54)], [range])).toEqual([{ lowest: -0.18, highest: -0.02, currency: "CNY" }]);
    expect(differenceOf([range], [range])).toEqual([one(0)]);
    expect(differenceOf([one(1, "CNY")], [one(1, "USD")])).toEqual([one(-1), one(1, "USD")]);
  });
});

const money = fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100);
const prices = fc.array(
  fc.tuple(money, money, fc.constantFrom("CNY", "EUR")).map(([a, b, currency]) => ({
    lowest: Math.min(a, b),
    highest: Math.max(a, b),
    currency,
  })),
  { maxLength: 5 },
);

describe("whatever is summed", () => {
  it("is as much in parts as at once, and what is added goes away again", () => {
    fc.assert(
      fc.property(prices, prices, (some, more) => {
        const all = sumOfPrices([...some, ...more]);
        expect(sumOfPrices([...sumOfPrices(some), ...sumOfPrices(more)])).toEqual(all);
        const back = differenceOf(some, [...some, ...more]);
        const added = sumOfPrices(more);
        for (const price of back) {
          const same = added.find(({ currency }) => currency === price.currency) ?? one(0, price.currency);
          expect(price.lowest).toBeCloseTo(same.lowest, 6);
          expect(price.highest).toBeCloseTo(same.highest, 6);
        }
      }),
    );
  });

  it("lies between the cheapest and the dearest of the nodes' choices", () => {
    const listed = fc.uniqueArray(
      fc.record({ instanceType: fc.constantFrom("A", "B", "C"), pricePerHour: money }),
      {
        selector: ({ instanceType }) => instanceType,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(listed, fc.integer({ min: 1, max: 2_000 }), (list, nodes) => {
        const priced = list.map((offer) => ({ ...offer, currency: "CNY" }));
        const types = list.map(({ instanceType }) => instanceType);
        const { perHour, unknown } = estimateOf(machines({ nodes, instanceTypes: types, zones: [] }), priced);
        const each = list.map(({ pricePerHour }) => pricePerHour * nodes);
        expect(unknown).toBeUndefined();
        expect(perHour?.lowest).toBeCloseTo(Math.min(...each), 6);
        expect(perHour?.highest).toBeCloseTo(Math.max(...each), 6);
      }),
    );
  });
});
