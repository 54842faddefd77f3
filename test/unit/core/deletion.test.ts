import { describe, expect, it } from "vitest";

import { deleteInSteps } from "../../../provider/core/deletion";

const signal = new AbortController().signal;

describe("a deletion in steps", () => {
  it("ends where the object went with a step, without another look", async () => {
    let looks = 0;
    const lines: string[] = [];
    const answers = ["being stopped", undefined];
    await deleteInSteps({
      what: "the job",
      signal,
      log: (line) => lines.push(line),
      read: () => Promise.resolve((looks += 1)),
      step: (look) => Promise.resolve(answers[look - 1]),
    });
    expect(looks).toBe(2);
    expect(lines).toEqual(["waiting for the deletion of the job: being stopped"]);
  });

  it("ends where a look finds nothing, without a step", async () => {
    await deleteInSteps({
      what: "the job",
      signal,
      log: () => undefined,
      read: () => Promise.resolve(undefined),
      step: () => Promise.reject(new Error("no step")),
    });
  });
});
