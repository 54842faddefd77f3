import { beforeEach, describe, expect, it } from "vitest";
import { State } from "../../../../engineRun";
import { byNameOn } from "../../sample/named";
import { afterKill, INPUTS, newRun, runOf, type Spec, URN, urnOf } from "../../sample/runs";
import { freshPlatform, loseNextAnswer, type SamplePlatform } from "../../sample/definition";

let platform: SamplePlatform;

beforeEach(() => {
  platform = freshPlatform();
});

const creates = () => platform.calls.filter((call) => call === "create").length;

/** A platform that has no place for a mark: it shows an object by its name alone. */
const byName = (extra: object = {}): Spec => ({ lookup: { ...byNameOn(platform), ...extra } });

describe("an object of the resource's name, where there is no mark", () => {
  const GENERATED = async () => {
    const { name: _name, ...unnamed } = INPUTS;
    return (await newRun().check({}, unnamed)).inputs;
  };
  beforeEach(() => {
    platform.hasTokens = false;
  });

  it("is taken over where the name was generated and the checkpoint proves it", async () => {
    const news = await GENERATED();
    await runOf({ spec: byName() }).create(news);
    expect((await runOf({ spec: byName(), state: afterKill() }).create(news)).id).toBe("obj-1");
  });

  it.each([true, false])(
    "is no hindrance where nothing proves it, unless names are unique (%s)",
    async (unique) => {
      const news = await GENERATED();
      const spec = byName({ unique });
      await runOf({ spec }).create(news);
      const made = runOf({ spec }).create(news);
      if (unique) await expect(made).rejects.toThrow(/exists already.*adopt: "obj-1"/);
      else expect((await made).id).toBe("obj-2");
    },
  );

  it("is taken over, too, where the run that was interrupted had deleted another of its id first", async () => {
    const news = await GENERATED();
    const spec = byName({ unique: true });
    const { id, outputs } = await runOf({ spec }).create(news);
    // The engine asks how the object that is gone differs before it asks for the new one.
    const state = afterKill();
    const run = runOf({ spec, state });
    await run.diff(id, outputs, { ...news, zone: "z2" });
    expect((await run.create(news)).id).toBe(id);
  });

  it("is never taken where the program chose the name", async () => {
    const spec = byName();
    await runOf({ spec }).create(INPUTS);
    await expect(runOf({ spec, state: afterKill() }).create(INPUTS)).rejects.toThrow(
      /the object train exists already/,
    );
  });

  it("is not decided about where the platform does not tell its age", async () => {
    const news = await GENERATED();
    await runOf({ spec: byName() }).create(news);
    for (const object of platform.objects.values()) object.createTime = undefined;
    await expect(runOf({ spec: byName(), state: afterKill() }).create(news)).rejects.toThrow(
      /unknown age.*does not say when/s,
    );
  });

  it("is found by its name after a lost answer, where the name was free before", async () => {
    loseNextAnswer(platform);
    expect((await runOf({ spec: byName() }).create(INPUTS)).id).toBe("obj-1");
    expect(creates()).toBe(1);
  });

  it("gets another generated name in a replacement beside the old one, the same in preview and up", async () => {
    const { name: _name, ...unnamed } = INPUTS;
    const news = { ...unnamed, __createFirst: true };
    const old = (await newRun().check({}, news)).inputs;
    const names = [];
    for (let time = 0; time < 2; time += 1) {
      const run = newRun();
      const changed = (await run.check(old, { ...news, zone: "z2" })).inputs;
      expect(changed.name).toBe(old.name);
      await run.diff("obj-1", old, changed);
      names.push((await run.check({}, { ...news, zone: "z2" })).inputs.name);
    }
    expect(names[0]).toMatch(/^train-[0-9a-f]{11}$/);
    expect(names[0]).not.toBe(old.name);
    expect(names[1]).toBe(names[0]);
  });

  it("gets another generated name in a forced replacement too, of which only the state tells", async () => {
    const { name: _name, ...unnamed } = INPUTS;
    const news = { ...unnamed, __createFirst: true };
    const state = new State();
    const nameIn = async () =>
      (await runOf({ spec: byName({ unique: true }), state }).check({}, news)).inputs.name;
    const first = await nameIn();
    state.resources.push({ urn: urnOf("other"), id: "obj-1" });
    expect(await nameIn()).toBe(first);
    state.resources.push({ urn: URN, id: "obj-2" });
    expect(await nameIn()).toMatch(/^train-[0-9a-f]{11}$/);
    expect(await nameIn()).not.toBe(first);
  });
});
