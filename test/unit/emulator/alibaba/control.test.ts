import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IMAGE, job, task, TestClient } from "../../../contract/alibaba/client";
import { EmulatorControl, startEmulator } from "pulumi-batchflow-emulator";
import { emulator, client, set, get, refusal, create, useEmulator } from "./setup";

useEmulator();

async function stateOf(id: string): Promise<string> {
  return ((await get(`/jobs/${id}`)).body as { State: string }).State;
}

describe("the control of BatchCompute", () => {
  it("injects faults, and logs names but no secrets", async () => {
    const { control } = emulator;
    const secrets = ["variable-value", "argument-value"];
    const secret = { EnvironmentVariables: { KEY: secrets[0] }, ProgramArguments: secrets[1] };
    control.injectFault({ platform: "alibaba", action: "createJob", kind: "throttle" });
    control.injectFault({ platform: "alibaba", action: "createJob", kind: "lostAnswer" });
    control.injectFault({ platform: "alibaba", action: "listJobs", kind: "http", status: 503 });
    control.injectFault({ platform: "alibaba", action: "listImages", kind: "error", code: "Forbidden" });
    const send = () => client.send("POST", "/jobs", job({ Find: task(secret) }));
    expect(refusal(await send())).toBe("429 Throttling");
    expect((await send()).status).toBe(0);
    expect(control.state("alibaba").jobs).toHaveLength(1);
    expect((await get("/jobs")).status).toBe(503);
    expect(Object.keys((await get("/jobs")).body as object)).toHaveLength(1);
    expect(refusal(await get("/images"))).toBe("403 Forbidden");
    const log = control.requests({ platform: "alibaba" });
    expect(log.map(({ action, code }) => `${action} ${code}`)).toEqual([
      "createJob Throttling",
      "createJob Success",
      "listJobs HTTP 503",
      "listJobs Success",
      "listImages Forbidden",
    ]);
    expect(log[1]).toMatchObject({ signed: "acs", parameters: { JobName: "find-prime", TaskCount: 1 } });
    expect(log[1]?.members).toContain("TaskDag.TaskDescMap.Find.ProgramArguments");
    for (const text of secrets) expect(JSON.stringify(log)).not.toContain(text);
  });

  it("changes objects behind the client's back, also over HTTP", async () => {
    const remote = new EmulatorControl(emulator.control.endpoint).platforms.alibaba;
    const id = await create({ Find: task({ InstanceCount: 2 }) });
    await remote.change("job", id, { priority: 9 });
    expect((await get(`/jobs/${id}`)).body).toMatchObject({ Priority: 9 });
    await remote.finishInstance(id, "Find", 1);
    expect((await get(`/jobs/${id}`)).body).toMatchObject({ State: "Running", NumFinishedInstance: 1 });
    await remote.failInstance(id, "Find");
    expect(await stateOf(id)).toBe("Failed");
    await remote.remove("job", id);
    expect((await get(`/jobs/${id}`)).status).toBe(404);
    await remote.remove("image", IMAGE);
    await remote.addImage({ id: "img-x", name: "n", platform: "Linux", description: "" });
    set({ listsHaveRequestId: true });
    expect((await get("/images")).body).toMatchObject({
      "img-x": { Name: "n", Platform: "Linux", Description: "" },
      RequestId: expect.any(String) as string,
    });
    await expect(remote.change("job", id, {})).rejects.toThrow(`no job ${id}`);
    await expect(remote.change("image", "img-x", { colour: "red" })).rejects.toThrow("no member colour");
  });

  it("keeps objects and keys over a restart", async () => {
    const data = mkdtempSync(join(tmpdir(), "batchflow-emulator-"));
    try {
      const first = await startEmulator({ timeScale: 0, data });
      const { body } = await new TestClient(first.platforms.alibaba).send("POST", "/jobs", job());
      await first.close();
      const second = await startEmulator({ timeScale: 0, data });
      try {
        const { accessKeyId, accessKeySecret } = first.platforms.alibaba;
        const credentials = { accessKeyId, accessKeySecret };
        const { ResourceId: id } = body as { ResourceId: string };
        second.control.advance(15);
        const again = new TestClient(second.platforms.alibaba);
        expect((await again.send("GET", `/jobs/${id}`, undefined, { credentials })).body).toMatchObject({
          State: "Terminated",
        });
      } finally {
        await second.close();
      }
    } finally {
      rmSync(data, { recursive: true });
    }
  });
});
