import { afterEach, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type TestStack } from "../../toolchain/stack";
import { connections } from "../../toolchain/stack/connections";
import { changingRequests, resourceOf, start } from "../tencent/setup";
import { environment, fileSystem, options, program, template } from "./setup";

type Storage = Parameters<typeof fileSystem>[1];

const BESIDE = { deleteBeforeReplace: false };
const RETAINED = { retainOnDelete: true };
const COMPONENT = `const parent = new pulumi.ComponentResource("test:farm:Farm", "farm", {}, ${JSON.stringify(RETAINED)});`;

let emulator: Emulator;
let stack: TestStack;
const templates = () => emulator.control.state("tencent").taskTemplates.map(({ id }) => id);
const fileSystems = () => emulator.control.state("paddleflow").fileSystems;

async function up(text: string): Promise<void> {
  emulator = await start();
  stack = await createStack(options(emulator, text));
  expectSuccess(await stack.up());
}
afterEach(async () => {
  stack.remove();
  await emulator.close();
});

describe("a replacement whose old object stands beside it", () => {
  it("to another connection of the same account makes a new object and deletes the old one", async () => {
    await up(program(template("render", {}, BESIDE)));
    const [old] = templates();
    for (const [key, value] of Object.entries(connections.tencent(emulator))) {
      await stack.setConfig(key.replace(":tencent.", ":patient."), value);
    }
    await stack.setConfig("batchflow:patient.requestTimeout", 77);
    stack.writeFile("index.js", program(template("render", { connection: "patient" }, BESIDE)));
    emulator.control.clearRequests();
    expectSuccess(await stack.up());
    expect(changingRequests(emulator)).toEqual(["CreateTaskTemplate", "DeleteTaskTemplates"]);
    expect(templates()).toHaveLength(1);
    expect(templates()).not.toEqual([old]);
    expect(resourceOf(stack, "render")?.id).toBe(templates()[0]);
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  });

  it("is one where it is forced", async () => {
    await up(program(template("render", {}, BESIDE)));
    const { urn = "" } = resourceOf(stack, "render") ?? {};
    for (const force of ["--replace", "taint"]) {
      const [old] = templates();
      emulator.control.clearRequests();
      if (force === "taint") expectSuccess(await stack.cli("state", "taint", urn, "--yes"));
      expectSuccess(await stack.up(...(force === "taint" ? [] : ["--replace", urn])));
      expect(changingRequests(emulator)).toEqual(["CreateTaskTemplate", "DeleteTaskTemplates"]);
      expect(templates()).toHaveLength(1);
      expect(templates()).not.toEqual([old]);
      expect(resourceOf(stack, "render")?.id).toBe(templates()[0]);
    }
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  });

  it("is one where it is forced and the platform takes each name once", async () => {
    await up(program(fileSystem("data", "mock", BESIDE)));
    const { urn = "" } = resourceOf(stack, "data") ?? {};
    const names = fileSystems().map(({ name }) => name);
    expectSuccess(await stack.up("--replace", urn));
    names.push(...fileSystems().map(({ name }) => name));
    expectSuccess(await stack.cli("state", "taint", urn, "--yes"));
    expectSuccess(await stack.preview("--save-plan", "plan.json"));
    expectSuccess(await stack.up("--plan", "plan.json"));
    names.push(...fileSystems().map(({ name }) => name));
    expect(new Set(names).size).toBe(3);
    expect(names).toHaveLength(3);
    expect(await stack.outputs()).toEqual({ data: `root/${names[2]}` });
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  });

  it.each([
    ["is retained", (type: Storage) => [fileSystem("data", type, RETAINED)]],
    ["its component retains", (type: Storage) => [COMPONENT, fileSystem("data", type, "{ parent }")]],
  ])("has a name of its own where names are generated and the old one %s", async (_case, declare) => {
    await up(program(...declare("mock")));
    const [first] = fileSystems();
    stack.writeFile("index.js", program(...declare("local")));
    expectSuccess(await stack.up());
    const [kept, made] = fileSystems();
    expect(fileSystems()).toHaveLength(2);
    expect(kept).toEqual(first);
    expect(made?.name).not.toBe(first?.name);
    expect(await stack.outputs()).toEqual({ data: `root/${made?.name}` });
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  });
});

describe("a plan", () => {
  it("of a new stack and of a replacement holds, generated names too", async () => {
    const before = program(environment("train", {}, BESIDE), fileSystem("data", "mock", BESIDE));
    const zone = { placement: { zone: "ap-guangzhou-3" } };
    const after = program(environment("train", zone, BESIDE), fileSystem("data", "local", BESIDE));
    emulator = await start();
    stack = await createStack(options(emulator, before));
    const names = [];
    for (const text of [before, after]) {
      stack.writeFile("index.js", text);
      expectSuccess(await stack.preview("--save-plan", "plan.json"));
      expectSuccess(await stack.up("--plan", "plan.json"));
      const { computeEnvs } = emulator.control.state("tencent");
      expect([computeEnvs.length, fileSystems().length]).toEqual([1, 1]);
      expect(await stack.outputs()).toEqual({
        train: computeEnvs[0]?.id,
        data: `root/${fileSystems()[0]?.name}`,
      });
      names.push(computeEnvs[0]?.input.EnvName, fileSystems()[0]?.name);
    }
    expect(new Set(names).size).toBe(4);
  });
});
