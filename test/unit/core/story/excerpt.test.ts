import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { excerptOf } from "../../../../provider/core/story/excerpt";
import { anyStory, at, failedJob, part, shown } from "./stories";

describe("the lines below a failure", () => {
  it("name the innermost part that failed, with its time, exit code and the end of stderr", () => {
    expect(excerptOf(shown(failedJob), "the job ended as FAILED; a task failed")).toEqual([
      "task train, instance 1: FAILED after 1 min 7 s, exit code 3: The command ended with exit code 3",
      "  stderr | out of memory",
    ]);
  });

  it("begin with the reasons that neither the failure nor a part has said", () => {
    const story = { ...failedJob, reasons: ["the image is gone", "The command ended with exit code 3"] };
    expect(excerptOf(shown(story), "the job ended as FAILED")[0]).toBe("the image is gone");
    expect(excerptOf(shown(story), "the job ended as FAILED")).toHaveLength(3);
  });

  it("name three parts of many, and how many more there are", () => {
    const parts = Array.from({ length: 1_000 }, (_, index) =>
      part(`step ${index}`, index < 10 ? "failed" : "succeeded"),
    );
    const lines = excerptOf(shown(part("run", "failed", { parts })), "");
    expect(lines).toEqual(["step 0: FAILED", "step 1: FAILED", "step 2: FAILED", "and 7 more that failed"]);
  });

  it("give room to the output of the first part before others, 20 lines and 2 KB in all", () => {
    const text = Array.from({ length: 15 }, (_, index) => `line ${index}`).join("\n");
    const parts = ["a", "b"].map((name) => part(name, "failed", { outputs: [{ name: "log", text }] }));
    const lines = excerptOf(shown(part("run", "failed", { parts })), "");
    expect(lines.filter((line) => line.includes(" | "))).toHaveLength(20);
    expect(lines.slice(-5)).toEqual([10, 11, 12, 13, 14].map((number) => `  log | line ${number}`));
    const wide = part("run", "failed", {
      parts: [part("a", "failed", { outputs: [{ name: "log", text: "€".repeat(9_000) }] })],
    });
    expect(Buffer.byteLength(excerptOf(shown(wide), "").join("\n"))).toBeLessThan(2_048);
  });

  it("show the output of a whole that has no parts", () => {
    const story = part("job", "failed", { exitCode: 2, outputs: [{ name: "log", text: "no such file" }] });
    expect(excerptOf(shown(story), "")).toEqual(["job: FAILED, exit code 2", "  log | no such file"]);
  });

  it("say nothing of a job that was stopped or has not failed", () => {
    const parts = [part("a", "stopped", { begin: at(0), end: at(1) }), part("b", "succeeded")];
    expect(excerptOf(shown(part("job", "stopped", { parts })), "the job ended as terminated")).toEqual([]);
  });

  it("are each one line that a terminal shows as it is, whatever the platform says", () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const lines = excerptOf(shown(story), "");
        expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(lines.length).toBeLessThanOrEqual(2 + 3 + 20 + 1);
      }),
    );
  });
});
