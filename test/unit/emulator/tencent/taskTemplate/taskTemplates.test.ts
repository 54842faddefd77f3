import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { ENV_DATA, task, template, TestClient } from "../client";

let emulator: Emulator;
let client: TestClient;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false });
  client = new TestClient(emulator.platforms.tencent);
});
afterAll(() => emulator.close());
beforeEach(() => emulator.control.reset("tencent"));

async function create(members: object = {}): Promise<string> {
  const { TaskTemplateId, Error: error } = await client.call("CreateTaskTemplate", template(members));
  expect(error).toBeUndefined();
  return TaskTemplateId as string;
}

async function read(id: string): Promise<unknown> {
  const { TaskTemplateSet } = await client.call("DescribeTaskTemplates", { TaskTemplateIds: [id] });
  return (TaskTemplateSet as unknown[])[0];
}

describe("task templates", () => {
  it("are echoed with the two defaults, disk sizes as text and secrets in clear", async () => {
    const EnvData = {
      ...ENV_DATA,
      SystemDisk: { DiskSize: 50 },
      LoginSettings: { Password: "B1habcdB1habcd" },
    };
    const Authentications = [{ Scene: "COS", SecretId: "id", SecretKey: "key" }];
    const TaskTemplateInfo = task({ ComputeEnv: { EnvData }, Timeout: 60, Authentications });
    const id = await create({ TaskTemplateInfo });
    expect(id).toMatch(/^task-tmpl-[0-9a-z]{8}$/);
    expect(await read(id)).toMatchObject({
      TaskTemplateId: id,
      TaskTemplateName: "t",
      TaskTemplateDescription: "",
      TaskTemplateInfo: {
        FailedAction: "TERMINATE",
        MaxRetryCount: 0,
        Timeout: 60,
        Authentications,
        ComputeEnv: {
          EnvData: { SystemDisk: { DiskSize: 50 }, LoginSettings: { Password: "B1habcdB1habcd" } },
        },
      },
      Tags: [],
    });
  });

  it("are modified in place, the content as a whole", async () => {
    const id = await create({ TaskTemplateInfo: task({ Timeout: 60 }), TaskTemplateDescription: "old" });
    await client.call("ModifyTaskTemplate", {
      TaskTemplateId: id,
      TaskTemplateInfo: task({ TaskName: "B" }),
    });
    await client.call("ModifyTaskTemplate", { TaskTemplateId: id, TaskTemplateDescription: "" });
    const view = (await read(id)) as { TaskTemplateInfo: object };
    expect(view).toMatchObject({ TaskTemplateDescription: "", TaskTemplateInfo: { TaskName: "B" } });
    expect(view.TaskTemplateInfo).not.toHaveProperty("Timeout");
  });

  it("are deleted all or none", async () => {
    const id = await create();
    const remove = (...TaskTemplateIds: string[]): Promise<string> =>
      client.code("DeleteTaskTemplates", { TaskTemplateIds });
    expect(await remove(id, "task-tmpl-unknown0")).toBe("ResourceNotFound.TaskTemplate");
    expect(await remove()).toBe("MissingParameter");
    expect(await remove(id)).toBe("Success");
    expect(await remove(id)).toBe("ResourceNotFound.TaskTemplate");
    expect(await read(id)).toBeUndefined();
  });

  it("may share a name, and are found by it and by tag", async () => {
    const first = await create({ Tags: [{ Key: "k", Value: "v" }] });
    const second = await create();
    const find = async (Name: string, Value: string): Promise<unknown> => {
      const { TaskTemplateSet } = await client.call("DescribeTaskTemplates", {
        Filters: [{ Name, Values: [Value] }],
      });
      return (TaskTemplateSet as { TaskTemplateId: string }[]).map((found) => found.TaskTemplateId);
    };
    expect(await find("task-template-name", "t")).toEqual([second, first]);
    expect(await find("tag:k", "v")).toEqual([first]);
  });
});
