import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { APPLICATION, computeEnv, ENV_DATA, job, task, template, TestClient, ZONE } from "./client";

let emulator: Emulator;
let client: TestClient;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false });
  client = new TestClient(emulator.platforms.tencent);
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.control.reset("tencent");
  emulator.control.configure({ tencent: { edition: "current", userAllowed: true } });
});

const env = (data: object): object => computeEnv({ EnvData: { ...ENV_DATA, ...data } });
const inTask = (members: object): object => job([task(members)]);
const remote = { DestinationPath: "/mnt/x" };
const event = { EventName: "COMPUTE_ENV_CREATED", EventVars: [] };
const long = (length: number): string => "x".repeat(length);

type Row = [what: string, action: string, input: object, code: string];

const STRUCTURE: Row[] = [
  ["a required member is missing", "CreateComputeEnv", { Placement: ZONE }, "MissingParameter"],
  ["a nested member is missing", "CreateComputeEnv", { Placement: ZONE, ComputeEnv: {} }, "MissingParameter"],
  ["null counts as missing", "DescribeJob", { JobId: null }, "MissingParameter"],
  ["an unknown member", "DescribeComputeEnv", { EnvId: "env-lcpcej85", X: 1 }, "UnknownParameter"],
  ["an unknown member deep inside", "CreateComputeEnv", env({ SystemDisk: { Size: 1 } }), "UnknownParameter"],
  ["a number for a string", "DescribeComputeEnv", { EnvId: 1 }, "InvalidParameter"],
  ["a string for a number", "DescribeComputeEnvs", { Limit: "10" }, "InvalidParameter"],
  ["a fraction for an integer", "DescribeComputeEnvs", { Limit: 1.5 }, "InvalidParameter"],
  ["an object for an array", "DescribeComputeEnvs", { EnvIds: { 0: "env-lcpcej85" } }, "InvalidParameter"],
  [
    "an array for an object",
    "DescribeComputeEnvActivities",
    { EnvId: "env-lcpcej85", Filters: [] },
    "InvalidParameter",
  ],
  [
    "text for a boolean",
    "CreateComputeEnv",
    env({ InternetAccessible: { PublicIpAssigned: "yes" } }),
    "InvalidParameter",
  ],
];

const IDS: Row[] = [
  ["a job", "DescribeJob", { JobId: "job-1" }, "InvalidParameter.JobIdMalformed"],
  ["an environment", "DeleteComputeEnv", { EnvId: "env-LCPCEJ85" }, "InvalidParameter.EnvIdMalformed"],
  ["CreateInfo", "DescribeComputeEnvCreateInfo", { EnvId: "x" }, "InvalidParameter.EnvIdMalformed"],
  ["one of many", "DescribeJobs", { JobIds: ["job-97zcl3wt", "x"] }, "InvalidParameter.JobIdMalformed"],
  [
    "a template",
    "DeleteTaskTemplates",
    { TaskTemplateIds: ["x"] },
    "InvalidParameter.TaskTemplateIdMalformed",
  ],
  [
    "a node",
    "TerminateComputeNode",
    { EnvId: "env-lcpcej85", ComputeNodeId: "x" },
    "InvalidParameter.ComputeNodeIdMalformed",
  ],
];

const QUERIES: Row[] = [
  [
    "IDs with filters",
    "DescribeJobs",
    { JobIds: ["job-97zcl3wt"], Filters: [{ Name: "job-name", Values: ["x"] }] },
    "InvalidParameterValue",
  ],
  ["101 IDs", "DescribeComputeEnvs", { EnvIds: Array(101).fill("env-lcpcej85") }, "InvalidParameterValue"],
  ["Limit 101", "DescribeTaskTemplates", { Limit: 101 }, "InvalidParameterValue"],
  ["a negative Offset", "DescribeComputeEnvs", { Offset: -1 }, "InvalidParameterValue"],
  [
    "an unknown filter",
    "DescribeComputeEnvs",
    { Filters: [{ Name: "x", Values: ["x"] }] },
    "InvalidParameterValue",
  ],
  [
    "an unknown filter of the catalogue",
    "DescribeAvailableCvmInstanceTypes",
    { Filters: [{ Name: "x", Values: ["x"] }] },
    "InvalidFilter",
  ],
  [
    "too many values",
    "DescribeAvailableCvmInstanceTypes",
    { Filters: [{ Name: "instance-family", Values: Array(11).fill("S1") }] },
    "InvalidParameterValue.LimitExceeded",
  ],
  [
    "a zone elsewhere",
    "DescribeComputeEnvCreateInfos",
    { Filters: [{ Name: "zone", Values: ["ap-shanghai-1"] }] },
    "InvalidZone.MismatchRegion",
  ],
  [
    "a charge type",
    "DescribeCvmZoneInstanceConfigInfos",
    { Filters: [{ Name: "instance-charge-type", Values: ["PREPAID"] }] },
    "InvalidParameterValue.UnsupportedBatchInstanceChargeType",
  ],
];

