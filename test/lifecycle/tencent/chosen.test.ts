import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { DynamicProcess, type Properties } from "../process";
import { config, start } from "./setup";

const INTERNAL = { __identity: "proj::dev::chosen::subject" };
const NEWS = {
  ...INTERNAL,
  envName: "train",
  desiredComputeNodeCount: 1,
  placement: { zone: "ap-guangzhou-2" },
  envData: { systemDisk: { diskSize: 60 }, internetAccessible: { internetMaxBandwidthOut: 10 } },
  mountDataDisks: [{ localPath: "/data" }],
  tags: { team: "ml" },
};

/** What today's service chooses where a request leaves it out. */
const CHOICES = {
  InstanceType: "S5.MEDIUM2",
  ImageId: "img-bd78fy2t",
  SystemDisk: { DiskType: "CLOUD_PREMIUM", DiskSize: 50, DiskId: "disk-12345678" },
  VirtualPrivateCloud: { VpcId: "vpc-cg18la4l", SubnetId: "subnet-8axej2jc" },
  InternetAccessible: { InternetChargeType: "TRAFFIC_POSTPAID_BY_HOUR", PublicIpAssigned: true },
  InstanceName: "batch-worker",
  LoginSettings: { Password: "Random-9f3a7c" },
  SecurityGroupIds: ["sg-12345678"],
};

let emulator: Emulator;
let provider: DynamicProcess;

beforeAll(async () => {
  emulator = await start();
  provider = await DynamicProcess.start("tencent:ComputeEnv", config(emulator));
});
afterAll(async () => {
  await provider.kill();
  await emulator.close();
});
beforeEach(() => provider.renew());
afterEach(() => {
  emulator.control.configure({ tencent: { envDataChoices: null } });
  emulator.control.reset("tencent");
});

const created = async (news: Properties = NEWS) => {
  const { inputs, failures } = await provider.check({}, news);
  expect(failures).toEqual([]);
  return provider.create(inputs);
};
const UNCHANGED = { unchanged: true, replaces: [] };
const tagsOf = (id: string) =>
  emulator.control.state("tencent").computeEnvs.find((env) => env.id === id)?.tags ?? [];
const setTags = (id: string, tags: { Key: string; Value: string }[]) =>
  emulator.control.tencent.setFields(id, { Tags: tags });
const addForeignTag = (id: string) =>
  setTags(id, [...tagsOf(id), { Key: "policy:cost-centre", Value: "42" }]);

describe("what the service chooses where the program says nothing", () => {
  beforeEach(() => emulator.control.configure({ tencent: { envDataChoices: CHOICES } }));

  it("a refresh does not read it, and nothing is replaced", async () => {
    const made = await created();
    const refreshed = await provider.read(made);
    expect(refreshed?.inputs).toEqual(made.inputs);
    expect(await provider.diff(refreshed!, made.inputs)).toMatchObject(UNCHANGED);
  });

  it("no more where it takes another later", async () => {
    const made = await created();
    const disk = { ...CHOICES.SystemDisk, DiskType: "CLOUD_HSSD" };
    emulator.control.configure({ tencent: { envDataChoices: { ...CHOICES, SystemDisk: disk } } });
    const refreshed = await provider.read(made);
    expect(await provider.diff(refreshed!, made.inputs)).toMatchObject(UNCHANGED);
  });

  it("an import reads it; a program that leaves it out shows no change, nor does the next refresh", async () => {
    const made = await created();
    const imported = await provider.read({ id: made.id });
    expect(imported?.inputs).toMatchObject({
      envData: { instanceType: "S5.MEDIUM2", systemDisk: { diskType: "CLOUD_PREMIUM", diskSize: 60 } },
    });
    expect(JSON.stringify(imported)).not.toContain("Random");
    expect(await provider.diff(imported!, made.inputs)).toMatchObject(UNCHANGED);
    const refreshed = await provider.read(imported!);
    expect(await provider.diff(refreshed!, made.inputs)).toMatchObject(UNCHANGED);
  });

  it("is adopted as it is", async () => {
    const { id } = await created();
    await provider.renew();
    const { inputs } = await provider.check({}, { ...NEWS, __identity: "proj::dev::other::x", __adopt: id });
    expect((await provider.create(inputs)).id).toBe(id);
  });

  it.each([
    ["the kind of disk", { ...NEWS.envData, systemDisk: { diskSize: 60, diskType: "CLOUD_SSD" } }],
    ["the size of the disk", { ...NEWS.envData, systemDisk: { diskSize: 80 } }],
    ["the type of instances", { ...NEWS.envData, instanceType: "S1.SMALL2" }],
  ])("replaces where the program says otherwise of %s", async (_what, envData) => {
    const made = await created();
    const refreshed = await provider.read(made);
    const answer = await provider.diff(refreshed!, { ...made.inputs, envData });
    expect(answer.replaces).toEqual(["envData"]);
  });
});

it("replaces where a list of instance types takes the place of one", async () => {
  const made = await created({ ...NEWS, envData: { instanceType: "S1.SMALL1" } });
  const listed = { ...made.inputs, envData: { instanceTypes: ["S1.SMALL2"] } };
  expect((await provider.diff(made, listed)).replaces).toEqual(["envData"]);
});

describe("tags that others set", () => {
  it("a refresh does not read them, and nothing is replaced", async () => {
    const made = await created();
    addForeignTag(made.id);
    const refreshed = await provider.read(made);
    expect(refreshed?.inputs).toEqual(made.inputs);
    expect(await provider.diff(refreshed!, made.inputs)).toMatchObject(UNCHANGED);
  });

  it("nor where the program has no tags", async () => {
    const { tags: _tags, ...news } = NEWS;
    const made = await created(news);
    addForeignTag(made.id);
    const refreshed = await provider.read(made);
    expect(refreshed?.inputs).toEqual(made.inputs);
    expect(await provider.diff(refreshed!, made.inputs)).toMatchObject(UNCHANGED);
  });

  it("an import reads them; a program that lacks them shows no change, nor does the next refresh", async () => {
    const made = await created();
    addForeignTag(made.id);
    const imported = await provider.read({ id: made.id });
    expect(imported?.inputs.tags).toEqual({ team: "ml", "policy:cost-centre": "42" });
    expect(await provider.diff(imported!, made.inputs)).toMatchObject(UNCHANGED);
    const refreshed = await provider.read(imported!);
    expect(await provider.diff(refreshed!, made.inputs)).toMatchObject(UNCHANGED);
  });

  it("are adopted with the environment", async () => {
    const made = await created();
    addForeignTag(made.id);
    await provider.renew();
    const { inputs } = await provider.check(
      {},
      { ...NEWS, __identity: "proj::dev::other::x", __adopt: made.id },
    );
    expect((await provider.create(inputs)).id).toBe(made.id);
  });

  it("the program's own are compared: one that is gone or another replaces, and so does one that it takes away", async () => {
    const made = await created();
    setTags(made.id, []);
    const refreshed = await provider.read(made);
    expect((await provider.diff(refreshed!, made.inputs)).replaces).toEqual(["tags"]);
    setTags(made.id, [{ Key: "team", Value: "games" }]);
    const again = await provider.read(made);
    expect(again?.inputs.tags).toEqual({ team: "games" });
    expect((await provider.diff(again!, made.inputs)).replaces).toEqual(["tags"]);
    expect((await provider.diff(made, { ...made.inputs, tags: {} })).replaces).toEqual(["tags"]);
  });
});
