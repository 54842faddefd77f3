import { beforeEach, expect, it } from "vitest";
import { computeEnv, ENV_DATA, job, task } from "../client";
import { client, emulator, useEdition, useEmulator as usePlatform } from "../setup";

export { client, emulator, useEdition };

/** To be called at the top of a file of tests, in place of the platform's. */
export function useEmulator(): void {
  usePlatform();
  beforeEach(() => {
    emulator.control.configure({ tencent: { userAllowed: true } });
  });
}

export const env = (data: object): object => computeEnv({ EnvData: { ...ENV_DATA, ...data } });

export const inTask = (members: object): object => job([task(members)]);

export const remote = { DestinationPath: "/mnt/x" };

export const event = { EventName: "COMPUTE_ENV_CREATED", EventVars: [] };

export const long = (length: number): string => "x".repeat(length);

export type Row = [what: string, action: string, input: object, code: string];

/** Tests that each of these requests is refused with its code. */
export function refuses(rows: Row[]): void {
  it.each(rows)("%s: %s", async (_what, action, input, code) => {
    const result = await client.call(action, input);
    expect(result.Error?.Code).toBe(code);
    expect(result.Error?.Message).not.toBe("");
  });
}
