import { describe, expect, it } from "vitest";

import {
  cpuKey,
  positiveQuantity,
  quantity,
  quantityKey,
  quantityValue,
  wholeKey,
} from "../../../../provider/platforms/paddleflow/api/quantities";

describe("quantities", () => {
  const key = quantityKey();

  it.each([
    ["0.5", "500m"],
    ["3000m", "3"],
    ["1.25", "1250m"],
    ["1000", "1k"],
    ["0.5Gi", "512Mi"],
    ["2048Ki", "2Mi"],
    ["1048576", "1Mi"],
    ["4Gi", "4294967296"],
    ["1000Mi", "1048576k"],
    ["1e3", "1k"],
    ["1E", "1000P"],
    [".5", "0.50"],
    ["+2", "2."],
    ["1u", "1000n"],
  ])("%s means %s", (one, other) => {
    expect(key(one)).toEqual(key(other));
  });

  it.each([
    ["1k", "1Ki"],
    ["1m", "1M"],
    ["1", "-1"],
    ["500m", "501m"],
  ])("%s does not mean %s", (one, other) => {
    expect(key(one)).not.toEqual(key(other));
  });

  it("are rounded away from zero as the server keeps them", () => {
    expect(cpuKey("0.0005")).toBe(cpuKey("1m"));
    expect(wholeKey("1.5")).toBe(wholeKey("2"));
    expect(quantityValue("-1.5", 0)).toBe(-2n);
  });

  it.each(["", "many", "1 Gi", "1gi", "1e", "0x10", "1,5", "--1"])("%j is none", (text) => {
    expect(quantityValue(text)).toBeUndefined();
    expect(quantity.safeParse(text).success).toBe(false);
    expect(key(text)).toBe(text);
  });

  it("are not negative, or more than zero", () => {
    expect(quantity.safeParse("0").success).toBe(true);
    expect(quantity.safeParse("-1").success).toBe(false);
    expect(positiveQuantity.safeParse("1n").success).toBe(true);
    expect(positiveQuantity.safeParse("0Gi").success).toBe(false);
  });
});
