import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { repositoryRoot } from "../../../../../toolchain/repository";
import { ConfigurationError } from "../../../../../../provider/core/errors";
import { computeEnv } from "../../../../../../provider/platforms/tencent";
import { parsePrices } from "../../../../../../provider/hosts/commandLine/review/cost/priceFile";
import { openSources } from "../../../../../../provider/hosts/commandLine/review/cost/sources";

const offer = { instanceType: "S3.SMALL1", pricePerHour: 0.18, currency: "CNY" };
const parse = (content: unknown) => parsePrices(JSON.stringify(content), "prices.json");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-prices-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a file of prices", () => {
  it("has offers by platform", () => {
    const full = {
      ...offer,
      zone: "z",
      chargeType: "POSTPAID_BY_HOUR",
      cpu: 1,
      memory: 0.5,
      left: 3,
      isSoldOut: false,
    };
    expect(parse({ tencent: [offer, full], alibaba: [] })).toEqual({ tencent: [offer, full], alibaba: [] });
    expect(parse({})).toEqual({});
  });

  it("is as the docs show it", () => {
    const text = readFileSync(join(repositoryRoot, "docs/costs.md"), "utf8");
    const [, example = ""] = /```json\n(.*?)```/s.exec(text) ?? [];
    expect(parsePrices(example, "costs.md").tencent).toMatchObject([offer]);
  });

  it.each([
    [{ tencent: [offer, { ...offer, currency: "yuan" }] }, /tencent\[1\]\.currency: must be a currency/],
    [
      { tencent: [{ instanceType: "A", pricePerHour: 1 }] },
      /tencent\[0\]\.currency: is required with pricePerHour/,
    ],
    [{ tencent: [{ ...offer, pricePerHour: -1 }] }, /tencent\[0\]\.pricePerHour: /],
    [{ tencent: [{ pricePerHour: 1, currency: "CNY" }] }, /tencent\[0\]\.instanceType: /],
    [{ tencent: [{ ...offer, price: 1 }] }, /tencent\[0\]: .*price/],
    [{ tencent: offer }, /tencent: .*array/],
    [{ azure: [offer] }, /azure/],
    [[offer], /the file: /],
  ])("is refused with the place of what is wrong: %j", (content, message) => {
    expect(() => parse(content)).toThrow(ConfigurationError);
    expect(() => parse(content)).toThrow(message);
  });

  it("is refused where it is no JSON, or not there", () => {
    expect(() => parsePrices("canary {", "prices.json")).toThrow("prices.json is not JSON");
    expect(() => parsePrices("canary {", "prices.json")).not.toThrow("canary");
    const missing = join(folder, "none.json");
    expect(() => openSources({ prices: missing })).toThrow(
      `${missing} cannot be read: there is no such file`,
    );
  });

  it("stands in the platforms' place, of which none is asked then", async () => {
    const path = join(folder, "prices.json");
    writeFileSync(path, JSON.stringify({ tencent: [offer] }));
    const sources = openSources({ prices: path });
    expect(await sources.offers("tencent", "tencent")).toEqual({ value: { list: [offer] } });
    expect(await sources.offers("alibaba", "alibaba")).toEqual({
      unknown: `${path} has no offers of alibaba`,
    });
    const [limit] = computeEnv.resources[0]?.spec.limits ?? [];
    expect(await sources.allowance("tencent", "tencent", limit!, undefined)).toEqual({ value: {} });
  });
});