const ENVIRONMENTS: Row[] = [
  [
    "the zone",
    "CreateComputeEnv",
    computeEnv({}, { Zone: "ap-shanghai-1" }),
    "InvalidParameter.CvmParameters",
  ],
  ["EnvType", "CreateComputeEnv", computeEnv({ EnvType: "X" }), "InvalidParameterValue.ComputeEnv"],
  [
    "a negative count",
    "CreateComputeEnv",
    computeEnv({ DesiredComputeNodeCount: -1 }),
    "InvalidParameterValue.Negative",
  ],
  ["the name", "CreateComputeEnv", computeEnv({ EnvName: long(61) }), "InvalidParameter.EnvNameTooLong"],
  [
    "the description",
    "CreateComputeEnv",
    computeEnv({ EnvDescription: long(201) }),
    "InvalidParameter.EnvDescriptionTooLong",
  ],
  ["the instance type", "CreateComputeEnv", env({ InstanceType: "X" }), "InvalidParameterValue.InstanceType"],
  [
    "two ways of a type",
    "CreateComputeEnv",
    env({ InstanceTypes: ["S1.SMALL1"] }),
    "InvalidParameterValue.ComputeEnv",
  ],
  ["the image", "CreateComputeEnv", env({ ImageId: "x" }), "InvalidParameter.ImageIdMalformed"],
  [
    "a disk type",
    "CreateComputeEnv",
    env({ SystemDisk: { DiskType: "X" } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a disk size",
    "CreateComputeEnv",
    env({ DataDisks: [{ DiskSize: 15 }] }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a weak password",
    "CreateComputeEnv",
    env({ LoginSettings: { Password: "abcdefgh" } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a password with keys",
    "CreateComputeEnv",
    env({ LoginSettings: { Password: "B1[habcd", KeyIds: ["skey-1"] } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a public IP without bandwidth",
    "CreateComputeEnv",
    env({ InternetAccessible: { PublicIpAssigned: true } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "the VPC",
    "CreateComputeEnv",
    env({ VirtualPrivateCloud: { VpcId: "x", SubnetId: "subnet-1" } }),
    "InvalidParameter.CvmParameters",
  ],
  [
    "a local path",
    "CreateComputeEnv",
    computeEnv({ MountDataDisks: [{ LocalPath: "data" }] }),
    "InvalidParameterValue.LocalPath",
  ],
  [
    "a remote path",
    "CreateComputeEnv",
    computeEnv({ InputMappings: [{ ...remote, SourcePath: "/data" }] }),
    "InvalidParameterValue.RemoteStoragePath",
  ],
  [
    "a scheme",
    "CreateComputeEnv",
    computeEnv({ InputMappings: [{ ...remote, SourcePath: "ftp://host/" }] }),
    "InvalidParameterValue.RemoteStorageSchemeType",
  ],
  [
    "an event twice",
    "CreateComputeEnv",
    computeEnv({ Notifications: [{ TopicName: "t", EventConfigs: [event, event] }] }),
    "InvalidParameter.NotificationEventNameDuplicate",
  ],
  [
    "the topic",
    "CreateComputeEnv",
    computeEnv({ Notifications: [{ TopicName: "", EventConfigs: [event] }] }),
    "InvalidParameter.NotificationTopicName",
  ],
  [
    "the length of the topic",
    "CreateComputeEnv",
    computeEnv({ Notifications: [{ TopicName: long(65), EventConfigs: [event] }] }),
    "InvalidParameter.NotificationTopicNameTooLong",
  ],
  ["the token", "CreateComputeEnv", { ...computeEnv(), ClientToken: long(65) }, "InvalidParameterValue"],
  [
    "eleven tags",
    "CreateComputeEnv",
    computeEnv({ Tags: Array.from({ length: 11 }, (_, i) => ({ Key: `k${i}`, Value: "" })) }),
    "InvalidParameterValue",
  ],
  ["nothing to modify", "ModifyComputeEnv", { EnvId: "env-lcpcej85" }, "ResourceNotFound.ComputeEnv"],
];

const both = "AllowedOneAttributeInEnvIdAndComputeEnv";
const edge = (start: string, end: string): object => ({ StartTask: start, EndTask: end });
const two = [task(), task({ TaskName: "B" })];

const TASKS: Row[] = [
  ["both environments", "SubmitJob", inTask({ EnvId: "env-lcpcej85" }), both],
  ["no environment", "SubmitJob", job([{ Application: APPLICATION }]), both],
  [
    "an unknown EnvId",
    "SubmitJob",
    job([{ Application: APPLICATION, EnvId: "env-lcpcej85" }]),
    "InvalidParameterValue.ComputeEnv",
  ],
  [
    "the CVM parameters",
    "SubmitJob",
    inTask({ ComputeEnv: { EnvData: { InstanceType: "X" } } }),
    "InvalidParameter.CvmParameters",
  ],
  ["a negative number", "SubmitJob", inTask({ Timeout: -1 }), "InvalidParameterValue.Negative"],
  ["too many retries", "SubmitJob", inTask({ MaxRetryCount: 101 }), "InvalidParameterValue.MaxRetryCount"],
  ["the task name", "SubmitJob", inTask({ TaskName: "a b" }), "InvalidParameter.TaskName"],
  [
    "the length of the task name",
    "SubmitJob",
    inTask({ TaskName: long(61) }),
    "InvalidParameter.TaskNameTooLong",
  ],
  ["no instances", "SubmitJob", inTask({ TaskInstanceNum: 0 }), "InvalidParameterValue.TaskInstanceNum"],
  ["FailedAction", "SubmitJob", inTask({ FailedAction: "X" }), "InvalidParameterValue"],
  [
    "a package without path",
    "SubmitJob",
    inTask({ Application: { DeliveryForm: "PACKAGE", Command: "x" } }),
    "MissingParameter",
  ],
  ["no command", "SubmitJob", inTask({ Application: { DeliveryForm: "LOCAL" } }), "MissingParameter"],
  [
    "two kinds of command",
    "SubmitJob",
    inTask({ Application: { ...APPLICATION, Commands: [{ Command: "x" }] } }),
    "InvalidParameter.InvalidParameterCombination",
  ],
  [
    "an unknown task",
    "SubmitJob",
    job(two, { Dependences: [edge("A", "C")] }),
    "InvalidParameterValue.DependenceNotFoundTaskName",
  ],
  [
    "a cycle",
    "SubmitJob",
    job(two, { Dependences: [edge("A", "B"), edge("B", "A")] }),
    "InvalidParameterValue.DependenceUnfeasible",
  ],
  [
    "a loop",
    "SubmitJob",
    job(two, { Dependences: [edge("A", "A")] }),
    "InvalidParameterValue.DependenceUnfeasible",
  ],
  ["two tasks of one name", "SubmitJob", job([task(), task()]), "InvalidParameter.TaskName"],
  ["no tasks", "SubmitJob", job([]), "MissingParameter"],
  ["the job name", "SubmitJob", job([task()], { JobName: long(61) }), "InvalidParameter.JobNameTooLong"],
  [
    "the job description",
    "SubmitJob",
    job([task()], { JobDescription: long(201) }),
    "InvalidParameter.JobDescriptionTooLong",
  ],
  ["the priority", "SubmitJob", job([task()], { Priority: 101 }), "InvalidParameterValue"],
  [
    "the template name",
    "CreateTaskTemplate",
    template({ TaskTemplateName: " " }),
    "InvalidParameter.TaskTemplateName",
  ],
  [
    "its length",
    "CreateTaskTemplate",
    template({ TaskTemplateName: long(61) }),
    "InvalidParameter.TaskTemplateNameTooLong",
  ],
  [
    "the length of the new description",
    "ModifyTaskTemplate",
    { TaskTemplateId: "task-tmpl-7vtx96n2", TaskTemplateDescription: "界".repeat(67) },
    "InvalidParameter.TaskTemplateDescriptionTooLong",
  ],
  [
    "nothing to modify",
    "ModifyTaskTemplate",
    { TaskTemplateId: "task-tmpl-7vtx96n2" },
    "InvalidParameterAtLeastOneAttribute",
  ],
];

describe.each([
  ["names, types and presence", STRUCTURE],
  ["malformed IDs", IDS],
  ["queries", QUERIES],
  ["environments", ENVIRONMENTS],
  ["tasks, jobs and templates", TASKS],
])("%s", (_title, rows) => {
  it.each(rows)("%s: %s", async (_what, action, input, code) => {
    const result = await client.call(action, input);
    expect(result.Error?.Code).toBe(code);
    expect(result.Error?.Message).not.toBe("");
  });
});

describe("accepted", () => {
  it.each<[string, string, object]>([
    [
      "cfs as a source",
      "CreateComputeEnv",
      computeEnv({ InputMappings: [{ ...remote, SourcePath: "cfs://10.100.100.10:/" }] }),
    ],
    ["a Windows path", "CreateComputeEnv", computeEnv({ MountDataDisks: [{ LocalPath: "H:\\" }] })],
    ["text for numbers in EnvData", "CreateComputeEnv", env({ SystemDisk: { DiskSize: "50" } })],
    ["no EnvData", "CreateComputeEnv", computeEnv({ EnvData: null })],
    [
      "the default VPC",
      "CreateComputeEnv",
      env({ VirtualPrivateCloud: { VpcId: "DEFAULT", SubnetId: "DEFAULT" } }),
    ],
    [
      "a public image without user",
      "CreateTaskTemplate",
      template({ TaskTemplateInfo: task({ Application: { ...APPLICATION, Docker: { Image: "a/b:c" } } }) }),
    ],
  ])("%s", async (_what, action, input) => {
    expect(await client.code(action, input)).toBe("Success");
  });
});

describe("quotas and rights", () => {
  it("refuses what is beyond a quota", async () => {
    const { settings, configure } = emulator.control;
    const { quotas } = settings().tencent;
    configure({
      tencent: { quotas: { jobs: 0, taskTemplates: 0, computeEnvs: 1, cpus: 2, nodesPerEnv: 5 } },
    });
    expect(await client.code("SubmitJob", job())).toBe("LimitExceeded.JobQuota");
    expect(await client.code("CreateTaskTemplate", template())).toBe("LimitExceeded.TaskTemplateQuota");
    expect(await client.code("CreateComputeEnv", computeEnv({ DesiredComputeNodeCount: 3 }))).toBe(
      "LimitExceeded.CpuQuota",
    );
    const { EnvId } = await client.call("CreateComputeEnv", computeEnv());
    expect(await client.code("CreateComputeEnv", computeEnv())).toBe("LimitExceeded.ComputeEnvQuota");
    emulator.control.tencent.drain();
    const grow = { EnvId, DesiredComputeNodeCount: 3 };
    expect(await client.code("ModifyComputeEnv", grow)).toBe("LimitExceeded.CpuQuota");
    configure({ tencent: { quotas } });
  });

  it("refuses users that may not use Batch", async () => {
    emulator.control.configure({ tencent: { userAllowed: false } });
    const code = "UnauthorizedOperation.UserNotAllowedToUseBatch";
    expect(await client.code("CreateComputeEnv", computeEnv())).toBe(code);
    expect(await client.code("SubmitJob", job())).toBe(code);
    expect(await client.code("DescribeJobs")).toBe("Success");
  });
});

describe("the edition of 2018", () => {
  beforeEach(() => {
    emulator.control.configure({ tencent: { edition: "2018" } });
  });

  it.each<Row>([
    ["tags", "CreateComputeEnv", computeEnv({ Tags: [] }), "UnknownParameter"],
    ["Commands", "SubmitJob", inTask({ Application: { ...APPLICATION, Commands: [] } }), "UnknownParameter"],
    ["a new name", "ModifyComputeEnv", { EnvId: "env-lcpcej85", EnvName: "x" }, "UnknownParameter"],
    ["a missing count", "ModifyComputeEnv", { EnvId: "env-lcpcej85" }, "MissingParameter"],
    ["an array of notifications", "CreateComputeEnv", computeEnv({ Notifications: [] }), "InvalidParameter"],
    [
      "paging of DescribeTask",
      "DescribeTask",
      { JobId: "job-97zcl3wt", TaskName: "A", Limit: 1 },
      "UnknownParameter",
    ],
    [
      "tag filters",
      "DescribeJobs",
      { Filters: [{ Name: "tag-key", Values: ["x"] }] },
      "InvalidParameterValue",
    ],
    ["RetryJobs", "RetryJobs", { JobIds: ["job-97zcl3wt"] }, "InvalidAction"],
    [
      "Docker without user",
      "SubmitJob",
      inTask({ Application: { ...APPLICATION, Docker: { Image: "a" } } }),
      "MissingParameter",
    ],
    ["the image", "CreateComputeEnv", env({ ImageId: "x" }), "InvalidParameter.CvmParameters"],
  ])("refuses %s: %s", async (_what, action, input, code) => {
    expect(await client.code(action, input)).toBe(code);
  });

  it("takes a single notification and shows an array", async () => {
    const notification = { TopicName: "topic name", EventConfigs: [event] };
    const { EnvId } = await client.call("CreateComputeEnv", computeEnv({ Notifications: notification }));
    const info = await client.call("DescribeComputeEnvCreateInfo", { EnvId });
    expect(info.Notifications).toEqual([notification]);
    expect(info).not.toHaveProperty("Tags");
  });
});
