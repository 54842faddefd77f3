import { describe, expect, it } from "vitest";

import { definePlatform, type Proof } from "../../../../provider/core/connection";
import {
  AuthorizationError,
  ConfigurationError,
  ServerError,
  ThrottledError,
} from "../../../../provider/core/errors";
import { EngineRun } from "../../../engineRun";
import { platform, sample } from "../sample/definition";

const INPUTS = { __identity: "proj::dev::sample:Object::train", name: "train", size: 2, zone: "z1" };
const CONFIG: Readonly<Record<string, string>> = {
  "batchflow:sample": '{"key":"canary-key"}',
  "batchflow:lab": '{"key":"canary-lab"}',
};

/** A resource in a run, on a platform whose proof ends so. */
function runWith(error: Error | undefined, more: Partial<Proof<object>> = {}) {
  const [lines, sent]: [string[], object[]] = [[], []];
  const send = (client: object) => {
    sent.push(client);
    return error === undefined ? Promise.resolve() : Promise.reject(error);
  };
  const { schema } = platform;
  const proven = definePlatform({
    name: "sample",
    title: "Sample",
    environment: {},
    schema,
    connect: () => ({}),
    proof: { send, ...more },
  });
  const host = {
    config: (key: string) => CONFIG[key],
    log: (line: string, { resource }: { resource: string }) => lines.push(`${resource}: ${line}`),
  };
  const run = new EngineRun({ ...sample, platform: proven }, host);
  const check = async (more: object = {}) => (await run.check({}, { ...INPUTS, ...more })).failures;
  return { check, lines, sent };
}

describe("the proof of a connection", () => {
  it("is sent once for all resources of a run, and once for each connection in use", async () => {
    const { check, sent } = runWith(undefined);
    const all = [check(), check({ name: "other" }), check({ connection: "sample" })];
    expect(await Promise.all(all)).toEqual([[], [], []]);
    expect(await check()).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(await check({ connection: "lab" })).toEqual([]);
    expect(new Set(sent).size).toBe(2);
  });

  it.each([
    [
      "credentials",
      new AuthorizationError("wrong canary-key", { advice: "Check `key` of the connection" }),
      {},
    ],
    ["an address", new ConfigurationError("host cannot be reached"), {}],
    ["a place", new ServerError("no such region"), { isMisplaced: () => true }],
  ])("fails the check of each resource where %s are refused, and hides them", async (_what, error, more) => {
    const { check, lines, sent } = runWith(error, more);
    for (const one of [await check(), await check({ name: "other" })]) {
      expect(one.map(({ property }) => property)).toEqual(["connection"]);
      expect(one[0]?.reason).toContain('connection "sample": ');
      expect(one[0]?.reason).toContain("`batchflow:sample.skipCredentialsValidation`");
      expect(one[0]?.reason).not.toContain("canary");
    }
    expect(sent).toHaveLength(1);
    expect(lines).toEqual([]);
  });

  it.each([
    ["the platform fails", new ServerError("down"), {}],
    ["too many requests are made", new ThrottledError("busy"), {}],
    ["the key may only not make this call", new AuthorizationError("no"), { isDenied: () => true }],
  ])("is one line where %s", async (_what, error, more) => {
    const { check, lines } = runWith(error, more);
    expect([await check(), await check()]).toEqual([[], []]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^connection "sample": could not be proven, and is used as it is: /);
  });

  it("is left out where inputs are wrong, or the connection is not known yet", async () => {
    const { check, sent } = runWith(undefined);
    expect(await check({ size: "many" })).toHaveLength(1);
    expect(await check({ connection: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).toEqual([]);
    expect(sent).toEqual([]);
  });
});
