import { beforeAll, describe, expect, it } from "vitest";

import type { Emulator, PlatformName } from "pulumi-batchflow-emulator";
import { refusalOf } from "../../provider/core/lifecycle/proof";
import { platforms } from "../definitions";
import { openEmulator } from "./scene";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await openEmulator({ rateLimits: false });
});

/** The verdict on a connection, with what was asked for it and which lines were written. */
async function proofOf(name: PlatformName, settings: object) {
  const { platform } = platforms[name];
  const lines: string[] = [];
  const config = () => JSON.stringify(settings);
  const connection = platform.connection(config, "lab");
  const host = { config, log: (line: string) => lines.push(line) };
  emulator.control.clearRequests();
  const refusals = await Promise.all([1, 2, 3].map(() => refusalOf(platform, host, connection)));
  return { refusal: refusals[0], requests: emulator.control.countRequests(), lines };
}

/** What each platform is asked, what of the settings is wrong, and the key that the refusal names. */
const CASES: readonly {
  name: PlatformName;
  settings: (access: Emulator["platforms"]) => Readonly<Record<string, unknown>>;
  asked: Readonly<Record<string, number>>;
  wrong: Readonly<Record<string, unknown>>;
  key: string;
}[] = [
  {
    name: "alibaba",
    settings: ({ alibaba: { endpoint, region, accessKeyId, accessKeySecret } }) => ({
      endpoint,
      region,
      accessKeyId,
      accessKeySecret,
    }),
    asked: { listImages: 1 },
    wrong: { accessKeySecret: "canary" },
    key: "accessKeySecret",
  },
  {
    name: "huawei",
    settings: ({
      huawei: { endpoint, iamEndpoint, cromwellEndpoint, region, projectId, accessKey, secretKey },
    }) => ({
      endpoint,
      iamEndpoint,
      cromwellEndpoint,
      region,
      projectId,
      accessKey,
      secretKey,
    }),
    asked: { getEnvironments: 1, cromwellEngineVersion: 1 },
    wrong: { secretKey: "canary" },
    key: "credentials",
  },
  {
    name: "otc",
    settings: ({ otc: { endpoint, iamEndpoint, region, projectId, username, domainName, password } }) => ({
      endpoint,
      iamEndpoint,
      region,
      projectId,
      username,
      domainName,
      password,
    }),
    asked: { createToken: 1, listImages: 1 },
    wrong: { password: "canary" },
    key: "password",
  },
  {
    name: "paddleflow",
    settings: ({ paddleflow }) => ({ ...paddleflow }),
    asked: { login: 1, listQueue: 1 },
    wrong: { password: "canary" },
    key: "password",
  },
  {
    name: "tencent",
    settings: ({ tencent: { endpoint, region, secretId, secretKey } }) => ({
      endpoint,
      region,
      secretId,
      secretKey,
    }),
    asked: { DescribeComputeEnvs: 1 },
    wrong: { secretKey: "canary" },
    key: "secretKey",
  },
];

describe.each(CASES)("the proof of a connection to $name", ({ name, settings, asked, wrong, key }) => {
  it("asks once for what changes nothing", async () => {
    const { refusal, requests, lines } = await proofOf(name, settings(emulator.platforms));
    expect([refusal, lines]).toEqual([undefined, []]);
    expect(requests).toEqual(asked);
  });

  it("names the connection and the key where credentials are refused", async () => {
    const { refusal, lines } = await proofOf(name, { ...settings(emulator.platforms), ...wrong });
    expect(refusal).toMatch(/^connection "lab": /);
    expect(refusal).toContain(key);
    expect(refusal).not.toContain("canary");
    expect(lines).toEqual([]);
  });

  it("is left out by a key of the connection", async () => {
    const skipped = { ...settings(emulator.platforms), ...wrong, skipCredentialsValidation: true };
    expect(await proofOf(name, skipped)).toEqual({ refusal: undefined, requests: {}, lines: [] });
  });
});

it("a region that Tencent Cloud does not have is refused", async () => {
  const { endpoint, secretId, secretKey } = emulator.platforms.tencent;
  const { refusal } = await proofOf("tencent", { endpoint, secretId, secretKey, region: "ap-atlantis" });
  expect(refusal).toContain("Check `region` of the connection");
});
