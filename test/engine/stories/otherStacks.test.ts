import { afterEach, beforeEach, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { resourceOf, start } from "../tencent/setup";
import { another, environment, fileSystem, move, options, program, renamed, said, template } from "./setup";

const PROGRAM = program(environment("train", { desiredComputeNodeCount: 1 }), template("render"));

let emulator: Emulator;
let stack: TestStack;
const ids = () => {
  const { computeEnvs, taskTemplates } = emulator.control.state("tencent");
  return [...computeEnvs, ...taskTemplates].map(({ id }) => id);
};

beforeEach(async () => {
  emulator = await start();
});
afterEach(async () => {
  stack.remove();
  await emulator.close();
});

it("a new stack of a renamed stack's old name makes its own objects, and leaves the other's alone", async () => {
  stack = await createStack({ ...options(emulator, PROGRAM), stack: "dev" });
  expectSuccess(await stack.up());
  const first = ids();
  expect(first).toHaveLength(2);
  expectSuccess(await stack.cli("stack", "rename", "prod"));
  const prod = await renamed(stack, emulator, PROGRAM, "prod");
  const before = JSON.stringify(emulator.control.state("tencent").computeEnvs);

  const dev = await another(stack, emulator, PROGRAM, "dev");
  const text = said(expectSuccess(await dev.up()));
  for (const id of first) expect(text).toContain(`leaves ${id} alone`);
  expect(text).not.toContain("continues with");
  const own = ids().filter((id) => !first.includes(id));
  expect(own).toHaveLength(2);
  expect(Object.values(await dev.outputs()).sort()).toEqual([...own].sort());
  expect(Object.values(await prod.outputs()).sort()).toEqual([...first].sort());

  expectSuccess(await dev.destroy());
  expect(ids()).toEqual(first);
  expect(JSON.stringify(emulator.control.state("tencent").computeEnvs)).toBe(before);
  expectSuccess(await prod.preview("--refresh", "--expect-no-changes"));
  expectSuccess(await prod.destroy());
  expect(ids()).toEqual([]);
});

it("a stack whose resource was moved to another makes its own object, and leaves the moved one alone", async () => {
  const text = program(template("render"));
  stack = await createStack({ ...options(emulator, text), stack: "dev" });
  expectSuccess(await stack.up());
  const [moved = ""] = ids();
  const { urn = "" } = resourceOf(stack, "render") ?? {};
  const other = await another(stack, emulator, text, "other");
  expectSuccess(await move(stack, other, urn));

  expect(said(expectSuccess(await stack.up()))).toContain(`leaves ${moved} alone`);
  expect(ids()).toHaveLength(2);
  expectSuccess(await stack.destroy());
  expect(ids()).toEqual([moved]);
  expectSuccess(await other.up());
  expect(await other.outputs()).toEqual({ render: moved });
  expectSuccess(await other.destroy());
  expect(ids()).toEqual([]);
});

it("where the platform takes each name once, the new stack is refused what the renamed one has", async () => {
  const text = program(fileSystem("data", "mock"));
  stack = await createStack({ ...options(emulator, text), stack: "dev" });
  expectSuccess(await stack.up());
  const before = emulator.control.state("paddleflow").fileSystems;
  expectSuccess(await stack.cli("stack", "rename", "prod"));
  const dev = await another(stack, emulator, text, "dev");
  const refused = await dev.up();
  expect(refused.exitCode).not.toBe(0);
  expect(said(refused)).toContain(`the file system ${before[0]?.name} exists already`);
  expectSuccess(await dev.destroy());
  expect(emulator.control.state("paddleflow").fileSystems).toEqual(before);
});

it("a resource that comes back makes a second object beside the one that it has retained", async () => {
  const kept = program(template("render", {}, { retainOnDelete: true }));
  stack = await createStack(options(emulator, kept));
  expectSuccess(await stack.up());
  const [retained = ""] = ids();
  stack.writeFile("index.js", program());
  expectSuccess(await stack.up());
  expect(ids()).toEqual([retained]);

  stack.writeFile("index.js", program(template("render")));
  expect(said(expectSuccess(await stack.up()))).toContain(`leaves ${retained} alone`);
  expect(ids()).toHaveLength(2);
  expect(resourceOf(stack, "render")?.id).toBe(ids().find((id) => id !== retained));
  expectSuccess(await stack.destroy());
  expect(ids()).toEqual([retained]);
});
