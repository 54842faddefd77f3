import { describe, expect, it } from "vitest";

import { platform } from "../../../../provider/platforms/tencent";
import { endpointUrl, settingsSchema } from "../../../../provider/platforms/tencent/api/settings";

const keys = { secretId: "id", secretKey: "key", region: "ap-guangzhou" };
const problems = (settings: object) =>
  settingsSchema.safeParse({ ...keys, ...settings }).error?.issues.map((issue) => issue.message) ?? [];

describe("settings of a connection", () => {
  it.each([
    ["ap-guangzhou", "global", "https://batch.tencentcloudapi.com"],
    ["ap-guangzhou", "regional", "https://batch.ap-guangzhou.tencentcloudapi.com"],
    ["ap-shanghai-fsi", "global", "https://batch.ap-shanghai-fsi.tencentcloudapi.com"],
    ["ap-guangzhou", "http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ])("lead in %s with the endpoint %s to %s", (region, endpoint, url) => {
    expect(endpointUrl({ region, endpoint })).toBe(url);
  });

  it("have defaults", () => {
    expect(settingsSchema.parse(keys)).toEqual({
      ...keys,
      endpoint: "global",
      method: "POST",
      edition: "current",
      rateLimits: "documented",
      requestTimeout: 30,
      allowHttp: false,
      skipCredentialsValidation: false,
      lateAnswers: 30,
    });
  });

  it("refuse what is no endpoint", () => {
    expect(problems({ endpoint: "nearest" })).toEqual([
      'must be "global", "regional" or a URL; a URL must be a URL such as https://host',
    ]);
    expect(problems({ endpoint: "ftp://example.com" })).toHaveLength(1);
    expect(problems({ endpoint: "https://example.com/path" })).toHaveLength(1);
  });

  it.each([
    [{}, "TC3-HMAC-SHA256"],
    // Signature version 1 is the only one in the document of 2018.
    [{ edition: "2018" }, "HmacSHA256"],
    [{ edition: "2018", signatureMethod: "HmacSHA1" }, "HmacSHA1"],
    [{ edition: "2018", signatureMethod: "TC3-HMAC-SHA256" }, "TC3-HMAC-SHA256"],
  ])("of %o sign with %s", (settings, signatureMethod) => {
    const { settings: complete } = platform.connection(() => JSON.stringify({ ...keys, ...settings }));
    expect(complete.signatureMethod).toBe(signatureMethod);
  });

  it.each(["https://batch.api.qcloud.com", "https://batch.api.qcloud.com/v2/index.php"])(
    "refuse %s, which is of the API before this one",
    (endpoint) => {
      expect(problems({ endpoint })).toEqual([expect.stringContaining("the API of 2017")]);
    },
  );

  it("take rates for single actions", () => {
    expect(problems({ rateLimits: { DescribeJobs: 10 } })).toEqual([]);
    expect(problems({ rateLimits: { DescribeJobs: 0 } })).toHaveLength(1);
  });
});
