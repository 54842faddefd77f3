import { describe, expect, it } from "vitest";

import { UNKNOWN } from "../../../provider/core/schema/values";
import { computeEnv, job, taskTemplate } from "../../../provider/platforms/tencent";

type Inputs = Readonly<Record<string, unknown>>;
const of =
  ([definition]: typeof computeEnv.resources) =>
  (inputs: Inputs) =>
    definition?.spec.machines?.(inputs);
const ofEnv = of(computeEnv.resources);
const ofJob = of(job.resources);
const ofTemplate = of(taskTemplate.resources);

const placement = { zone: "ap-guangzhou-2" };
// The environment of the vendor's example of CreateComputeEnv.
const envData = { instanceType: "S1.SMALL2", imageId: "img-bd78fy2t" };
const env = { placement, envData, desiredComputeNodeCount: 1 };

describe("the machines of a compute environment", () => {
  it("are its nodes, by the hour where it says nothing else", () => {
    expect(ofEnv(env)).toEqual([
      {
        path: ["desiredComputeNodeCount"],
        nodes: 1,
        instanceTypes: ["S1.SMALL2"],
        zones: ["ap-guangzhou-2"],
        chargeType: "POSTPAID_BY_HOUR",
        runs: "standing",
        cpu: undefined,
        memory: undefined,
        bid: undefined,
        publicAddress: false,
        password: true,
      },
    ]);
  });

  it.each([
    [
      "types to choose from",
      { instanceTypes: ["S1.SMALL2", "S2.SMALL2"] },
      { instanceTypes: ["S1.SMALL2", "S2.SMALL2"] },
    ],
    ["a size", { instanceTypeOptions: { cpu: 4, memory: 8 } }, { instanceTypes: [], cpu: 4, memory: 8 }],
    ["no type", {}, { instanceTypes: [] }],
    [
      "zones of its own",
      { ...envData, zones: ["ap-guangzhou-3", "ap-guangzhou-4"] },
      { zones: ["ap-guangzhou-3", "ap-guangzhou-4"] },
    ],
    [
      "networks of several zones",
      { ...envData, virtualPrivateClouds: [{ vpcId: "vpc-1", subnetId: "subnet-1" }] },
      { zones: [] },
    ],
    [
      "spot instances",
      { ...envData, instanceChargeType: "SPOTPAID" },
      { chargeType: "SPOTPAID", bid: undefined },
    ],
    [
      "a bid for them",
      {
        ...envData,
        instanceChargeType: "SPOTPAID",
        instanceMarketOptions: { spotOptions: { maxPrice: "0.25" } },
      },
      { bid: { perHour: 0.25, currency: "CNY" } },
    ],
  ])("are of %s", (_what, data, expected) => {
    expect(ofEnv({ ...env, envData: data })).toMatchObject([expected]);
  });

  // InternetAccessible and LoginSettings as the API describes them.
  it.each([
    [
      "no address without bandwidth",
      { internetAccessible: { internetMaxBandwidthOut: 0 } },
      { publicAddress: false },
    ],
    [
      "an address with bandwidth",
      { internetAccessible: { internetMaxBandwidthOut: 5 } },
      { publicAddress: true },
    ],
    [
      "none where it is not wanted",
      { internetAccessible: { internetMaxBandwidthOut: 5, publicIpAssigned: false } },
      { publicAddress: false },
    ],
    ["a password", { loginSettings: { password: "[secret]" } }, { password: true }],
    ["a key", { loginSettings: { keyIds: ["skey-1"] } }, { password: false }],
    ["the login of the image", { loginSettings: { keepImageLogin: true } }, { password: false }],
    ["a password of the platform's", { loginSettings: {} }, { password: true }],
  ])("have %s", (_what, data, expected) => {
    expect(ofEnv({ ...env, envData: { ...envData, ...data } })).toMatchObject([expected]);
  });

  it("are not guessed where something is not known yet, or is of another kind", () => {
    const nothing = { nodes: undefined, instanceTypes: [], zones: [], chargeType: undefined };
    const unknown = { placement: UNKNOWN, envData: UNKNOWN, desiredComputeNodeCount: UNKNOWN };
    expect(ofEnv(unknown)).toMatchObject([{ ...nothing, publicAddress: undefined, password: undefined }]);
    expect(ofEnv({})).toMatchObject([{ nodes: undefined, instanceTypes: [], zones: [] }]);
    const wrong = {
      placement: 7,
      desiredComputeNodeCount: "3",
      envData: { instanceTypes: ["A", UNKNOWN], instanceChargeType: 4 },
    };
    expect(ofEnv(wrong)).toMatchObject([nothing]);
    expect(
      ofEnv({
        ...env,
        envData: { ...envData, internetAccessible: UNKNOWN, loginSettings: { keyIds: UNKNOWN } },
      }),
    ).toMatchObject([{ publicAddress: undefined, password: undefined }]);
  });
});

const application = { deliveryForm: "LOCAL", command: "echo hello" };

describe("the machines of tasks", () => {
  it("are one for each task instance, as many as run at once, without those of named environments", () => {
    const tasks = [
      { application, computeEnv: { envData }, taskInstanceNum: 5 },
      { application, computeEnv: { envData } },
      { application, envId: "env-lcpcej85", taskInstanceNum: 100 },
      { application, computeEnv: { envData }, taskInstanceNum: 10, maxConcurrentNum: 4 },
    ];
    expect(ofJob({ placement, tasks })).toMatchObject([
      { path: ["tasks", 0, "computeEnv"], nodes: 5, runs: "working", zones: ["ap-guangzhou-2"] },
      { path: ["tasks", 1, "computeEnv"], nodes: 1 },
      { path: ["tasks", 3, "computeEnv"], nodes: 4, instanceTypes: ["S1.SMALL2"] },
    ]);
  });

  it("are in no zone yet where a template only describes them", () => {
    expect(
      ofTemplate({ taskTemplateInfo: { application, computeEnv: { envData }, taskInstanceNum: 2 } }),
    ).toMatchObject([{ path: ["taskTemplateInfo", "computeEnv"], nodes: 2, runs: "template", zones: [] }]);
    expect(ofTemplate({ taskTemplateInfo: { application, envId: "env-lcpcej85" } })).toEqual([]);
  });

  it("are not guessed where they are not known yet", () => {
    const open = { nodes: undefined, instanceTypes: [], chargeType: undefined };
    expect(ofJob({ tasks: [{ computeEnv: UNKNOWN, taskInstanceNum: UNKNOWN }] })).toMatchObject([open]);
    expect(ofJob({ tasks: UNKNOWN })).toEqual([]);
    expect(ofJob({})).toEqual([]);
    expect(ofJob({ tasks: [null, 3, "x"] })).toEqual([]);
  });
});
