import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";

import { Changes, PluginDriver, type Properties, secret, UNKNOWN } from "./driver";

const TENCENT = { region: "ap-guangzhou", secretId: "Id-Canary-1", secretKey: "Key-Canary-1" };
const PADDLEFLOW = { endpoint: "http://127.0.0.1:8999", username: "root", password: "Pass-Canary-1" };
const text = (settings: object): string => JSON.stringify(settings);

let plugin: PluginDriver;
beforeAll(async () => {
  plugin = await PluginDriver.start();
});
afterEach(() => vi.unstubAllEnvs());

describe("checkConfig", () => {
  it("seals credentials, and connections that it does not know as a whole", async () => {
    const prod = { ...TENCENT, region: "ap-beijing" };
    const news = {
      tencent: TENCENT,
      paddleflow: text(PADDLEFLOW),
      "tencent-prod": text(prod),
      connections: { other: prod },
      version: "1.0.0",
    };
    expect(await plugin.checkConfig(news)).toEqual({
      failures: [],
      inputs: {
        tencent: {
          region: "ap-guangzhou",
          secretId: secret("Id-Canary-1"),
          secretKey: secret("Key-Canary-1"),
        },
        paddleflow: secret(text(PADDLEFLOW)),
        "tencent-prod": secret(text(prod)),
        connections: { other: secret(prod) },
        version: "1.0.0",
      },
    });
    const asText = await plugin.checkConfig({ connections: text({ other: prod }) });
    expect(asText.inputs).toEqual({ connections: secret(text({ other: prod })) });
  });

  it("refuses keys by name, and quotes no value", async () => {
    const wrong = { ...TENCENT, region: "Canary Region", secretkey: "Key-Canary-1", requestTimeout: -1 };
    const { failures } = await plugin.checkConfig({
      tencent: wrong,
      "tencent-prod": "Canary",
      connections: { other: 7 },
      paddleflow: text({ endpoint: "ftp://Canary" }),
    });
    const said = failures.join("\n");
    expect(said).toContain("batchflow:tencent.region: must be a region such as ap-guangzhou");
    expect(said).toContain("batchflow:tencent.requestTimeout: must be more than 0");
    expect(said).toContain("batchflow:tencent.secretkey: there is no such key");
    expect(said).toContain("batchflow:tencent-prod must be an object");
    expect(said).toContain("batchflow:other must be an object");
    expect(said).toContain("batchflow:paddleflow.endpoint: ");
    expect(said).not.toContain("Canary");
    expect((await plugin.checkConfig({ connections: "prod" })).failures).toEqual([
      "connections must be a map from the names of connections to their settings",
    ]);
  });

  it("misses nothing that is left out or not known yet, and takes numbers and booleans as texts", async () => {
    const open = { region: "ap-guangzhou", secretKey: UNKNOWN, requestTimeout: "30", allowHttp: "true" };
    const { failures, inputs } = await plugin.checkConfig({ tencent: open, paddleflow: UNKNOWN });
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ paddleflow: UNKNOWN, tencent: { region: "ap-guangzhou" } });
    expect((await plugin.checkConfig({ tencent: { requestTimeout: "soon" } })).failures).toEqual([
      expect.stringContaining("batchflow:tencent.requestTimeout: must be"),
    ]);
  });
});

describe("diffConfig", () => {
  const diff = (before: Properties, after: Properties) => plugin.diffConfig(before, after);
  const same = { changes: Changes.none, replaces: [] };
  const changed = { changes: Changes.some, replaces: [] };

  it("sees no change in the form of a connection or in the order of its keys", async () => {
    const { region, ...credentials } = TENCENT;
    expect(await diff({ tencent: TENCENT }, { tencent: { ...credentials, region } })).toEqual(same);
    expect((await diff({ tencent: TENCENT }, { tencent: text(TENCENT) })).replaces).toEqual([]);
  });

  it.each([
    ["a rotated key", { tencent: { ...TENCENT, secretId: "Id-2", secretKey: "Key-2" } }],
    ["another time-out", { tencent: { ...TENCENT, requestTimeout: 77 } }],
    ["a new connection", { tencent: TENCENT, "tencent-prod": text(TENCENT) }],
    ["a documented default", { tencent: { ...TENCENT, endpoint: "global" } }],
  ])("replaces nothing for %s", async (_what, news) => {
    expect(await diff({ tencent: TENCENT }, news)).toEqual(changed);
  });

  it("names the member whose connection leads to another place or account", async () => {
    const moved = { ...TENCENT, region: "ap-beijing" };
    const at = (replaces: string[]) => ({ changes: Changes.some, replaces });
    expect(await diff({ tencent: TENCENT }, { tencent: moved })).toEqual(at(["tencent"]));
    // A name of its own does not say of which platform a connection is: its keys do.
    const named = [TENCENT, moved].map((one) => ({ prod: text(one) }));
    expect(await diff(named[0]!, named[1]!)).toEqual(at(["prod"]));
    const mapped = [TENCENT, moved].map((one) => ({ connections: { prod: one } }));
    expect(await diff(mapped[0]!, mapped[1]!)).toEqual(at(["connections"]));
    const users = ["root", "alice1"].map((username) => ({ paddleflow: text({ ...PADDLEFLOW, username }) }));
    expect(await diff(users[0]!, users[1]!)).toEqual(at(["paddleflow"]));
  });

  it("compares with the environment where a platform's own connection is left out", async () => {
    vi.stubEnv("TENCENTCLOUD_SECRET_ID", "Id-1");
    vi.stubEnv("TENCENTCLOUD_SECRET_KEY", "Key-1");
    vi.stubEnv("TENCENTCLOUD_REGION", "ap-guangzhou");
    expect((await diff({}, { tencent: TENCENT })).replaces).toEqual([]);
    vi.stubEnv("TENCENTCLOUD_REGION", "ap-beijing");
    expect((await diff({}, { tencent: TENCENT })).replaces).toEqual(["tencent"]);
  });

  it("does not know where what is new is not known yet", async () => {
    const open = { tencent: { ...TENCENT, region: UNKNOWN } };
    expect(await diff({ tencent: TENCENT }, open)).toEqual({ changes: Changes.unknown, replaces: [] });
  });
});
