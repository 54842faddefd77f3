import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { APPLICATION, job, task, TestClient, type Result } from "../client";

export let emulator: Emulator;

export let client: TestClient;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false });
  client = new TestClient(emulator.platforms.tencent);
});

afterAll(() => emulator.close());

beforeEach(() => {
  emulator.control.reset("tencent");
  emulator.control.configure({ tencent: { edition: "current" } });
});

export async function submit(tasks?: object[], members?: object): Promise<string> {
  const { JobId, Error: error } = await client.call("SubmitJob", job(tasks, members));
  expect(error).toBeUndefined();
  return JobId as string;
}

export const run = (Command: string, members: object = {}): object =>
  task({ Application: { ...APPLICATION, Command }, ...members });

export async function state(JobId: string): Promise<unknown> {
  return (await client.call("DescribeJob", { JobId })).JobState;
}

export async function taskStates(JobId: string): Promise<Record<string, string>> {
  const { TaskSet } = await client.call("DescribeJob", { JobId });
  const set = TaskSet as { TaskName: string; TaskState: string }[];
  return Object.fromEntries(set.map((t) => [t.TaskName, t.TaskState]));
}

export function describeTask(JobId: string, TaskName = "A", more: object = {}): Promise<Result> {
  return client.call("DescribeTask", { JobId, TaskName, ...more });
}

export const drain = (): void => emulator.control.tencent.drain();
