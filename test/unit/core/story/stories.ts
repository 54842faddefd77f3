import fc from "fast-check";

import { Secrets } from "../../../../provider/core/disclosure/redact";
import { shownStory, type ShownWhole } from "../../../../provider/core/story/shown";
import type { Outcome, Story, WholeStory } from "../../../../provider/core/story/story";

/** A moment in these stories, in seconds from their begin. */
export const at = (seconds: number): number => Date.UTC(2030, 4, 1, 12) + seconds * 1_000;

export const part = (name: string, outcome: Outcome, more: Partial<Story> = {}): Story => ({
  name,
  state: outcome.toUpperCase(),
  outcome,
  ...more,
});

export const shown = (story: WholeStory, lines = 20, secrets: readonly string[] = []): ShownWhole =>
  shownStory(story, new Secrets(secrets), lines);

/** A job of which one of two tasks has failed. */
export const failedJob: WholeStory = part("job nightly", "failed", {
  begin: at(0),
  end: at(72),
  reasons: ["a task failed"],
  parts: [
    part("task prepare", "succeeded", { begin: at(0), end: at(4), exitCode: 0 }),
    part("task train", "failed", {
      begin: at(4),
      end: at(72),
      parts: [
        part("instance 0", "succeeded", { begin: at(4), end: at(60), exitCode: 0 }),
        part("instance 1", "failed", {
          begin: at(5),
          end: at(72),
          exitCode: 3,
          reasons: ["The command ended with exit code 3"],
          outputs: [
            { name: "stdout", text: "step 1\nstep 2\n" },
            { name: "stderr", text: "out of memory\n", place: "cos://bucket/stderr.log" },
          ],
        }),
      ],
    }),
  ],
});

const outcome = fc.constantFrom<Outcome>("succeeded", "failed", "stopped", "running", "waiting", "unknown");
const text = fc.string({ unit: "binary", maxLength: 30 });
const time = fc.option(fc.integer({ min: at(0), max: at(100_000) }), { nil: undefined });

const node = (parts: fc.Arbitrary<Story[]>): fc.Arbitrary<Story> =>
  fc.record({
    name: text,
    state: text,
    outcome,
    begin: time,
    end: time,
    exitCode: fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined }),
    reasons: fc.array(text, { maxLength: 2 }),
    outputs: fc.array(fc.record({ name: text, text, place: text }), { maxLength: 2 }),
    parts,
  });

/** Stories of any text, three levels deep. */
export const anyStory: fc.Arbitrary<WholeStory> = node(
  fc.array(node(fc.array(node(fc.constant([])), { maxLength: 4 })), { maxLength: 4 }),
).chain((story) => fc.boolean().map((hasLocalTimes) => ({ ...story, hasLocalTimes })));

const night = (seconds: number): number => Date.UTC(2026, 10, 27, 2) + seconds * 1_000;
const ofDocs = (
  name: string,
  state: string,
  begin: number,
  end: number,
  parts: readonly Story[] = [],
): Story => ({
  ...part(name, state === "FAILED" ? "failed" : "succeeded", { begin: night(begin), end: night(end), parts }),
  state,
});

/** The job of docs/logs.md. */
export const jobOfDocs: WholeStory = ofDocs("job nightly", "FAILED", 0, 103, [
  ofDocs("task prepare", "SUCCEED", 44, 49, [ofDocs("instance 0", "SUCCEED", 44, 49)]),
  ofDocs("task train", "FAILED", 91, 103, [
    ofDocs("instance 0", "SUCCEED", 91, 103),
    ofDocs("instance 1", "FAILED", 91, 100),
  ]),
]);
