import { describe, expect, it } from "vitest";

import type { Offer } from "../../../provider/core/machines";
import { instanceType } from "../../../provider/platforms/tencent";
import { costOf } from "../../../provider/hosts/commandLine/review/cost";
import { Platforms } from "../../../provider/hosts/commandLine/review/cost/sources";
import { change, preview } from "../../unit/hosts/commandLine/review/cost/preview";
import { envArgs, resource, type Scene, startScene } from "./setup";

const { offers } = instanceType;
const inChongqing = { region: "ap-chongqing" };
const zone = "ap-chongqing-1";
/** As the vendor's example of DescribeCvmZoneInstanceConfigInfos prints it. */
const PER_HOUR = new Map([["S3.SMALL2", 0.26]]);

/** Asks by the connections that a stack's configuration has. */
const platforms = (connections: Readonly<Record<string, object>>): Platforms =>
  new Platforms(() => {
    const values = new Map<string, { value: string; isSecret: boolean }>(
      Object.entries(connections).map(([name, settings]) => {
        return [`batchflow:${name}`, { value: JSON.stringify(settings), isSecret: true }] as const;
      }),
    );
    return Promise.resolve({ values, get: (key) => values.get(key)?.value });
  });

const requests = ({ emulator }: Scene) => emulator.control.requests().map(({ action }) => action);

describe("what the platform offers", () => {
  // As the vendor's example of DescribeCvmZoneInstanceConfigInfos prints it.
  it("has the price of an hour, the size and what is left, by zone and way to pay", async () => {
    const scene = await startScene(inChongqing);
    const list = await offers.list(scene.operation);
    const small = (name: string): Offer[] =>
      list.filter((offer) => offer.instanceType === name && offer.chargeType === "POSTPAID_BY_HOUR");
    const hourly = { zone, chargeType: "POSTPAID_BY_HOUR", currency: "CNY", cpu: 1, isSoldOut: false };
    expect(small("S3.SMALL1")).toEqual([
      { ...hourly, instanceType: "S3.SMALL1", pricePerHour: 0.18, memory: 1, left: 1998 },
    ]);
    expect(small("S3.SMALL2")).toEqual([
      { ...hourly, instanceType: "S3.SMALL2", pricePerHour: 0.26, memory: 2, left: 1999 },
    ]);
    expect(offers.caution).toContain("InstanceQuota");
    expect(requests(scene)).toEqual(["DescribeCvmZoneInstanceConfigInfos"]);
  });

  it("is there in the API of 2018 too", async () => {
    const scene = await startScene({ ...inChongqing, edition: "2018" });
    const list = await offers.list(scene.operation);
    expect(list.find(({ instanceType: name }) => name === "S3.SMALL1")).toMatchObject({ pricePerHour: 0.18 });
  });
});

describe("what a change costs", () => {
  it("is what the nodes cost that the platform then runs, by its own list", async () => {
    const scene = await startScene(inChongqing);
    const envData = { ...envArgs.envData, instanceType: "S3.SMALL2" };
    const env = { ...envArgs, placement: { zone }, envData, desiredComputeNodeCount: 3 };
    const made = change({ name: "env", verb: "create", after: env });
    const section = await costOf(preview([made]), platforms({ tencent: scene.configured }));
    const { make } = resource("ComputeEnv");
    await make(scene, env);
    const [record] = scene.emulator.control.state("tencent").computeEnvs;
    const perHour = (record?.nodes ?? []).map((node) => {
      return PER_HOUR.get(node.instanceType) ?? Number.NaN;
    });
    expect(perHour).toHaveLength(3);
    const hours = perHour.reduce((sum, price) => sum + price, 0) * 730;
    expect(section.perMonth).toEqual([{ currency: "CNY", difference: expect.closeTo(hours, 6) as number }]);
    expect(section.isComplete).toBe(true);
  });

  it("is asked of each connection once, and not known where one cannot be asked", async () => {
    const [scene, other] = await Promise.all([startScene(inChongqing), startScene(inChongqing)]);
    const canary = "canary-of-a-secret-key";
    const sources = platforms({
      tencent: scene.configured,
      second: other.configured,
      wrong: { ...other.configured, secretKey: canary },
      broken: { secretKey: canary },
    });
    const env = (connection: string) => {
      const after = { ...envArgs, placement: { zone }, envData: { instanceType: "S3.SMALL1" }, connection };
      return change({ name: connection, verb: "create", after });
    };
    const all = ["tencent", "tencent", "second", "wrong", "broken"].map(env);
    const section = await costOf(preview(all), sources);
    // Two nodes of each environment; three environments have a price.
    expect(section.perMonth).toEqual([
      { currency: "CNY", difference: expect.closeTo(6 * 0.18 * 730, 6) as number },
    ]);
    expect(requests(scene)).toEqual(["DescribeCvmZoneInstanceConfigInfos"]);
    const { unknown } = section.json as { unknown: readonly string[] };
    expect(unknown).toHaveLength(2);
    expect(unknown.every((reason) => reason.includes("could not be asked"))).toBe(true);
    expect(JSON.stringify(section)).not.toContain(canary);
  });
});
