import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmulator, type Emulator } from "pulumi-batchflow-emulator";
import { Session } from "./client";
import { readExamples } from "./examples";
import { replay } from "./replay";
import { abridged, uncertain, unsent } from "./replayDifferences";
import { story, type Stage } from "./replayStory";

const examples = readExamples();

describe("the exchanges of the examples file, against the emulator", () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ timeScale: 0, huawei: { durations: { cromwellSummary: 0 } } });
  });
  afterAll(() => emulator.close());

  const sent = examples.flatMap((example, index) =>
    Object.hasOwn(unsent, index) ? [] : [{ index, example, operation: example.operation }],
  );

  it.each(sent)("$index $operation agrees in status, code and shape", async ({ index, example }) => {
    emulator.control.reset("huawei");
    const access = emulator.platforms.huawei;
    const stage: Stage = { emulator, session: await Session.open(access), made: new Map() };
    for (const scene of story[index] ?? []) await scene(stage);
    expect(await replay(example, access, stage, Object.hasOwn(abridged, index))).toEqual([]);
  });

  it("all are sent that have a route", () => {
    expect(examples.length).toBe(58);
    expect(sent.length).toBe(45);
    expect(sent.filter(({ example }) => !example.route_known || !example.constructed)).toEqual([]);
    const known = new Set(sent.map(({ index }) => index));
    const listed = [...Object.keys(uncertain), ...Object.keys(abridged), ...Object.keys(story)].map(Number);
    expect(listed.filter((index) => !known.has(index))).toEqual([]);
  });
});
