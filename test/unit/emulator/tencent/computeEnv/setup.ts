import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { computeEnv, TestClient } from "../client";

export let emulator: Emulator;

export let client: TestClient;

beforeAll(async () => {
  emulator = await startEmulator({ timeScale: 0, rateLimits: false });
  client = new TestClient(emulator.platforms.tencent);
});

afterAll(() => emulator.close());

beforeEach(() => {
  emulator.control.reset("tencent");
  emulator.control.configure({
    tencent: { edition: "current", createInfoFollowsModify: null, terminateLowersDesired: true },
  });
});

export async function create(members: object = {}): Promise<string> {
  const { EnvId, Error: error } = await client.call("CreateComputeEnv", computeEnv(members));
  expect(error).toBeUndefined();
  return EnvId as string;
}

export interface Node {
  ComputeNodeId: string;
  ComputeNodeState: string;
}

export async function nodes(EnvId: string): Promise<Node[]> {
  return (await client.call("DescribeComputeEnv", { EnvId })).ComputeNodeSet as Node[];
}

export async function states(EnvId: string): Promise<string[]> {
  return (await nodes(EnvId)).map((node) => node.ComputeNodeState);
}

export async function activities(EnvId: string): Promise<unknown> {
  return (await client.call("DescribeComputeEnvActivities", { EnvId })).ActivitySet;
}

export const refused = (name: string): string => `UnsupportedOperation.${name}`;
