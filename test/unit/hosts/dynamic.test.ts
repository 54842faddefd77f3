import type { dynamic } from "@pulumi/pulumi";
import { beforeEach, describe, expect, it } from "vitest";

import { Ledgers } from "../../../provider/core/lifecycle";
import { dynamicProvider } from "../../../provider/hosts/dynamic";
import { State } from "../../engineRun";
import { UNKNOWN } from "../../../provider/core/schema/values";
import { freshPlatform, sample, type SamplePlatform } from "../core/sample/definition";

const OWN = { name: "train", size: 2, zone: "z1" };
const INPUTS = { __provider: "code", __identity: "proj::dev::sample:Object::train", ...OWN };

let platform: SamplePlatform;
let printed: string[];
let state: State;
let provider: Required<dynamic.ResourceProvider>;

/** The stack's configuration as the engine's process hands it over. */
function request(values: Record<string, string>): dynamic.ConfigureRequest {
  return { config: { get: (key: string) => values[key], require: (key: string) => values[key] ?? "" } };
}

const newProvider = (definition = sample) =>
  dynamicProvider(definition, {
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

  it("says why a connection has no settings where the program has given a provider of its own", async () => {
    await provider.configure(request({}));
    const missing = /^connection: connection "sample" is incomplete or wrong: set batchflow:sample.key/;
    const { failures } = await provider.check({}, { ...INPUTS, __ownProvider: true });
    expect(failures).toEqual([{ property: "", reason: expect.stringMatching(missing) as string }]);
    expect(failures?.[0]?.reason).toMatch(
      /a provider of its own .*which does not get the stack's configuration/,
    );
    for (const verb of ["read", "delete"] as const) {
      const operation = () => provider[verb]("obj-1", { ...INPUTS, __ownProvider: true });
      await expect(operation).rejects.toThrow(/set batchflow:sample.key.*; the program gives the resource/);
    }
    const { failures: [other] = [] } = await provider.check({}, INPUTS);
    expect(other?.reason).toMatch(missing);
    expect(other?.reason).not.toContain("provider of its own");
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

  it("asks for an update of outputs of the plugin, which sends nothing and leaves the code in them", async () => {
    await provider.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    const { id } = await provider.create(INPUTS);
    platform.calls.length = 0;
    expect(await provider.diff(id, OWN, INPUTS)).toEqual({ replaces: [], deleteBeforeReplace: true });
    const { outs } = (await provider.update(id, OWN, INPUTS)) as { outs: object };
    expect(outs).toMatchObject(INPUTS);
    expect(platform.calls.filter((call) => /^(create|update|delete)/.test(call))).toEqual([]);
    expect(await provider.diff(id, outs, INPUTS)).toEqual({ changes: false });
  });

  it("gives the engine what keeps a half-made object in state", async () => {
    await provider.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    platform.settle = () => {
      throw new Error("no stock");
    };
    const error = await provider.create(INPUTS).catch((failure: unknown) => failure);
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

describe("secrets in what the engine is given", () => {
  const withPin: typeof sample.spec.read = async (operation) => {
    const actual = await sample.spec.read(operation);
    return actual && { ...actual, inputs: { ...actual.inputs, pin: "4321" } };
  };
  const SECRET = (value: unknown) => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
  });
  const given = { ...INPUTS, pin: "1234", tags: { team: "ml", key: "k" }, __secrets: [["tags", "key"]] };

  beforeEach(() => provider.configure(request({ "batchflow:sample": '{"key":"k"}' })));

  it("are marked in the answer of check: the program's SDK has not seen what transformations set", async () => {
    const { inputs } = (await provider.check({}, given)) as { inputs: object };
    expect(inputs).toMatchObject({
      name: "train",
      pin: SECRET("1234"),
      tags: { team: "ml", key: SECRET("k") },
    });
  });

  it("are marked in outputs, after each verb and in those of a failure", async () => {
    const { id, outs } = (await provider.create(given)) as { id: string; outs: object };
    expect(outs).toMatchObject({ size: 2, pin: SECRET("1234"), tags: { key: SECRET("k") } });
    const echoing = newProvider({ ...sample, spec: { ...sample.spec, read: withPin } });
    await echoing.configure(request({ "batchflow:sample": '{"key":"k"}' }));
    const read = (await echoing.read(id, given)) as { props: object; inputs: object };
    expect(read.props).toMatchObject({ pin: SECRET("4321") });
    expect(read.inputs).toMatchObject({ pin: SECRET("4321") });
    const updated = await provider.update(id, given, { ...given, pin: "5678" });
    expect(updated.outs).toMatchObject({ pin: SECRET("5678") });
    platform.settle = () => {
      throw new Error("no stock");
    };
    const error: unknown = await provider.create(given).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ properties: { pin: SECRET("1234"), tags: { key: SECRET("k") } } });
  });

  it("may turn out to be more than a preview knows: a plan then takes whatever they will be", async () => {
    const unknown = { ...given, __secrets: [["tags", "key"], UNKNOWN] };
    const { inputs } = (await provider.check({}, unknown)) as { inputs: object };
    expect(inputs).toMatchObject({ __secrets: UNKNOWN, tags: { key: SECRET("k") } });
    expect((await provider.check({}, given)).inputs).toMatchObject({ __secrets: [["tags", "key"]] });
  });

  it("are in no failure of check, whoever has marked them", async () => {
    const { failures } = await provider.check({}, { ...INPUTS, name: "x".repeat(21), __secrets: [["name"]] });
    expect(failures).toEqual([{ property: "", reason: "name: must have at most 20 characters" }]);
  });
});
