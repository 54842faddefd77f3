import { afterAll, beforeAll, expect, it } from "vitest";

import { resources } from "../../../definitions";
import { expectSuccess, type TestStack } from "../../../toolchain/stack";
import { declare, entries, everyType, type Form, objects, type Place, sent, stackOf } from "./setup";

const MODULE = { dynamic: "pulumi-nodejs:dynamic/batchflow/", plugin: "batchflow:" };

let places: Place[];
let stack: TestStack;
/** What is at the platforms before the stack is. */
let before: string[][];
/** The ids of the stack's objects. */
let ids: Record<string, unknown>;

beforeAll(async () => {
  places = await everyType();
  stack = await stackOf(places);
  before = objects(places);
});
afterAll(async () => {
  stack.remove();
  await Promise.all(places.map(({ emulator }) => emulator.close()));
});

/** Moves the resources to these forms: their objects stay, and nothing is sent. */
async function expectMoved(formOf: (index: number) => Form): Promise<void> {
  declare(stack, places, formOf);
  const { stdout } = expectSuccess(await stack.up());
  expect(sent(places)).toEqual([]);
  expect(stdout).not.toMatch(/\d+ (created|deleted|replaced)/);
  expect(await stack.outputs()).toEqual(ids);
  const state = entries(stack);
  expect(state.size).toBe(places.length);
  for (const [index, { declared }] of places.entries()) {
    const { name, type } = declared;
    expect(state.get(name)?.urn).toMatch(new RegExp(`[$:]${MODULE[formOf(index)]}${type}::${name}$`));
  }
}

/** Neither the engine nor a refresh sees a change. */
async function expectQuiet(): Promise<void> {
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  expect(sent(places)).toEqual([]);
}

it("a stack of every type moves to the plugin as unchanged, and stays as it is", async () => {
  expect(new Set(places.map(({ declared }) => declared.type))).toEqual(new Set(resources.keys()));
  declare(stack, places, () => "dynamic");
  expectSuccess(await stack.up());
  ids = await stack.outputs();
  sent(places);

  declare(stack, places, () => "plugin");
  expectSuccess(await stack.preview("--expect-no-changes"));
  await expectMoved(() => "plugin");
  for (const { inputs } of entries(stack).values()) {
    expect(Object.keys(inputs!).filter((name) => name.startsWith("__"))).toEqual([]);
  }
  expectSuccess(await stack.refresh());
  for (const { outputs } of entries(stack).values()) {
    expect(Object.keys(outputs!).filter((name) => name.startsWith("__"))).not.toContain("__provider");
  }
  await expectQuiet();
});

it("it moves back with updates that send nothing, and resource by resource", async () => {
  await expectMoved(() => "dynamic");
  await expectQuiet();
  await expectMoved((index) => (index % 4 < 2 ? "plugin" : "dynamic"));
  await expectMoved((index) => (index % 4 < 2 ? "dynamic" : "plugin"));
  await expectQuiet();
});

it("what has moved is destroyed, each by what served it last", async () => {
  expectSuccess(await stack.destroy());
  expect(objects(places)).toEqual(before);
});
