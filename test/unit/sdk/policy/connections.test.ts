import { describe, expect, it } from "vitest";

import { UNKNOWN } from "../../../../provider/core/schema/values";
import { noPlainHttp, noUnlimitedRates } from "../../../../sdk/policy";
import { CLEAN, type Given, judge, OTHER } from "./judge";
import { env, OTHERS } from "./resources";

/** What the engine gives the provider of dynamic resources: the stack's configuration, sorted, structured values as JSON. */
function dynamic(connections: Readonly<Record<string, unknown>>): Given {
  const keys = Object.entries(connections).map(([name, settings]) => [
    `batchflow:${name}`,
    JSON.stringify(settings),
  ]);
  const props = {
    ...Object.fromEntries(keys),
    "aws:endpoint": "http://example.com",
    "proj:rateLimits": "off",
  } as object;
  return { type: "pulumi:providers:pulumi-nodejs", name: "default", props };
}

/** What it gives a provider of the plugin: the connections by their names. */
function plugin(props: object, name = "default_0_1_0"): Given {
  return { type: "pulumi:providers:batchflow", name, props: { version: "0.1.0", ...props } };
}

const NAMED = { connections: JSON.stringify({ prod: { rateLimits: "off", allowHttp: "true" } }) };

describe("rates", () => {
  const policy = noUnlimitedRates();
  const texts = async (given: Given) => (await judge(policy, given)).violations;

  it("may not be off in a connection of the stack's configuration", async () => {
    expect(
      await texts(
        dynamic({ tencent: { rateLimits: "off", secretKey: "Canary" }, other: { rateLimits: "off" } }),
      ),
    ).toEqual([
      'batchflow:other.rateLimits is "off": leave it out, or give rates of your own',
      'batchflow:tencent.rateLimits is "off": leave it out, or give rates of your own',
    ]);
  });

  it("may not be off in the plugin's connections, of the configuration or a provider of the program's own", async () => {
    expect(await texts(plugin({ tencent: JSON.stringify({ rateLimits: "off" }) }))).toEqual([
      expect.stringMatching(/^batchflow:tencent\.rateLimits is "off"/),
    ]);
    expect(await texts(plugin(NAMED, "prod"))).toEqual([
      expect.stringMatching(/^prod: batchflow:prod\.rateLimits is "off"/),
    ]);
    expect(await texts(plugin({ huawei: { rateLimits: "off" } }, "eu"))).toHaveLength(1);
  });

  it.each([{}, { rateLimits: "documented" }, { rateLimits: { CreateComputeEnv: 5 } }])(
    "may be %j",
    async (settings) => {
      expect(await judge(policy, dynamic({ tencent: settings }))).toEqual(CLEAN);
    },
  );
});

describe("plain http", () => {
  const policy = noPlainHttp();
  const texts = async (given: Given) => (await judge(policy, given)).violations;

  it("may not be allowed, and may be in no address", async () => {
    const settings = { endpoint: "http://user:canary@10.0.0.1:8999", allowHttp: true };
    const huawei = {
      iamEndpoint: "http://iam.example.com",
      cromwellEndpoint: "https://cromwell.example.com",
    };
    const found = await texts(dynamic({ paddleflow: settings, huawei }));
    expect(found).toEqual([
      "batchflow:huawei.iamEndpoint begins with http://: use https",
      "batchflow:paddleflow.endpoint begins with http://: use https",
      "batchflow:paddleflow.allowHttp is true: leave it out",
    ]);
    expect(await texts(plugin(NAMED, "prod"))).toEqual([
      "prod: batchflow:prod.allowHttp is true: leave it out",
    ]);
  });

  it.each([
    {},
    { endpoint: "https://paddleflow.example.com" },
    { endpoint: "http://localhost:8999" },
    { endpoint: "http://127.0.0.1:8999", allowHttp: false },
    { endpoint: "global" },
  ])("is not in %j", async (settings) => {
    expect(await judge(policy, dynamic({ paddleflow: settings }))).toEqual(CLEAN);
  });
});

describe("a connection that is not known yet", () => {
  it("is waited for, and those beside it are judged", async () => {
    const open = {
      open: [expect.stringMatching(/value at \.tencent can't be known/)],
      violations: [expect.stringMatching(/^own: batchflow:huawei\.rateLimits/)],
    };
    const huawei = JSON.stringify({ rateLimits: "off" });
    expect(await judge(noUnlimitedRates(), plugin({ tencent: UNKNOWN, huawei }, "own"))).toMatchObject(open);
    expect(await judge(noPlainHttp(), plugin({ connections: UNKNOWN }))).toMatchObject({
      open: [expect.stringMatching(/\.connections/)],
      violations: [],
    });
    const part = { tencent: { secretKey: UNKNOWN, endpoint: UNKNOWN } };
    expect(await judge(noPlainHttp(), plugin(part))).toMatchObject({
      open: [expect.stringMatching(/\.tencent\.endpoint/)],
    });
    expect(await judge(noUnlimitedRates(), plugin(part))).toEqual(CLEAN);
  });
});

it("is asked of providers alone", async () => {
  for (const given of [env({ rateLimits: "off", allowHttp: true }), ...OTHERS]) {
    expect(await judge(noUnlimitedRates(), given)).toEqual(OTHER);
    expect(await judge(noPlainHttp(), given)).toEqual(OTHER);
  }
  const aws = { type: "pulumi:providers:aws", props: { endpoint: "http://example.com" } };
  expect(await judge(noPlainHttp(), aws)).toEqual(OTHER);
});
