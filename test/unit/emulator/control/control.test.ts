import { afterEach, describe, expect, it } from "vitest";
import { APPLICATION, computeEnv, ENV_DATA, job, task, template } from "../tencent/client";
import { client, control, emulator, lines, useEmulator } from "./setup";

useEmulator();

describe("rate limits", () => {
  afterEach(() => emulator.control.configure({ rateLimits: false, tencent: { rates: {} } }));

  // How many of them fall into one second is the machine's affair: only that there is a limit can be told.
  it("refuse what is too much, per action", async () => {
    emulator.control.configure({ rateLimits: true });
    const codes = await Promise.all(Array.from({ length: 20 }, () => client.code("DescribeJobs")));
    const throttled = codes.filter((code) => code === "RequestLimitExceeded").length;
    expect(throttled).toBeGreaterThan(0);
    expect(codes.filter((code) => code === "Success")).toHaveLength(20 - throttled);
    expect(await client.code("DescribeComputeEnvs")).toBe("Success");
    expect(await control.countRequests({ code: "RequestLimitExceeded" })).toEqual({
      DescribeJobs: throttled,
    });
    expect((await control.maxRates("tencent")).DescribeJobs).toBeGreaterThan(2);
  });

  it("can be set", async () => {
    emulator.control.configure({ rateLimits: true, tencent: { rates: { DescribeJobs: 50 } } });
    const codes = await Promise.all(Array.from({ length: 20 }, () => client.code("DescribeJobs")));
    expect(new Set(codes)).toEqual(new Set(["Success"]));
  });
});

describe("the request log", () => {
  it("shows ids and member names, and no secret", async () => {
    const secrets = [
      "B1[habcd",
      "my-secret-key",
      "my-secret-id",
      "docker-pass",
      "variable-value",
      "my-token",
    ];
    const [Password, SecretKey, SecretId, docker, Value, ClientToken] = secrets;
    const EnvData = { ...ENV_DATA, LoginSettings: { Password } };
    const { EnvId } = await client.call("CreateComputeEnv", {
      ...computeEnv({ EnvData, Authentications: [{ Scene: "COS", SecretId, SecretKey }] }),
      ClientToken,
    });
    const Docker = { User: "u", Password: docker, Image: "i" };
    const Application = { ...APPLICATION, Docker };
    await client.call("SubmitJob", job([task({ Application, EnvVars: [{ Name: "N", Value }] })]));
    await client.callV1("GET", "DescribeComputeEnv", { EnvId: EnvId as string });
    const records = await control.requests();
    expect(records).toMatchObject([
      {
        action: "CreateComputeEnv",
        method: "POST",
        signed: "tc3",
        code: "Success",
        parameters: { EnvName: "env", DesiredComputeNodeCount: 1 },
      },
      { action: "SubmitJob", parameters: { JobName: "job" } },
      { action: "DescribeComputeEnv", signed: "v1-get", parameters: { EnvId } },
    ]);
    expect(records[0]?.members).toContain("ComputeEnv.EnvData.LoginSettings.Password");
    const { secretKey, secretId, temporary } = emulator.platforms.tencent;
    const shown = JSON.stringify(records) + lines.join("\n");
    for (const secret of [...secrets, secretKey, secretId, temporary.token])
      expect(shown).not.toContain(secret);
    expect(lines).toHaveLength(3);
  });

  it("can be awaited and cleared", async () => {
    const two = control.waitForRequests({ action: "DescribeJobs" }, 2);
    await client.code("DescribeJobs");
    await client.code("DescribeJobs");
    expect(await two).toHaveLength(2);
    await control.clearRequests();
    expect(await control.countRequests()).toEqual({});
    await expect(control.waitForRequests({}, 1, 1)).rejects.toThrow("0 such requests");
  });
});

describe("changes behind the client's back", () => {
  it("concern environments and nodes", async () => {
    const { EnvId } = await client.call("CreateComputeEnv", computeEnv({ DesiredComputeNodeCount: 0 }));
    const id = EnvId as string;
    await control.platforms.tencent.setFields(id, {
      EnvName: "renamed",
      EnvDescription: "d",
      DesiredComputeNodeCount: 2,
    });
    const view = await client.call("DescribeComputeEnv", { EnvId });
    expect(view).toMatchObject({
      EnvName: "renamed",
      DesiredComputeNodeCount: 2,
      ComputeNodeMetrics: { RunningCount: 2 },
    });
    const [node = ""] = await control.platforms.tencent.addNodes(id);
    await control.platforms.tencent.setNodeState(id, node, "ABNORMAL");
    await control.platforms.tencent.attachInstances(id, ["ins-0kj3gz6s"]);
    const { computeEnvs } = await control.state("tencent");
    expect(computeEnvs[0]?.nodes.map((n) => n.state)).toEqual(["RUNNING", "RUNNING", "ABNORMAL", "RUNNING"]);
    await control.platforms.tencent.removeNode(id, node);
    await control.platforms.tencent.setFields(id, { EnvDescription: null });
    expect(await client.call("DescribeComputeEnvCreateInfo", { EnvId })).not.toHaveProperty("EnvDescription");
    await control.platforms.tencent.deleteObject(id);
    expect(await client.code("DescribeComputeEnv", { EnvId })).toBe("ResourceNotFound.ComputeEnv");
    await expect(control.platforms.tencent.deleteObject(id)).rejects.toThrow(`unknown: ${id}`);
  });

  it("concern jobs and templates", async () => {
    const { JobId } = await client.call("SubmitJob", job());
    await control.platforms.tencent.setJobState(JobId as string, "SUCCEED");
    expect(await control.platforms.tencent.jobState(JobId as string)).toBe("SUCCEED");
    await control.platforms.tencent.deleteObject(JobId as string);
    const { TaskTemplateId } = await client.call("CreateTaskTemplate", template());
    const id = TaskTemplateId as string;
    await control.platforms.tencent.setFields(id, {
      TaskTemplateName: "renamed",
      TaskTemplateDescription: "d",
    });
    const state = await control.state("tencent");
    expect(state).toMatchObject({ jobs: [], taskTemplates: [{ id, name: "renamed", description: "d" }] });
    await expect(control.platforms.tencent.setFields(id, { Name: "x" })).rejects.toThrow("unknown: Name");
  });

  it("refuse what does not exist", async () => {
    await expect(control.configure({ tencent: { quota: 1 } as object })).rejects.toThrow(
      "no setting tencent.quota",
    );
    const call = await fetch(`${emulator.control.endpoint}/call`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ method: "constructor" }),
    });
    expect(call.status).toBe(400);
  });
});
