import type { dynamic } from "@pulumi/pulumi";
import { beforeEach, describe, expect, it } from "vitest";

import { Ledgers } from "../../../provider/core/lifecycle";
import { dynamicProvider } from "../../../provider/hosts/dynamic";
import { State } from "../../engineRun";
import { freshPlatform, sample, type SamplePlatform } from "../core/sample/definition";

const INPUTS = { __identity: "proj::dev::sample:Object::train", name: "train", size: 2, zone: "z1" };

let platform: SamplePlatform;
let printed: string[];
let state: State;
let provider: Required<dynamic.ResourceProvider>;

/** The stack's configuration as the engine's process hands it over. */
function request(values: Record<string, string>): dynamic.ConfigureRequest {
  return { config: { get: (key: string) => values[key], require: (key: string) => values[key] ?? "" } };
}

const newProvider = () =>
  dynamicProvider(sample, {
    ledgers: new Ledgers(),
    log: (line, { resource }) => printed.push(`${resource}: ${line}`),
    checkpoint: () => Promise.resolve(state),
  }) as Required<dynamic.ResourceProvider>;

beforeEach(() => {
  platform = freshPlatform();
  printed = [];
  state = new State();
  provider = newProvider();
});

describe("the dynamic host", () => {
  it("is configured before its configure has been awaited, as parallel calls find it", async () => {
    const configured = provider.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    const { failures } = await provider.check({}, INPUTS);
    expect(failures).toEqual([]);
    await configured;
  });

  it("leaves `changes` undefined for a change, so that the engine explains it", async () => {
    await provider.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    expect(await provider.diff("obj-1", INPUTS, INPUTS)).toEqual({ changes: false });
    expect(await provider.diff("obj-1", INPUTS, { ...INPUTS, size: 3 })).toEqual({
      replaces: [],
      deleteBeforeReplace: true,
    });
    expect(await provider.diff("obj-1", INPUTS, { ...INPUTS, zone: "z2" })).toMatchObject({
      replaces: ["zone"],
    });
  });

  it("gives the engine what keeps a half-made object in state", async () => {
    await provider.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    platform.settle = () => {
      throw new Error("no stock");
    };
    const error = await provider
      .create({ ...INPUTS, __provider: "code" })
      .catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      id: "obj-1",
      properties: { __provider: "code", size: 2, __incomplete: true },
      reasons: [expect.stringContaining("sample:Object train (obj-1): no stock")],
    });
    expect(error).not.toHaveProperty("code");
  });

  it("answers no id for an object that is gone", async () => {
    await provider.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    expect(await provider.read("obj-9", INPUTS)).toEqual({});
  });

  it("names the resource in its lines", async () => {
    await provider.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    await provider.create(INPUTS);
    state.interrupted(INPUTS.__identity);
    const other = newProvider();
    await other.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    await other.create(INPUTS);
    expect(printed).toEqual([expect.stringMatching(/^sample:Object train: continues with obj-1/)]);
  });
});
