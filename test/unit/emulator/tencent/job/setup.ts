import { expect } from "vitest";
import { APPLICATION, job, task, type Result } from "../client";
import { client, emulator } from "../setup";

export { client, emulator };

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
