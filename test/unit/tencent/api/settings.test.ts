import { describe, expect, it } from "vitest";

import { unavailableProblems } from "../../../../provider/core/schema/validate";
import { computeEnv, job } from "../../../../provider/platforms/tencent";
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
      signatureMethod: "TC3-HMAC-SHA256",
      method: "POST",
      edition: "current",
      rateLimits: "documented",
      requestTimeout: 30,
      allowHttp: false,
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

  it("take rates for single actions", () => {
    expect(problems({ rateLimits: { DescribeJobs: 10 } })).toEqual([]);
    expect(problems({ rateLimits: { DescribeJobs: 0 } })).toHaveLength(1);
  });
});

describe("the edition of a connection", () => {
  const validate = (type: string, inputs: Record<string, unknown>, edition: string) => {
    const definition = [...computeEnv.resources, ...job.resources].find((resource) => resource.type === type);
    if (definition === undefined) throw new Error(`no resource ${type}`);
    const problems = [
      ...unavailableProblems(definition.inputs, inputs, { edition }),
      ...(definition.spec.validate?.(inputs, { edition }) ?? []),
    ];
    return problems.map(({ path }) => path.join("."));
  };

  it("decides which members there are", () => {
    const inputs = {
      tags: { a: "b" },
      envData: { instanceTypes: ["S1.SMALL1"], zones: ["ap-guangzhou-2"], systemDisk: { encrypt: true } },
    };
    expect(validate("tencent:ComputeEnv", inputs, "current")).toEqual([]);
    const later = ["envData.systemDisk.encrypt", "envData.zones", "tags"];
    expect(validate("tencent:ComputeEnv", inputs, "2018")).toEqual(later);
    const tasks = [{ application: { commands: [{ command: "a" }] } }];
    expect(validate("tencent:Job", { tasks }, "2018")).toEqual(["tasks.0.application.commands"]);
  });

  it("decides how many notifications an environment has", () => {
    const notifications = [{}, {}];
    expect(validate("tencent:ComputeEnv", { notifications }, "current")).toEqual([]);
    expect(validate("tencent:ComputeEnv", { notifications }, "2018")).toEqual(["notifications"]);
  });
});
