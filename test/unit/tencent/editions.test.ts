import { describe, expect, it } from "vitest";

import { formatPath } from "../../../provider/core/schema/values";
import { problemsOf, unavailableProblems } from "../../../provider/core/schema/validate";
import * as tencent from "../../../provider/platforms/tencent";
import { definitionsIn } from "../../../provider/registry";

const { resources, functions } = definitionsIn(tencent);

const placement = { zone: "ap-guangzhou-2" };
const application = { deliveryForm: "LOCAL", command: "true" };
const withEnv = (envData: object) => ({ placement, envName: "e", desiredComputeNodeCount: 1, envData });
const withTask = (members: object) => ({ placement, tasks: [{ application, computeEnv: {}, ...members }] });
const withApplication = (members: object) => withTask({ application: { ...application, ...members } });
const about = (eventName: string, members: object = { eventVars: [{ name: "a", value: "b" }] }) => ({
  notifications: [{ topicName: "t", eventConfigs: [{ eventName, ...members }] }],
});
const template = (members: object) => ({ taskTemplateInfo: { application, computeEnv: {} }, ...members });

/** The paths that a preview refuses, as the engine writes them. */
function refused(type: string, inputs: object, settings: object): string[] {
  const definition = resources.get(`tencent:${type}`) ?? functions.get(`tencent:${type}`);
  if (definition === undefined) throw new Error(`no definition ${type}`);
  const wrong = problemsOf(definition.schema, definition.inputs, inputs);
  const problems =
    wrong.length > 0
      ? wrong
      : unavailableProblems(definition.inputs, inputs, settings as Record<string, unknown>);
  return problems.map(({ path }) => formatPath(path));
}

const TODAY = { edition: "current", signatureMethod: "TC3-HMAC-SHA256" };
const OF_2018 = { edition: "2018", signatureMethod: "HmacSHA256" };
const everywhere = (path: string) => [path, path] as const;
const only2018 = (path: string) => ["", path] as const;
const onlyToday = (path: string) => [path, ""] as const;

type Row = readonly [type: string, inputs: object, refusals: readonly [today: string, of2018: string]];

