import { describe, expect, it } from "vitest";

import { endpointUrl, settingsSchema } from "../../../../provider/platforms/alibaba/api/settings";

const keys = { accessKeyId: "id", accessKeySecret: "secret", region: "cn-qingdao" };
const paths = (settings: object) =>
  settingsSchema
    .safeParse({ ...keys, ...settings })
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("settings of a connection", () => {
  it.each([
    ["cn-qingdao", undefined, "https://batchcompute.cn-qingdao.aliyuncs.com"],
    ["ap-southeast-1", undefined, "https://batchcompute.ap-southeast-1.aliyuncs.com"],
    ["cn-hangzhou", "https://batchcompute.aliyuncs.com", "https://batchcompute.aliyuncs.com"],
    ["cn-qingdao", "http://127.0.0.1:8080", "http://127.0.0.1:8080"],
  ])("lead in %s with the endpoint %s to %s", (region, endpoint, url) => {
    expect(paths({ region, endpoint })).toEqual([]);
    expect(endpointUrl({ region, endpoint })).toBe(url);
  });

  it.each([
    ["batchcompute.cn-shenzhen.aliyuncs.com", "https://batchcompute.cn-shenzhen.aliyuncs.com"],
    ["batchcompute.internal:8443", "https://batchcompute.internal:8443"],
    ["cn-shenzhen", "https://batchcompute.cn-shenzhen.aliyuncs.com"],
  ])("take %s for an endpoint, as the vendor's constructor does", (endpoint, url) => {
    expect(endpointUrl(settingsSchema.parse({ ...keys, endpoint }))).toBe(url);
  });

  it("have defaults", () => {
    expect(settingsSchema.parse(keys)).toEqual({
      ...keys,
      signatureHeaders: "full",
      nameRules: "later",
      allowHttp: false,
      skipCredentialsValidation: false,
      lateAnswers: 30,
      requestTimeout: 30,
    });
  });

  it("refuse what is no endpoint", () => {
    expect(paths({ endpoint: "nearest" })).toHaveLength(1);
    expect(paths({ endpoint: "ftp://example.com" })).toHaveLength(1);
    expect(paths({ endpoint: "https://example.com/path" })).toEqual(["endpoint: must have no path"]);
    expect(paths({ region: "Qingdao" })).toEqual(["region: must be a region such as cn-qingdao"]);
  });
});
