import { beforeEach, expect, it } from "vitest";

import { INPUTS, newRun, withSpec } from "../sample/runs";
import { freshPlatform } from "../sample/definition";

beforeEach(() => {
  freshPlatform();
});

/** A release that counts the size in smaller units than the one before it. */
const counting = () =>
  withSpec({
    migrations: [
      { release: "0.0.2", migrate: (outputs) => ({ ...outputs, size: Number(outputs.size) * 10 }) },
    ],
  });

const NEWS = { ...INPUTS, size: 20 };

async function earlierState() {
  const { id, outputs } = await newRun().create(NEWS);
  return { id, outputs: { ...outputs, size: 2, __release: "0.0.1" } };
}

it("makes of the state of an earlier release what this one expects", async () => {
  const { id, outputs } = await earlierState();
  expect((await counting().diff(id, outputs, NEWS)).changed).toBe(false);
  expect((await counting().diff(id, outputs, { ...NEWS, size: 2 })).changed).toBe(true);
});

it("is not made again after a refresh, whose answer has the new form", async () => {
  const { id, outputs } = await earlierState();
  const refreshed = await counting().read(id, outputs);
  expect((await counting().diff(id, refreshed?.outputs ?? {}, NEWS)).changed).toBe(false);
});

it("is not made of what was read by its id alone", async () => {
  const { id } = await earlierState();
  const read = await counting().read(id, {});
  expect((await counting().diff(id, read?.outputs ?? {}, NEWS)).changed).toBe(false);
});

it("does not touch a state in a refresh that needs none", async () => {
  const { id, outputs } = await newRun().create(NEWS);
  const { __release: _release, ...unnamed } = outputs;
  expect((await newRun().read(id, unnamed))?.outputs).not.toHaveProperty("__release");
});
