import { beforeEach, expect } from "vitest";
import { computeEnv } from "../client";
import { client, emulator, useEdition, useEmulator as usePlatform } from "../setup";

export { client, emulator, useEdition };

/** To be called at the top of a file of tests, in place of the platform's. */
export function useEmulator(): void {
  usePlatform();
  beforeEach(() => {
    emulator.control.configure({
      tencent: { createInfoFollowsModify: null, envDataAsText: null, terminateLowersDesired: true },
    });
  });
}

export async function create(members: object = {}): Promise<string> {
  const { EnvId, Error: error } = await client.call("CreateComputeEnv", computeEnv(members));
  expect(error).toBeUndefined();
  return EnvId as string;
}

export interface Node {
  ComputeNodeId: string;
  ComputeNodeState: string;
  ComputeNodeInstanceId: string;
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
