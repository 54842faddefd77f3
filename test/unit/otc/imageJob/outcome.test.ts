import { describe, expect, it } from "vitest";

import { progressOf, reasonsOf } from "../../../../provider/platforms/otc/imageJob/outcome";
import type { JobView } from "../../../../provider/platforms/otc/imageJob/structures";

const job = (entities: JobView["entities"], rest: Partial<JobView> = {}): JobView => ({
  jobId: "j",
  jobType: "t",
  status: "RUNNING",
  entities,
  ...rest,
});

describe("how far a job is", () => {
  it.each([
    // The document's example; it gives no unit.
    [0.2, "progress 0.2"],
    [1, "progress 1"],
    [20, "progress 20"],
    [0, "progress 0"],
  ])("%d is told as %s", (processPercent, expected) => {
    expect(progressOf(job({ processPercent, currentTask: "CopyTask" }))).toBe(
      `RUNNING, CopyTask, ${expected}`,
    );
  });

  it("is told without what the service leaves out", () => {
    expect(progressOf(job(undefined, { status: "INIT" }))).toBe("INIT");
  });
});

describe("why a job failed", () => {
  const part = (status: string, failReason?: string, errorCode?: string) => ({
    jobId: "p",
    jobType: "t",
    status,
    failReason,
    errorCode,
  });

  it("is told by the job and its failed parts, each reason once", () => {
    const entities = {
      errorCode: "IMG.1",
      failReason: "Whole.",
      subJobsResult: [
        part("FAIL", "Part.", "IMG.2"),
        part("SUCCESS", "not this"),
        part("FAIL", "Whole.", "IMG.1"),
      ],
    };
    const failed = job(entities, { status: "FAIL", errorCode: "IMG.1", failReason: "Whole." });
    expect(reasonsOf(failed)).toEqual(["Whole (IMG.1)", "Part (IMG.2)"]);
  });

  it("is nothing where nothing is told", () => {
    expect(reasonsOf(job(undefined, { status: "FAIL" }))).toEqual([]);
  });
});
