import { describe, expect, it } from "vitest";

import type { PaddleFlowClient } from "../../../../provider/platforms/paddleflow/api/client";
import { waitForRun } from "../../../../provider/platforms/paddleflow/run/wait";

const messageOf = (run: object) =>
  waitForRun({
    client: { call: () => Promise.resolve(run) } as unknown as PaddleFlowClient,
    id: "run-000001",
    signal: new AbortController().signal,
    log: () => undefined,
  }).then(
    () => "",
    (error: Error) => error.message,
  );

describe("a run that failed", () => {
  it("is told with the steps that failed, those of graphs and the last one too", async () => {
    const step = (status: string, jobMessage = "") => [{ type: "step", status, jobMessage }];
    const message = await messageOf({
      status: "failed",
      runMsg: "some step failed",
      runtime: {
        prepare: step("succeeded"),
        train: [
          {
            type: "dag",
            status: "failed",
            message: "a part failed",
            entryPoints: { fit: step("failed", "exit 3") },
          },
        ],
        loop: [{ type: "dag", status: "failed", message: "no such parameter", entryPoints: {} }],
      },
      postProcess: { mail: step("failed", "no host") },
    });
    expect(message).toBe(
      "the run ended as failed; some step failed; step train.fit: exit 3; step loop: no such parameter; step mail: no host. " +
        "To run it again, change the workflow or the run's `triggers`",
    );
  });
});
