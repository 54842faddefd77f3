import { describe, expect, it } from "vitest";
import { job, task, type Result } from "../../../../contract/alibaba/client";
import { emulator, client, set, advance, get, act, refusal, create, useEmulator } from "../setup";

useEmulator();

async function stateOf(id: string): Promise<string> {
  return ((await get(`/jobs/${id}`)).body as { State: string }).State;
}

async function taskStates(id: string): Promise<Record<string, number>> {
  const tasks = (await get(`/jobs/${id}/tasks`)).body as Record<string, { State: number }>;
  return Object.fromEntries(Object.entries(tasks).map(([name, { State }]) => [name, State]));
}

describe("a job of the emulated BatchCompute", () => {
  it("waits, runs and finishes", async () => {
    const id = await create();
    expect(id).toMatch(/^job-[0-9a-f]{12}$/);
    expect((await get(`/jobs/${id}`)).body).toMatchObject({
      ResourceId: id,
      Name: "find-prime",
      State: "Waiting",
      StartTime: 0,
      NumTotalTask: 1,
      NumWaitingInstance: 1,
    });
    advance(5);
    expect((await get(`/jobs/${id}`)).body).toMatchObject({
      State: "Running",
      EndTime: 0,
      NumRunningTask: 1,
    });
    advance(10);
    const { body } = await get(`/jobs/${id}`);
    const ended = body as { CreateTime: number; StartTime: number; EndTime: number };
    expect(ended).toMatchObject({ State: "Terminated", NumFinishedTask: 1, NumFinishedInstance: 1 });
    expect([ended.StartTime - ended.CreateTime, ended.EndTime - ended.StartTime]).toEqual([5, 10]);
    const list = (await get("/jobs")).body as object;
    expect(list).toEqual({ [id]: body });
  });

  it("tells when it was submitted under the name that is set", async () => {
    const id = await create();
    const { CreateTime, ...others } = (await get(`/jobs/${id}`)).body as Record<string, unknown>;
    set({ createTimeField: "CreationTime" });
    const renamed = { ...others, CreationTime: CreateTime };
    expect((await get(`/jobs/${id}`)).body).toEqual(renamed);
    expect((await get("/jobs")).body).toEqual({ [id]: renamed });
  });

  it("follows its graph", async () => {
    const tasks = { Merge: task(), Count: task(), Split: task({ ProgramArguments: "sleep 20" }) };
    const Dependencies = { Split: ["Count"], Count: ["Merge"] };
    const id = await create(tasks, { Dependencies });
    advance(24);
    expect(await taskStates(id)).toEqual({ Split: 2, Count: 1, Merge: 1 });
    advance(1);
    expect(await taskStates(id)).toEqual({ Split: 3, Count: 2, Merge: 1 });
    advance(10);
    expect(await taskStates(id)).toEqual({ Split: 3, Count: 3, Merge: 2 });
    advance(10);
    expect(await stateOf(id)).toBe("Terminated");
    set({ dependencies: "keyLast" });
    const other = await create(tasks, { Dependencies });
    advance(5);
    expect(await taskStates(other)).toEqual({ Split: 1, Count: 1, Merge: 2 });
  });

  it("fails by its program and, once started again, leaves out what has succeeded", async () => {
    const tasks = { Find: task(), Sum: task({ ProgramArguments: "--all; fail 1 times" }) };
    const id = await create(tasks, { Dependencies: { Find: ["Sum"] } });
    advance(25);
    expect((await get(`/jobs/${id}`)).body).toMatchObject({
      State: "Failed",
      NumFinishedTask: 1,
      NumFailedTask: 1,
    });
    expect((await act(id, "Start")).status).toBe(200);
    expect((await get(`/jobs/${id}`)).body).toMatchObject({ State: "Waiting", StartTime: 0, EndTime: 0 });
    advance(14);
    expect(await taskStates(id)).toEqual({ Find: 3, Sum: 2 });
    advance(1);
    expect(await stateOf(id)).toBe("Terminated");
  });

  it("fails by an exit code and by its timeout", async () => {
    const failing = await create({
      Find: task({ ProgramArguments: "-c 'sleep 1; exit 3'", InstanceCount: 2 }),
    });
    const late = await create({ Find: task({ ProgramArguments: "sleep 30", Timeout: 20 }) });
    advance(6);
    expect((await get(`/jobs/${failing}`)).body).toMatchObject({
      State: "Failed",
      NumFailedInstance: 1,
      NumStoppedInstance: 1,
    });
    expect(await stateOf(late)).toBe("Running");
    advance(19);
    expect(await stateOf(late)).toBe("Failed");
  });

  it("is stopped, started again and deleted", async () => {
    const id = await create();
    advance(7);
    expect((await act(id, "Stop")).status).toBe(200);
    expect(await stateOf(id)).toBe("Running");
    advance(2);
    expect((await get(`/jobs/${id}`)).body).toMatchObject({ State: "Stopped", NumStoppedInstance: 1 });
    expect((await get(`/jobs/${id}/tasks`)).body).toMatchObject({
      Find: { State: 5, InstanceStatusVector: [{ InstanceId: 0, State: 5 }] },
    });
    advance(1000);
    expect(await stateOf(id)).toBe("Stopped");
    expect((await act(id, "Start")).status).toBe(200);
    advance(15);
    expect(await stateOf(id)).toBe("Terminated");
    const deleted = await client.send("DELETE", `/jobs/${id}`);
    expect(deleted).toMatchObject({ status: 200, body: null });
    expect(refusal(await get(`/jobs/${id}`))).toBe("404 InvalidResource.NotFound");
  });

  it("is deleted later when it is set so, and passes Init", async () => {
    set({ durations: { init: 2, waiting: 5, running: 10, stopping: 2, deleting: 4 } });
    const id = await create();
    expect([await stateOf(id), await taskStates(id)]).toEqual(["Init", { Find: 0 }]);
    advance(17);
    expect((await client.send("DELETE", `/jobs/${id}`)).status).toBe(200);
    expect(await stateOf(id)).toBe("Terminated");
    expect(refusal(await client.send("DELETE", `/jobs/${id}`))).toBe("409 StateConflict");
    advance(4);
    expect((await get(`/jobs/${id}`)).status).toBe(404);
  });

  it("takes another priority only at rest", async () => {
    const id = await create({ Find: task() }, { Priority: 7 });
    const change = (text: string): Promise<Result> =>
      client.send("PUT", `/jobs/${id}/Priority`, text, {
        headers: { "content-type": "application/octet-stream" },
      });
    expect(refusal(await change("200"))).toBe("409 StateConflict");
    emulator.control.alibaba.stopJob(id);
    for (const bad of ["1001", "-1", '"5"', "x"])
      expect(refusal(await change(bad))).toBe("400 Invalid Priority");
    expect(refusal(await change(""))).toBe("400 Missing Priority");
    expect(await change("200")).toMatchObject({ status: 200, body: null });
    expect((await get(`/jobs/${id}`)).body).toMatchObject({ Priority: 200, State: "Stopped" });
    expect((await get(`/jobs/${id}/description`)).body).toMatchObject({ Priority: 7 });
    set({ descriptionFollowsPriority: true });
    expect((await get(`/jobs/${id}/description`)).body).toMatchObject({ Priority: 200 });
  });

  it("allows in each state what the table allows", async () => {
    const allowed: Record<string, string[]> = {};
    const attempts: Record<string, (id: string) => Promise<Result>> = {
      stop: (id) => act(id, "Stop"),
      start: (id) => act(id, "Start"),
      priority: (id) => client.send("PUT", `/jobs/${id}/Priority`, "1"),
      delete: (id) => client.send("DELETE", `/jobs/${id}`),
    };
    const ways: Record<string, (id: string) => void> = {
      Waiting: () => undefined,
      Running: () => void advance(5),
      Finished: (id) => emulator.control.alibaba.finishJob(id),
      Failed: (id) => emulator.control.alibaba.failJob(id),
      Stopped: (id) => emulator.control.alibaba.stopJob(id),
    };
    for (const [state, reach] of Object.entries(ways)) {
      for (const [name, attempt] of Object.entries(attempts)) {
        const id = await create();
        reach(id);
        const result = await attempt(id);
        if (result.status === 200) (allowed[state] ??= []).push(name);
        else expect(refusal(result)).toBe("409 StateConflict");
      }
    }
    expect(allowed).toEqual({
      Waiting: ["stop"],
      Running: ["stop"],
      Finished: ["delete"],
      Failed: ["start", "priority", "delete"],
      Stopped: ["start", "priority", "delete"],
    });
  });

  it("keeps the members that the service knows", async () => {
    const id = await create(
      { Find: task({ Priority: 3, EnvironmentVariables: { A: "1" } }) },
      { Description: "d", JobId: "x" },
    );
    const description = { ...job({ Find: task({ EnvironmentVariables: { A: "1" } }) }), Description: "d" };
    expect((await get(`/jobs/${id}/description`)).body).toEqual(description);
    set({ extraTaskMembers: true, fillsDefaults: true });
    expect((await get(`/jobs/${id}/description`)).body).toMatchObject({
      Priority: 0,
      TaskDag: { TaskDescMap: { Find: { Timeout: 86_400, MaxReplica: 1 } } },
    });
  });
});