/** What the tables of the two editions take, and what they do not. */
const ROWS: readonly Row[] = [
  ["ComputeEnv", withEnv({ zones: ["ap-guangzhou-2"] }), only2018("envData.zones")],
  ["ComputeEnv", withEnv({ systemDisk: { encrypt: true } }), only2018("envData.systemDisk.encrypt")],
  ["ComputeEnv", { ...withEnv({}), tags: { a: "b" } }, only2018("tags")],
  ...["CLOUD_HSSD", "CLOUD_TSSD", "CLOUD_BSSD"].map((diskType): Row => {
    return ["ComputeEnv", withEnv({ systemDisk: { diskType } }), only2018("envData.systemDisk.diskType")];
  }),
  ...["CLOUD_HSSD", "LOCAL_NVME", "LOCAL_PRO"].map((diskType): Row => {
    const envData = { dataDisks: [{ diskSize: 10, diskType }] };
    return ["ComputeEnv", withEnv(envData), only2018("envData.dataDisks[0].diskType")];
  }),
  ["ComputeEnv", withEnv({ systemDisk: { diskType: "CLOUD_SSD" } }), ["", ""]],
  [
    "ComputeEnv",
    withEnv({ virtualPrivateCloud: { vpcId: "DEFAULT", subnetId: "DEFAULT" } }),
    ["", "envData.virtualPrivateCloud.vpcId, envData.virtualPrivateCloud.subnetId"],
  ],
  [
    "ComputeEnv",
    {
      ...withEnv({}),
      notifications: ["a", "b"].map((topicName) => ({
        ...about("COMPUTE_NODE_RUNNING").notifications[0],
        topicName,
      })),
    },
    only2018("notifications"),
  ],
  ["ComputeEnv", { ...withEnv({}), desiredComputeNodeCount: 2_001 }, onlyToday("desiredComputeNodeCount")],
  [
    "ComputeEnv",
    withEnv({ instanceMarketOptions: {} }),
    onlyToday("envData.instanceMarketOptions.spotOptions"),
  ],
  ["ComputeEnv", withEnv({}), ["", ""]],
  ["ComputeEnv", { ...withEnv({}), envData: undefined }, ["", ""]],
  [
    "ComputeEnv",
    withEnv({ internetAccessible: { publicIpAssigned: true } }),
    everywhere("envData.internetAccessible.publicIpAssigned"),
  ],
  [
    "ComputeEnv",
    withEnv({ internetAccessible: { publicIpAssigned: true, internetMaxBandwidthOut: 1 } }),
    ["", ""],
  ],
  [
    "ComputeEnv",
    withEnv({ loginSettings: { password: "abcdefgh" } }),
    everywhere("envData.loginSettings.password"),
  ],
  [
    "ComputeEnv",
    withEnv({ loginSettings: { password: "abcd 1234" } }),
    everywhere("envData.loginSettings.password"),
  ],
  ["ComputeEnv", withEnv({ loginSettings: { password: "B1[habcd" } }), ["", ""]],
  ["ComputeEnv", withEnv({ instanceTypes: [] }), everywhere("envData.instanceTypes")],
  [
    "Job",
    withApplication({ command: undefined, commands: [{ command: "a" }] }),
    only2018("tasks[0].application.commands"),
  ],
  [
    "Job",
    withApplication({ docker: { image: "a/b:c" } }),
    ["", "tasks[0].application.docker.user, tasks[0].application.docker.password"],
  ],
  ["Job", withApplication({ docker: { image: "a/b:c", user: "u", password: "p" } }), ["", ""]],
  ["Job", withApplication({ deliveryForm: "PACKAGE" }), everywhere("tasks[0].application.packagePath")],
  ["Job", withTask({ taskInstanceNum: 0 }), everywhere("tasks[0].taskInstanceNum")],
  [
    "Job",
    { ...withTask({}), ...about("COMPUTE_NODE_RUNNING") },
    only2018("notifications[0].eventConfigs[0].eventName"),
  ],
  [
    "Job",
    { ...withTask({}), ...about("JobRunning") },
    everywhere("notifications[0].eventConfigs[0].eventName"),
  ],
  ["Job", { ...withTask({}), ...about("JOB_RUNNING") }, ["", ""]],
  [
    "Job",
    { ...withTask({}), ...about("JOB_RUNNING", {}) },
    only2018("notifications[0].eventConfigs[0].eventVars"),
  ],
  ["Job", { ...withTask({}), jobName: "x".repeat(61) }, onlyToday("jobName")],
  ["Job", { ...withTask({}), jobDescription: "x".repeat(201) }, onlyToday("jobDescription")],
  ["Job", { ...withTask({}), priority: 101 }, onlyToday("priority")],
  ["Job", { ...withTask({}), priority: -1 }, everywhere("priority")],
  ["TaskTemplate", template({ taskTemplateName: "x".repeat(61) }), onlyToday("taskTemplateName")],
  ["TaskTemplate", template({ taskTemplateDescription: "x".repeat(200) }), ["", ""]],
  // 67 characters, 201 bytes: more than a change takes.
  [
    "TaskTemplate",
    template({ taskTemplateDescription: "说".repeat(67) }),
    onlyToday("taskTemplateDescription"),
  ],
  [
    "terminateComputeNodes",
    { envId: "env-a", computeNodeIds: Array.from({ length: 101 }, (_, index) => `node-${index}`) },
    onlyToday("computeNodeIds"),
  ],
  [
    "getCvmZoneInstanceConfigInfos",
    { instanceChargeTypes: ["SPOTPAID"] },
    only2018("instanceChargeTypes[0]"),
  ],
  [
    "getCvmZoneInstanceConfigInfos",
    { instanceChargeTypes: ["PREPAID"] },
    everywhere("instanceChargeTypes[0]"),
  ],
  ["getCvmZoneInstanceConfigInfos", { instanceChargeTypes: ["POSTPAID_BY_HOUR"] }, ["", ""]],
];

describe.each(ROWS)("of %s, %j", (type, inputs, [today, of2018]) => {
  it("is judged by the edition", () => {
    expect(refused(type, inputs, TODAY).join(", ")).toBe(today);
    expect(refused(type, inputs, OF_2018).join(", ")).toBe(of2018);
  });
});

describe("a refusal", () => {
  const reasons = (inputs: object, settings: Record<string, unknown>) =>
    unavailableProblems(resources.get("tencent:ComputeEnv")!.inputs, inputs, settings).map(
      ({ reason }) => reason,
    );

  it("names the edition and the value", () => {
    const [reason] = reasons(withEnv({ systemDisk: { diskType: "CLOUD_HSSD" } }), OF_2018);
    expect(reason).toMatch(/"CLOUD_SSD".*but is "CLOUD_HSSD" \(with edition "2018"\)$/);
  });

  it("is not given of what is not known yet", () => {
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    expect(reasons(withEnv({ systemDisk: { diskType: unknown } }), OF_2018)).toEqual([]);
    expect(reasons({ ...withEnv({}), notifications: unknown }, OF_2018)).toEqual([]);
  });
});
