import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { observedExamples } from "./examples";
import { Replay, type Outcome } from "./replay";
import { knownDifferences } from "./replayDifferences";
import { opening, story } from "./replayStory";

/** The exchanges were observed on a server of this version. */
const version = "develop";

describe("the exchanges observed on a real server, against the emulator", () => {
  let emulator: Emulator;
  const outcomes: Outcome[] = [];

  beforeAll(async () => {
    emulator = await startEmulator({
      timeScale: 0,
      paddleflow: {
        version,
        // Until the real one was restarted, it followed no job of this cluster.
        jobsFollowed: false,
        unreachable: ["127.0.0.1:9", "127.0.0.1"],
      },
    });
    const replay = new Replay(emulator.platforms.paddleflow.endpoint);
    const examples = observedExamples();
    for (const [index, example] of examples.entries()) {
      const stage = { emulator, replay, example };
      if (index === 0) await opening(stage);
      for (const step of story[index] ?? []) await step(stage);
      outcomes.push(await replay.send(example, index));
    }
  });
  afterAll(() => emulator.close());

  it("agree in status, code and shape but for those that docs/fidelity.md lists", () => {
    const different = outcomes.filter((outcome) => outcome.differences.length > 0);
    const found = different.map(
      ({ index, example, differences }) => `${index} ${example.operation}: ${differences.join("; ")}`,
    );
    const unknown = found.filter((line) => !Object.hasOwn(knownDifferences, line.split(" ")[0] ?? ""));
    expect(unknown, `${outcomes.length - different.length} of ${outcomes.length} agree`).toEqual([]);
    expect(outcomes.length).toBe(586);
    expect(outcomes.length - different.length).toBeGreaterThanOrEqual(
      586 - Object.keys(knownDifferences).length,
    );
  });
});
