import { afterEach, describe, expect, it, vi } from "vitest";

import { platform } from "../../../../provider/platforms/huawei/api/connection";
import { gcsUrl, iamUrl, rateOf, settingsSchema } from "../../../../provider/platforms/huawei/api/settings";
import { resourceOf } from "../setup";

const keys = { accessKey: "ak", secretKey: "sk", projectId: "p" };
const login = { username: "u", password: "p", domainName: "d" };
const problems = (settings: object) =>
  settingsSchema
    .safeParse(settings)
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("settings of a connection", () => {
  it.each([
    ["a key pair", keys],
    ["a temporary key pair", { ...keys, securityToken: "t" }],
    ["a password", login],
    ["a token", { token: "t" }],
    ["a Cromwell server alone", { cromwellEndpoint: "https://cromwell.example.com" }],
  ])("accept %s", (_what, settings) => {
    expect(problems(settings)).toEqual([]);
  });

  it.each([
    [{}, /^: needs one way of authentication/],
    [{ ...keys, ...login }, /^secretKey: only one way .* password and secretKey/],
    [{ ...keys, token: "t" }, /^token: only one way/],
    [{ accessKey: "ak", secretKey: "sk" }, /^projectId: is needed beside secretKey/],
    [{ secretKey: "sk", projectId: "p" }, /^accessKey: is needed beside secretKey/],
    [{ password: "p", domainName: "d" }, /^username: is needed beside password/],
    [{ username: "u", password: "p" }, /^domainName: is needed beside password/],
    [{ ...keys, region: "Beijing" }, /^region: must be a region/],
    [{ ...keys, endpoint: "ftp://gcs.example.com" }, /^endpoint: must be https/],
    [{ ...keys, endpoint: "https://proxy.example.com/gcs" }, /^endpoint: must have no path/],
    [{ ...keys, cromwellPassword: "p" }, /^cromwellUsername: is needed beside cromwellPassword/],
    [{ ...keys, rateLimits: { read: 0 } }, /^rateLimits\.read: /],
  ])("refuse %o", (settings, expected) => {
    const found = problems(settings);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  it("lead to the region's endpoints unless they name others", () => {
    const endpoint = undefined;
    expect(gcsUrl({ region: "cn-east-2", endpoint })).toBe("https://gcs.cn-east-2.myhuaweicloud.com");
    expect(iamUrl({ region: "cn-east-2", iamEndpoint: undefined })).toBe(
      "https://iam.cn-east-2.myhuaweicloud.com",
    );
    expect(gcsUrl({ region: "cn-east-2", endpoint: "http://127.0.0.1:1" })).toBe("http://127.0.0.1:1");
    expect(settingsSchema.parse(keys).region).toBe("cn-north-4");
  });

  it("keep to the documented calls a minute", () => {
    expect(["read", "other"].map(rateOf("documented"))).toEqual([10, 5]);
    expect(["read", "other"].map(rateOf({ other: 60 }))).toEqual([10, 1]);
    expect(["read", "other"].map(rateOf("off"))).toEqual([undefined, undefined]);
  });

  it("come from the environment variables of the vendor's tools", () => {
    vi.stubEnv("HUAWEICLOUD_SDK_AK", "from-sdk");
    vi.stubEnv("HW_ACCESS_KEY", "from-tools");
    vi.stubEnv("HW_SECRET_KEY", "sk");
    vi.stubEnv("HW_PROJECT_ID", "p");
    vi.stubEnv("HW_REGION_NAME", "cn-north-1");
    const { settings } = platform.connection(() => undefined);
    expect(settings).toMatchObject({
      accessKey: "from-sdk",
      secretKey: "sk",
      projectId: "p",
      region: "cn-north-1",
    });
  });

  it.each(["HUAWEICLOUD", "HW"])("come from variables that begin with %s_, for each key", (begin) => {
    vi.stubEnv(`${begin}_USER_NAME`, "alice");
    vi.stubEnv(`${begin}_USER_PASSWORD`, "p");
    vi.stubEnv(`${begin}_DOMAIN_NAME`, "acme");
    vi.stubEnv(`${begin}_PROJECT_NAME`, "cn-east-2_genes");
    vi.stubEnv(`${begin}_REGION_NAME`, "cn-east-2");
    expect(platform.connection(() => undefined).settings).toMatchObject({
      ...{ username: "alice", password: "p", domainName: "acme" },
      ...{ projectName: "cn-east-2_genes", region: "cn-east-2" },
    });
    const variables = Object.values(platform.environment);
    expect(variables.filter((names) => !names.some((name) => name.startsWith(`${begin}_`)))).toEqual([]);
  });

  it("do not take the environment's key beside a configured password", () => {
    vi.stubEnv("HW_ACCESS_KEY", "ak");
    vi.stubEnv("HW_SECRET_KEY", "sk");
    const { settings } = platform.connection(() => JSON.stringify(login));
    expect(settings).not.toHaveProperty("secretKey");
  });
});

describe("what a resource needs of its connection", () => {
  const validate = (type: string, settings: object) => {
    const { spec } = resourceOf(type);
    return spec.validate?.({}, { ...settingsSchema.parse(settings) }).map(({ path }) => path);
  };
  const cromwell = { cromwellEndpoint: "https://cromwell.example.com" };

  it.each(["Workflow", "Execution", "Environment", "Tool"])("%s needs credentials", (type) => {
    expect(validate(type, keys)).toEqual([]);
    expect(validate(type, cromwell)).toEqual([["connection"]]);
  });

  it("CromwellExecution needs a server", () => {
    expect(validate("CromwellExecution", cromwell)).toEqual([]);
    expect(validate("CromwellExecution", keys)).toEqual([["connection"]]);
  });
});
