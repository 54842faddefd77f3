import { afterEach, describe, expect, it, vi } from "vitest";

import type { Platform } from "../../../../provider/core/connection";
import { Secrets } from "../../../../provider/core/disclosure/redact";
import { ConfigurationError, ThrottledError } from "../../../../provider/core/errors";
import { operate } from "../../../../provider/core/lifecycle/operation/operation";
import { withRetry } from "../../../../provider/core/rest/retry";
import { platforms } from "../../../definitions";
import { onceSettled } from "../sample/clock";

const AKSK = { accessKey: "ak", secretKey: "sk", projectId: "p" };
/** A connection of each platform that is complete, with every way in which it can prove who calls. */
const COMPLETE: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["alibaba", { accessKeyId: "id", accessKeySecret: "key", securityToken: "t", region: "cn-qingdao" }],
  [
    "huawei",
    { ...AKSK, securityToken: "t", cromwellToken: "c", cromwellEndpoint: "https://cromwell.example" },
  ],
  ["huawei", { username: "u", password: "p", domainName: "d", cromwellUsername: "c", cromwellPassword: "p" }],
  ["huawei", { token: "t" }],
  ["otc", { ...AKSK, securityToken: "t" }],
  ["otc", { username: "u", password: "p", domainName: "d" }],
  ["otc", { token: "t", projectId: "p" }],
  ["paddleflow", { endpoint: "https://paddleflow.example", username: "root", password: "p" }],
  ["tencent", { secretId: "id", secretKey: "key", token: "t", region: "ap-guangzhou" }],
];
const CREDENTIALS = COMPLETE.flatMap(([platform, settings]) =>
  Object.keys(settings).map((key) => [platform, key, settings] as const),
);

function platformOf(name: string): Platform {
  return platforms[name as keyof typeof platforms].platform;
}

function connect(name: string, settings: object, connection = name) {
  const config = (key: string) => (key === `batchflow:${connection}` ? JSON.stringify(settings) : undefined);
  return Promise.resolve().then(() => platformOf(name).connection(config, connection));
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe("a text of a connection", () => {
  it.each(CREDENTIALS)(
    "%s: %s is refused by name with what no header may carry",
    async (name, key, settings) => {
      await connect(name, settings);
      for (const text of ["canary\n", "canary\r\n", "\ncanary", "can\nary", "can\u0000ary", "can\u007fary"]) {
        const failure = await connect(name, { ...settings, [key]: text }).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(ConfigurationError);
        expect(String(failure)).toContain(`batchflow:${name}.${key} `);
        expect(String(failure)).not.toMatch(/can.?ary/s);
      }
    },
  );

  it("is refused by the variable's name where it comes from the environment", () => {
    const platform = platformOf("tencent");
    vi.stubEnv("TENCENTCLOUD_SECRET_ID", "id");
    vi.stubEnv("TENCENTCLOUD_SECRET_KEY", "canary\n");
    vi.stubEnv("TENCENTCLOUD_REGION", "ap-guangzhou");
    const attempt = () => platform.connection(() => undefined);
    expect(attempt).toThrow(/the environment variable TENCENTCLOUD_SECRET_KEY ends with a line break/);
    expect(attempt).not.toThrow(/canary/);
  });
});

/** The addresses that connections may name, beside what else they need. */
const ADDRESSES = [
  ["alibaba", "endpoint", COMPLETE[0]![1]],
  ["huawei", "endpoint", COMPLETE[3]![1]],
  ["huawei", "iamEndpoint", COMPLETE[3]![1]],
  ["huawei", "cromwellEndpoint", COMPLETE[3]![1]],
  ["otc", "endpoint", COMPLETE[6]![1]],
  ["otc", "iamEndpoint", COMPLETE[6]![1]],
  ["paddleflow", "endpoint", COMPLETE[7]![1]],
  ["tencent", "endpoint", COMPLETE[8]![1]],
] as const;

describe("an address of a connection", () => {
  it.each(ADDRESSES)(
    "%s: %s is plain http beyond this machine only with allowHttp",
    async (name, key, settings) => {
      const at = (address: string, more: object = {}) =>
        connect(name, { ...settings, [key]: address, ...more });
      for (const address of ["http://10.0.0.1:8999", "http://127.0.0.1.example.com"]) {
        for (const more of [{}, { allowHttp: false }]) {
          await expect(at(address, more)).rejects.toThrow(
            `batchflow:${name}.${key}: must be https; http is for loopback addresses only`,
          );
          await expect(at(address, more)).rejects.toThrow(`batchflow:${name}.allowHttp`);
        }
        expect((await at(address, { allowHttp: true })).plainHttp).toBe(true);
      }
      expect((await at("http://127.0.0.1:8999")).plainHttp).toBe(false);
      expect((await at("https://10.0.0.1", { allowHttp: true })).plainHttp).toBe(false);
    },
  );

  it("that is plain http by allowHttp is named in each line of trouble", async () => {
    const settings = { ...COMPLETE[7]![1], endpoint: "http://10.0.0.1:8999", allowHttp: true };
    const connection = await connect("paddleflow", settings, "lab");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
    const lines: string[] = [];
    const host = { log: (line: string) => lines.push(line) };
    let failures = 0;
    const busy = () =>
      (failures += 1) < 90 ? Promise.reject(new ThrottledError("busy")) : Promise.resolve("done");
    const options = { resource: "r", connection, seconds: 600, secrets: new Secrets(), host, longer: "" };
    const done = operate(options, ({ signal }) =>
      withRetry(busy, { signal, idempotent: true, maxDelay: 1_000 }),
    );
    expect(await onceSettled(done)).toBe("done");
    expect(lines).not.toEqual([]);
    for (const line of lines) expect(line).toContain("`batchflow:lab.allowHttp`");
  });
});
