import { afterAll, beforeAll, expect, it } from "vitest";
import { pulumiConfig, startEmulator, type Emulator } from "pulumi-batchflow-emulator";

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

it("has what a connection needs, with its credentials as secrets", () => {
  const { endpoint, region, secretId, secretKey } = emulator.platforms.tencent;
  expect(pulumiConfig(emulator, "tencent")).toEqual({
    "batchflow:tencent.endpoint": { value: endpoint, secret: false },
    "batchflow:tencent.region": { value: region, secret: false },
    "batchflow:tencent.secretId": { value: secretId, secret: true },
    "batchflow:tencent.secretKey": { value: secretKey, secret: true },
  });
});

it("names the edition where it is not today's", async () => {
  const old = await startEmulator({ tencent: { edition: "2018" } });
  expect(pulumiConfig(old, "tencent")).toMatchObject({
    "batchflow:tencent.edition": { value: "2018", secret: false },
  });
  await old.close();
});

it("has all platforms where none is named, also from the line that the command prints", () => {
  const config = pulumiConfig(JSON.parse(JSON.stringify({ platforms: emulator.platforms })) as Emulator);
  expect(config).toEqual(pulumiConfig(emulator, "tencent", "paddleflow", "alibaba", "otc", "huawei"));
  expect(new Set(Object.keys(config).map((key) => key.split(".")[0]))).toEqual(
    new Set(["tencent", "paddleflow", "alibaba", "otc", "huawei"].map((name) => `batchflow:${name}`)),
  );
});
