import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

import type { BatchflowError } from "../../../../provider/core/errors";
import { InvalidInputError, RefusedError } from "../../../../provider/core/errors";
import { defineFunction } from "../../../../provider/core/functionDefinition";
import { callFunction } from "../../../../provider/core/lifecycle/call";
import { field } from "../../../../provider/core/schema/field";
import { conceal } from "../../../../provider/core/trouble";
import { failureOf, INPUTS, runOf, withSpec } from "../sample/runs";
import { freshPlatform, platform, sample } from "../sample/definition";

const FORGED = "no\u001b[2J\r\nResources:\n    + 1 created";

beforeEach(() => {
  freshPlatform();
});

/** The message of an update whose request the platform refuses with a text. */
async function refused(text: string, before: object, after: object, read: object = {}): Promise<string> {
  await runOf().create(INPUTS);
  const run = withSpec({
    read: async (operation) => {
      const actual = await sample.spec.read(operation);
      return actual && { ...actual, inputs: { ...actual.inputs, ...read } };
    },
    update: () => Promise.reject(new RefusedError(text)),
  });
  const failure = await failureOf(run.update("obj-1", { ...INPUTS, ...before }, { ...INPUTS, ...after }));
  return (failure as Error).message;
}

describe("the error of an update", () => {
  it("shows neither the new secret, nor the old one, nor what the platform has", async () => {
    const text = "pin new-pin-1 must not follow old-pin-2, is kept-pin-3; key canary-key-0001";
    const message = await refused(text, { pin: "old-pin-2" }, { pin: "new-pin-1" }, { pin: "kept-pin-3" });
    expect(message).toContain("pin [secret] must not follow [secret], is [secret]; key [secret]");
  });

  it("shows nothing that the program has marked secret, now or before", async () => {
    const marked = { __secrets: [["label"]] };
    const text = "new-label-1 is not old-label-2";
    const message = await refused(
      text,
      { label: "old-label-2", ...marked },
      { label: "new-label-1", size: 3, ...marked },
    );
    expect(message).toContain("[secret] is not [secret]");
  });

  it("is one line that a terminal shows as it is, however long the platform's answer", async () => {
    const message = await refused(`${FORGED}${"x".repeat(5_000_000)}`, {}, { size: 3 });
    expect(message).toContain("no\\u001b[2J\\r\\nResources:\\n    + 1 created");
    expect(message.length).toBeLessThan(4_000);
  });
});

describe("lines", () => {
  it("are one line each, without what an operation has learned to be secret", async () => {
    const run = withSpec({
      settle: ({ log }) => {
        conceal(["token-of-login"]);
        log(`state token-of-login ${FORGED}`);
        return Promise.resolve();
      },
    });
    await run.create(INPUTS);
    expect(run.printed).toEqual([
      "sample:Object train: state [secret] no\\u001b[2J\\r\\nResources:\\n    + 1 created",
    ]);
  });
});

describe("other errors", () => {
  it("have no message of several lines in their stack", async () => {
    const run = withSpec({
      create: () => {
        throw new TypeError(FORGED);
      },
    });
    const { stack = "" } = (await failureOf(run.create(INPUTS))) as Error;
    const [first, ...frames] = stack.split("\n");
    expect(first).toContain("sample:Object train: no\\u001b[2J");
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) expect(frame).toMatch(/^ {4}at /);
  });

  it("carry no secret and no control character in what they say of the call", async () => {
    const failure = {
      action: "Create",
      code: `Bad.\u001b[2J${"c".repeat(9_000)}`,
      requestId: "canary-key-0001",
    };
    const run = withSpec({ create: () => Promise.reject(new InvalidInputError("no", failure)) });
    const error = (await failureOf(run.create(INPUTS))) as BatchflowError;
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error.failure).toMatchObject({ action: "Create", requestId: "[secret]" });
    expect(error.failure.code).toMatch(/^Bad\.\\u001b\[2Jc+…/);
  });
});

describe("the argument of a reader", () => {
  const reader = defineFunction({
    type: "sample:get",
    doc: "",
    platform,
    reader: true,
    action: "Get",
    inputs: z.strictObject({
      name: field(z.string().max(5), "Name."),
      password: field(z.string().min(8).optional(), "Password.", { secret: true }),
    }),
    outputs: z.object({}),
    run: ({ args }) => Promise.reject(new RefusedError(`no ${args.name}`)),
  });
  const host = { config: () => '{"key":"canary-key-0001"}', log: () => undefined };
  const call = (args: object, marked: (string | number)[][] = []) =>
    callFunction(reader, { ...args }, host, 10, marked);

  it("is quoted where it is none that the program has marked", async () => {
    await expect(call({ name: "canary-1" })).rejects.toThrow('but is "canary-1"');
    await expect(call({ name: "canary-1" }, [["name"]])).rejects.toThrow(
      /^sample:get: name: must have at most 5 characters$/,
    );
    await expect(call({ name: "abcd", password: "short" })).rejects.toThrow(
      /^sample:get: password: must have at least 8 characters$/,
    );
  });

  it("that was marked is in no error of the platform", async () => {
    await expect(call({ name: "abcde" })).rejects.toThrow("no abcde");
    await expect(call({ name: "abcde" }, [["name"]])).rejects.toThrow("no [secret]");
  });
});
