import { afterAll, beforeAll, expect, it } from "vitest";
import { pulumiConfig, startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { platformNames } from "../../../emulator/src/core/platformNames";
import { configCommands } from "../../../emulator/src/pulumiConfig";
import { loadAll } from "../../../provider";
import { shapeOf } from "../../../provider/core/schema/shape";

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

it("has the configuration's names for all that a platform's access has", async () => {
  const platforms = await loadAll();
  for (const name of platformNames) {
    const shape = shapeOf(platforms.find(({ platform }) => platform.name === name)!.platform.schema);
    const keys = shape.kind === "object" ? [...shape.fields.keys()] : [];
    const members = Object.keys(emulator.platforms[name]).filter((member) => member !== "temporary");
    expect(keys, name).toEqual(expect.arrayContaining(members));
  }
});

it("is the same as commands, one a line, with --secret for credentials", () => {
  const { tencent, paddleflow } = emulator.platforms;
  expect(configCommands(emulator, "tencent", "paddleflow")).toBe(`\
pulumi config set --path batchflow:tencent.endpoint ${tencent.endpoint}
pulumi config set --path batchflow:tencent.region ap-guangzhou
pulumi config set --path --secret batchflow:tencent.secretId ${tencent.secretId}
pulumi config set --path --secret batchflow:tencent.secretKey ${tencent.secretKey}

pulumi config set --path batchflow:paddleflow.endpoint ${paddleflow.endpoint}
pulumi config set --path batchflow:paddleflow.username root
pulumi config set --path --secret batchflow:paddleflow.password paddleflow
`);
  // No word of theirs needs a shell's quotes, or reads as an option.
  const values = Object.values(pulumiConfig(emulator)).map(({ value }) => value);
  expect(values.filter((value) => !/^[A-Za-z0-9][\w.:/-]*$/.test(value))).toEqual([]);
});
