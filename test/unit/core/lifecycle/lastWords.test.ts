import { describe, expect, it } from "vitest";

import {
  CancelledError,
  DeadlineError,
  OperationFailedError,
  RefusedError,
} from "../../../../provider/core/errors";
import { PartialFailure } from "../../../../provider/core/lifecycle";
import type { WholeStory } from "../../../../provider/core/story/story";
import { failedJob } from "../story/stories";
import { freshPlatform } from "../sample/definition";
import { failureOf, INPUTS, runOf, type Spec } from "../sample/runs";

/** The text of a create whose object's work ends so. */
async function textOf(
  story: Spec["story"],
  {
    error = new OperationFailedError("the job ended as FAILED", { advice: "Run it again" }),
    inputs = INPUTS,
  } = {},
): Promise<string> {
  const platform = freshPlatform();
  platform.settle = () => {
    throw error;
  };
  const failure = await failureOf(runOf({ spec: story === undefined ? {} : { story } }).create(inputs));
  expect(failure).toBeInstanceOf(PartialFailure);
  return (failure as PartialFailure).message;
}

const telling =
  (story: WholeStory): Spec["story"] =>
  () =>
    Promise.resolve(story);
const HEAD = "sample:Object train (obj-1): the job ended as FAILED. Run it again";

describe("a failure of what an object's work was waited for", () => {
  it("has below it what a person would look up next, and the command for the rest", async () => {
    expect(await textOf(telling(failedJob))).toBe(
      [
        HEAD,
        "  a task failed",
        "  task train, instance 1: FAILED after 1 min 7 s, exit code 3: The command ended with exit code 3",
        "    stderr | out of memory",
        "  more: npx batchflow logs sample:Object obj-1",
      ].join("\n"),
    );
  });

  it("names the connection where it is not the platform's own", async () => {
    const inputs = { ...INPUTS, connection: "elsewhere" };
    expect(await textOf(telling(failedJob), { inputs })).toMatch(/obj-1 --connection elsewhere$/);
  });

  it("is as it was where the story cannot be read, or there is none any more", async () => {
    const command = "  more: npx batchflow logs sample:Object obj-1";
    expect(await textOf(() => Promise.reject(new RefusedError("not today")))).toBe(`${HEAD}\n${command}`);
    expect(await textOf(() => Promise.resolve(undefined))).toBe(HEAD);
    expect(await textOf(undefined)).toBe(HEAD);
  });

  it("asks for the story by a signal of its own, and for little", async () => {
    let asked: object = {};
    await textOf((operation) => {
      asked = operation;
      return Promise.resolve(failedJob);
    });
    expect(asked).toMatchObject({ id: "obj-1", lines: 20, parts: 3, signal: { aborted: false } });
  });

  it("names the command where the time to wait is up, unless the run was cancelled", async () => {
    const late = await textOf(telling(failedJob), {
      error: new DeadlineError("timed out waiting for its end"),
    });
    expect(late).toMatch(
      /timed out waiting for its end\. .*\n {2}more: npx batchflow logs sample:Object obj-1$/,
    );
    const cancelled = await textOf(telling(failedJob), { error: new CancelledError() });
    expect(cancelled).toBe("sample:Object train (obj-1): cancelled");
  });

  it("asks for none where something else went wrong", async () => {
    const error = new RefusedError("the platform is closed");
    expect(await textOf(telling(failedJob), { error })).toBe(
      "sample:Object train (obj-1): the platform is closed",
    );
  });

  it("shows no secret of the program's or the connection's in what its work has written", async () => {
    const [part] = failedJob.parts?.slice(1) ?? [];
    const text = "the pin is 4711-canary, the key is canary-key-0001";
    const story = { ...failedJob, parts: [{ ...part!, parts: [], outputs: [{ name: "log", text }] }] };
    const said = await textOf(telling(story), { inputs: { ...INPUTS, pin: "4711-canary" } });
    expect(said).toContain("  log | the pin is [secret], the key is [secret]");
    expect(said).not.toContain("canary");
  });
});
