import { beforeEach, describe, expect, it } from "vitest";
import { APPLICATION, computeEnv, job, task, template } from "../client";
import {
  client,
  emulator,
  env,
  event,
  inTask,
  long,
  remote,
  type Row,
  useEdition,
  useEmulator,
} from "./setup";

useEmulator();

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
    useEdition("2018");
  });

  it.each<Row>([
    ["tags", "CreateComputeEnv", computeEnv({ Tags: [{ Key: "a", Value: "b" }] }), "UnknownParameter"],
    [
      "Commands",
      "SubmitJob",
      inTask({ Application: { ...APPLICATION, Commands: [{ Command: "true" }] } }),
      "UnknownParameter",
    ],
    ["a new name", "ModifyComputeEnv", { EnvId: "env-lcpcej85", EnvName: "x" }, "UnknownParameter"],
    ["a missing count", "ModifyComputeEnv", { EnvId: "env-lcpcej85" }, "MissingParameter"],
    [
      "an array of notifications",
      "CreateComputeEnv",
      computeEnv({ Notifications: [{ TopicName: "t", EventConfigs: [event] }] }),
      "UnknownParameter",
    ],
    [
      "a kind of disk that came later",
      "CreateComputeEnv",
      env({ SystemDisk: { DiskType: "CLOUD_HSSD" } }),
      "InvalidParameter.CvmParameters",
    ],
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

  it.each<[string, string, object]>([
    ["a long name of a template", "CreateTaskTemplate", template({ TaskTemplateName: long(61) })],
    ["a long description of one", "CreateTaskTemplate", template({ TaskTemplateDescription: long(201) })],
    ["a long name of a job", "SubmitJob", job([task()], { JobName: long(61) })],
    ["a long description of one", "SubmitJob", job([task()], { JobDescription: long(201) })],
    ["a high priority", "SubmitJob", job([task()], { Priority: 101 })],
  ])("knows no limit for %s", async (_what, action, input) => {
    expect(await client.code(action, input)).toBe("Success");
  });

  it("knows no JSON", async () => {
    client.signature = "tc3";
    expect(await client.code("DescribeJobs")).toBe("UnsupportedProtocol");
  });

  it("takes a single notification and shows an array", async () => {
    const EventVars = [{ Name: "a", Value: "b" }];
    const notification = { TopicName: "topic name", EventConfigs: [{ ...event, EventVars }] };
    const { EnvId } = await client.call("CreateComputeEnv", computeEnv({ Notifications: notification }));
    const info = await client.call("DescribeComputeEnvCreateInfo", { EnvId });
    expect(info.Notifications).toEqual([notification]);
    expect(info).not.toHaveProperty("Tags");
  });
});
