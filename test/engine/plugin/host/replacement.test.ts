import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { createStack, expectSuccess, type TestStack } from "../../../toolchain/stack";
import { said } from "../../stories/setup";
import { changingRequests, resourceOf, start } from "../../tencent/setup";
import { fileSystem, options, program, template } from "./scene";

const BESIDE = { deleteBeforeReplace: false };
const FIRST_AWAY = { deleteBeforeReplace: true };

let emulator: Emulator;
let stack: TestStack;
const templates = () => emulator.control.state("tencent").taskTemplates.map(({ id }) => id);
const fileSystems = () => emulator.control.state("paddleflow").fileSystems.map(({ name }) => name);

beforeEach(async () => {
  emulator = await start();
});
afterEach(async () => {
  stack.remove();
  await emulator.close();
});

async function up(text: string): Promise<void> {
  stack = await createStack(options(emulator, text));
  expectSuccess(await stack.up());
  emulator.control.clearRequests();
}

const urnOf = (name: string) => resourceOf(stack, name)?.urn ?? "";

describe("a replacement that the user forces", () => {
  it("replaces what its mark identifies, and what has a generated name that exists once", async () => {
    await up(program(template("render"), fileSystem("data", "mock")));
    const [urns, made] = [
      [urnOf("render"), urnOf("data")],
      [...templates(), ...fileSystems()],
    ];
    for (const force of ["--replace", "taint"]) {
      if (force === "taint") {
        for (const urn of urns) expectSuccess(await stack.cli("state", "taint", urn, "--yes"));
      }
      const args = force === "taint" ? [] : urns.flatMap((urn) => ["--replace", urn]);
      expectSuccess(await stack.preview("--save-plan", "plan.json", ...args));
      expectSuccess(await stack.up("--plan", "plan.json", ...args));
      const requests = changingRequests(emulator).filter((action) => /^(create|delete)/i.test(action));
      expect(requests.sort()).toEqual(["CreateTaskTemplate", "DeleteTaskTemplates", "createFS", "deleteFS"]);
      const now = [...templates(), ...fileSystems()];
      expect(now).toHaveLength(2);
      expect(await stack.outputs()).toEqual({ render: now[0], data: `root/${now[1]}` });
      made.push(...now);
      emulator.control.clearRequests();
    }
    expect(new Set(made).size).toBe(6);
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  });

  it("says what to do where the program has chosen a name that exists once", async () => {
    await up(program(fileSystem("data", "mock", { name: "chosen" })));
    const urn = urnOf("data");
    const refused = await stack.up("--replace", urn);
    expect(refused.exitCode).not.toBe(0);
    expect(said(refused)).toContain("no other can be there beside it");
    expect(said(refused)).toContain("`deleteBeforeReplace: true`");
    expect(changingRequests(emulator)).not.toContain("createFS");

    stack.writeFile("index.js", program(fileSystem("data", "mock", { name: "chosen" }, FIRST_AWAY)));
    expectSuccess(await stack.up("--replace", urn));
    expect(changingRequests(emulator)).toEqual(expect.arrayContaining(["deleteFS", "createFS"]));
    expect(fileSystems()).toEqual(["chosen"]);
    expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
  });
});

it("a replacement beside the old object, and one whose old object is retained, have names of their own", async () => {
  await up(program(fileSystem("data", "mock", {}, BESIDE)));
  const made = [...fileSystems()];
  stack.writeFile("index.js", program(fileSystem("data", "local", {}, BESIDE)));
  expectSuccess(await stack.up());
  made.push(...fileSystems());
  expect(made).toHaveLength(2);
  // The state of the old object says that it is retained: the option is there before the replacement.
  stack.writeFile("index.js", program(fileSystem("data", "local", {}, { retainOnDelete: true })));
  expectSuccess(await stack.up());
  stack.writeFile("index.js", program(fileSystem("data", "mock", {}, { retainOnDelete: true })));
  expectSuccess(await stack.up());
  expect(fileSystems()).toHaveLength(2);
  expect(fileSystems()).toContain(made[1]);
  made.push(...fileSystems().filter((name) => name !== made[1]));
  expect(new Set(made).size).toBe(3);
  expect(await stack.outputs()).toEqual({ data: `root/${made[2]}` });
  expectSuccess(await stack.preview("--refresh", "--expect-no-changes"));
});
