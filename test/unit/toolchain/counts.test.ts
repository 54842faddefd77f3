import { describe, expect, it } from "vitest";
import { closingLine, countTests } from "../../toolchain/counts";

function report(success: boolean, ...files: [string, ...string[]][]): string {
  return JSON.stringify({
    success,
    testResults: files.map(([status, ...tests]) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  });
}

describe("countTests", () => {
  it("counts by outcome; what was not run is skipped", () => {
    const text = report(
      false,
      ["passed", "passed", "skipped", "todo", "pending"],
      ["failed", "failed", "passed"],
    );
    expect(countTests(text, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it("counts a file that failed without a failed test as one failure", () => {
    expect(countTests(report(false, ["failed"], ["failed", "skipped"], ["passed", "passed"]), 1)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
    });
  });

  it("counts a run that failed with nothing to show for it as one failure", () => {
    const allPassed: [string, ...string[]] = ["passed", "passed"];
    expect(countTests(report(true, allPassed), 1).failed).toBe(1);
    expect(countTests(report(false, allPassed), 0).failed).toBe(1);
    expect(countTests(report(true, allPassed), 0).failed).toBe(0);
  });

  it.each([undefined, "", "{"])("counts a missing or broken report (%j) as one failure", (text) => {
    expect(countTests(text, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe("closingLine", () => {
  it("names skipped tests only if there are any", () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
  });
});
