import { expect, it } from "vitest";

import { excerptOf } from "../../../../provider/core/story/excerpt";
import { shownStory } from "../../../../provider/core/story/shown";
import { Secrets } from "../../../../provider/core/disclosure/redact";
import type { PaddleFlowClient } from "../../../../provider/platforms/paddleflow/api/client";
import { storyOfRun } from "../../../../provider/platforms/paddleflow/run/story";

const step = (status: string, jobMessage = "") => [{ type: "step", status, jobMessage }];
const RUN = {
  name: "nightly",
  status: "failed",
  runMsg: "some step failed",
  runtime: {
    prepare: step("succeeded"),
    train: [
      {
        type: "dag",
        status: "failed",
        message: "a part failed",
        entryPoints: { fit: [...step("failed", "exit 3"), ...step("succeeded")] },
      },
    ],
    loop: [{ type: "dag", status: "failed", message: "no such parameter", entryPoints: {} }],
  },
  postProcess: { mail: step("failed", "no host") },
};

const tell = () =>
  storyOfRun({
    client: { call: () => Promise.resolve(RUN) } as unknown as PaddleFlowClient,
    id: "run-000001",
    signal: new AbortController().signal,
    log: () => undefined,
    settings: {},
    lines: 20,
    parts: 20,
  });

it("a run that failed is told with the steps that failed, those of graphs and the last one too", async () => {
  const story = await tell();
  expect(
    excerptOf(shownStory(story!, new Secrets(), 20), "the run ended as failed; some step failed"),
  ).toEqual([
    "graph train, step fit 1: failed: exit 3",
    "graph loop: failed: no such parameter",
    "step mail: failed: no host",
  ]);
});
