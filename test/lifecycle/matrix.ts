import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Control, Emulator, PlatformName } from "pulumi-batchflow-emulator";
import { InitialisationError, type Properties, ProviderProcess } from "./providerProcess";
import { StateFile } from "./stateFile";

/** What the engine passes in place of a value that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What the table of cases needs to know of a resource. */
export interface Fixture {
  /** `platform:Type`. */
  readonly type: string;
  readonly platform: PlatformName;
  /** Starts the emulator as the resource needs it. */
  readonly start: () => Promise<Emulator>;
  /** Makes what the resource needs to be there, before each case and past the provider; replaces inputs that name it. */
  readonly prepare?: (emulator: Emulator) => Promise<Properties | void>;
  /** The stack's configuration. */
  readonly config: (emulator: Emulator) => Record<string, unknown>;
  /** Valid inputs that use as many members as the platform reads back. */
  readonly inputs: Properties;
  /** Inputs that the platform never returns, and the provider's own. */
  readonly unreadInputs: Properties;
  /** A new value for every top-level input that can be changed in place. */
  readonly updates: Properties;
  /** A new value for every top-level input whose change replaces. */
  readonly replacements: Properties;
  /** Wrong inputs and the property path that the failure names. */
  readonly bad: readonly (readonly [change: Properties, property: string])[];
  /** Values that must be shown nowhere. */
  readonly secrets: readonly string[];
  /** The objects of this kind, as the platform's own state has them. */
  readonly objects: (control: Control) => readonly { readonly id: string }[];
  /** The action that makes the object, and the one that deletes it. */
  readonly actions: { readonly create: string; readonly delete: string };
  /** The actions that only read; `Describe…` unless told. */
  readonly reads?: RegExp;
  /** An object's id is its name, so that the one that replaces it may have the same. */
  readonly namedIds?: boolean;
  /**
   * How a new run finds what a killed one has made: by a mark on every object, only by a name that was made from the
   * resource's own (without the inputs that are named here), or not at all, so that it says that the object exists.
   * Where the platform does not tell an object's age, a name proves nothing (`ageless`).
   */
  readonly recovery?: "mark" | "never" | { readonly without: readonly string[]; readonly ageless?: true };
  /**
   * Whether the platform takes a second object of the same name, so that one which is not this resource's is no
   * hindrance. Left out, it does where a mark tells whose an object is.
   */
  readonly namesRepeat?: boolean;
  /** Moves everything that moves by itself on a quiet stack. */
  readonly move: (control: Control, id: string) => void;
  /** Changes something behind the provider's back; `repaired` tells whether the platform has the program's value again. */
  readonly drift?: {
    readonly cause: (control: Control, id: string) => void;
    readonly property: string;
    readonly repaired?: (control: Control, id: string) => boolean;
  };
  readonly remove: (control: Control, id: string) => void;
  /** Makes the object come into being but not become what was asked for, and mends that. */
  readonly halfway?: {
    readonly inputs: Properties;
    readonly cause: (control: Control) => void;
    readonly mend: (control: Control, id: string) => void;
    readonly reason: RegExp;
  };
}

const TIMEOUTS = { create: 60, update: 60, delete: 60 };
/** Seconds for which a request without an answer counts as under way. */
const LATE_ANSWERS = 0.3;

/** The table of cases that every resource passes. */
export function describeLifecycle(fixture: Fixture): void {
  describe(`${fixture.type} passes the lifecycle matrix`, () => {
    let emulator: Emulator;
    let provider: ProviderProcess;
    let started = false;
    /** All processes of a test: what a killed one printed counts too. */
    let processes: ProviderProcess[] = [];
    const stateFile = new StateFile();
    const urn = `urn:pulumi:dev::proj::pulumi-nodejs:dynamic/batchflow/${fixture.type}::subject`;
    const INTERNAL = { __identity: urn, __timeouts: TIMEOUTS };
    const run = async (): Promise<ProviderProcess> => {
      const config = mapValues(fixture.config(emulator), (settings) =>
        typeof settings === "object" ? { lateAnswers: LATE_ANSWERS, ...settings } : settings,
      );
      const process = await ProviderProcess.start(fixture.type, config, stateFile.env);
      processes.push(process);
      return process;
    };
    let news: Properties = { ...INTERNAL, ...fixture.inputs };
    const ids = () => fixture.objects(emulator.control).map(({ id }) => id);
    const created = async (inputs: Properties = news) => {
      const { inputs: checked, failures } = await provider.check({}, inputs);
      expect(failures).toEqual([]);
      return { checked, ...(await provider.create(checked)) };
    };
    const { reads = /^Describe/, recovery = "mark" } = fixture;
    const changing = () =>
      Object.keys(emulator.control.countRequests()).filter((action) => !reads.test(action));
    const unnamed = () => (typeof recovery === "object" ? omit(news, recovery.without) : news);
    const killAfterCommit = async (inputs: Properties) => {
      const { id: held } = fault({ action: fixture.actions.create, kind: "hold" });
      const killed = provider.create(inputs).catch((error: unknown) => error);
      await emulator.control.waitForFault(held);
      await provider.kill();
      await killed;
      // What the platform has accepted it may carry out later.
      await expect.poll(ids).toHaveLength(1);
      emulator.control.clearFaults();
      provider = await run();
      stateFile.interrupted(urn);
      return ids();
    };
    const fault = (spec: Omit<Parameters<Control["injectFault"]>[0], "platform">) =>
      emulator.control.injectFault({ platform: fixture.platform, ...spec });

    beforeAll(async () => {
      emulator = await fixture.start();
    });
    afterAll(async () => {
      await provider.kill();
      await emulator.close();
      stateFile.remove();
    });
    beforeEach(async () => {
      stateFile.write();
      const prepared = (await fixture.prepare?.(emulator)) ?? {};
      news = { ...INTERNAL, ...fixture.inputs, ...prepared };
      emulator.control.clearRequests();
      processes = started && !provider.ended ? [provider] : [];
      if (processes.length > 0) await provider.renew();
      else provider = await run();
      started = true;
    });
    afterEach(() => {
      const printed = processes.flatMap(({ output }) => output).join("\n");
      emulator.control.clearFaults();
      emulator.control.reset(fixture.platform);
      emulator.control.clearRequests();
      for (const secret of fixture.secrets) expect(printed).not.toContain(secret);
    });

    it("preview: checks without any request", async () => {
      expect((await provider.check({}, news)).failures).toEqual([]);
      expect(emulator.control.countRequests()).toEqual({});
    });

    it("up, then preview: nothing differs, and a read gives back what was put in", async () => {
      const { id, outputs, checked } = await created();
      expect(ids()).toEqual([id]);
      expect(await provider.diff(id, outputs, (await provider.check(checked, news)).inputs)).toMatchObject({
        unchanged: true,
      });
      expect((await provider.read(id, outputs))?.inputs).toEqual(checked);
      expect(changing()).toEqual([fixture.actions.create]);
    });

    it("a quiet stack: what moves by itself is no change", async () => {
      const { id, outputs, checked } = await created();
      fixture.move(emulator.control, id);
      const refreshed = await provider.read(id, outputs);
      expect(refreshed).toEqual({ inputs: checked, outputs });
    });

    for (const [name, value] of Object.entries(fixture.updates)) {
      it(`${name} changes in place`, async () => {
        const { id, outputs, checked } = await created();
        const changed = { ...checked, [name]: value };
        expect(await provider.diff(id, outputs, changed)).toMatchObject({ unchanged: false, replaces: [] });
        const updated = await provider.update(id, outputs, changed);
        expect(await provider.diff(id, updated, changed)).toMatchObject({ unchanged: true });
        expect(ids()).toEqual([id]);
        expect((await provider.read(id, updated))?.inputs).toEqual(changed);
      });
    }

    for (const [name, value] of Object.entries(fixture.replacements)) {
      it(`${name} replaces, the old object first`, async () => {
        const { id, outputs, checked } = await created();
        const changed = { ...checked, [name]: value };
        const answer = await provider.diff(id, outputs, changed);
        expect(answer).toEqual({ unchanged: false, replaces: [name], deleteBeforeReplace: true });
        await provider.delete(id, outputs);
        expect(ids()).toEqual([]);
        const { id: next } = await provider.create((await provider.check({}, changed)).inputs);
        if (!fixture.namedIds) expect(next).not.toBe(id);
        expect(ids()).toEqual([next]);
      });
    }

    it("unknown inputs are accepted at any depth", async () => {
      const { outputs } = { outputs: { ...news, ...fixture.unreadInputs } };
      for (const inputs of withUnknowns({ ...omit(news, Object.keys(INTERNAL)), ...fixture.unreadInputs })) {
        const { failures } = await provider.check({}, { ...INTERNAL, ...(inputs as Properties) });
        expect(failures).toEqual([]);
        await provider.diff("unused", outputs, { ...INTERNAL, ...(inputs as Properties) });
      }
      expect(emulator.control.countRequests()).toEqual({});
    });

    if (fixture.drift) {
      const { cause, property, repaired } = fixture.drift;
      it(`changed behind our back: ${property} shows, and is repaired`, async () => {
        const { id, outputs, checked } = await created();
        cause(emulator.control, id);
        const refreshed = await provider.read(id, outputs);
        expect(refreshed?.inputs).not.toEqual(checked);
        const answer = await provider.diff(id, refreshed?.outputs ?? {}, checked);
        expect(answer).toMatchObject({ unchanged: false, replaces: repaired ? [] : [property] });
        if (repaired === undefined) return;
        await provider.update(id, refreshed?.outputs ?? {}, checked);
        expect(repaired(emulator.control, id)).toBe(true);
      });

      const [other] = Object.entries(fixture.updates).filter(([name]) => name !== property);
      if (repaired !== undefined && other !== undefined) {
        const [name, value] = other;
        it(`changed behind our back, unseen: a change of ${name} leaves ${property} as it is`, async () => {
          const { id, outputs, checked } = await created();
          cause(emulator.control, id);
          await provider.update(id, outputs, { ...checked, [name]: value });
          expect(repaired(emulator.control, id)).toBe(false);
        });
      }
    }

    it("deleted behind our back: a refresh drops it, a delete succeeds, and it is made again", async () => {
      const { id, outputs } = await created();
      fixture.remove(emulator.control, id);
      expect(await provider.read(id, outputs)).toBeUndefined();
      await provider.delete(id, outputs);
      const again = await created();
      expect(ids()).toEqual([again.id]);
    });

    it.each(fixture.bad.map(([change, property]) => ({ change, property })))(
      "bad input is refused by the name $property before any request",
      async ({ change, property }) => {
        const { failures } = await provider.check({}, { ...news, ...change });
        expect(failures.map(({ reason }) => reason.slice(0, reason.indexOf(": ")))).toContain(property);
        // The engine prints the value of a property that is named here.
        expect(new Set(failures.map((failure) => failure.property))).toEqual(new Set([""]));
        expect(emulator.control.countRequests()).toEqual({});
      },
    );

    it("answer lost after the server committed: exactly one object", async () => {
      fault({ action: fixture.actions.create, kind: "lostAnswer" });
      const { id } = await created();
      expect(ids()).toEqual([id]);
    });

    if (typeof recovery === "object" && recovery.ageless) {
      it("process killed, an object of unknown age has the generated name: the next run refuses to guess", async () => {
        const { inputs } = await provider.check({}, unnamed());
        const left = await killAfterCommit(inputs);
        await expect(provider.create(inputs)).rejects.toThrow(/batchflow recover.*adopt/is);
        expect(ids()).toEqual(left);
      });
    } else if (recovery !== "never") {
      it("process killed after the server committed: the next run ends with exactly one object", async () => {
        const { inputs } = await provider.check({}, unnamed());
        const left = await killAfterCommit(inputs);
        expect((await provider.create(inputs)).id).toBe(left[0]);
        expect(ids()).toEqual(left);
      });
    }

    if (recovery !== "never") {
      it("an object of the same mark or name that no interrupted run of this stack has made is left alone", async () => {
        const { inputs } = await provider.check({}, unnamed());
        const left = await killAfterCommit(inputs);
        // The state of another stack: it knows of no interrupted creation.
        stateFile.write([], [urn]);
        if (fixture.namesRepeat ?? recovery === "mark") {
          const { id } = await provider.create(inputs);
          expect(left).not.toContain(id);
          expect([...ids()].sort()).toEqual([...left, id].sort());
          expect(provider.output.join("\n")).toContain(`leaves ${left[0]} alone`);
        } else {
          await expect(provider.create(inputs)).rejects.toThrow(/exists already.*adopt/is);
          expect(ids()).toEqual(left);
        }
      });
    }

    if (recovery !== "mark") {
      it("process killed, nothing tells whose the object is: the next run says how to take it over", async () => {
        const { inputs } = await provider.check({}, news);
        const left = await killAfterCommit(inputs);
        await expect(provider.create(inputs)).rejects.toThrow(/exists already.*adopt/is);
        expect((await provider.create({ ...inputs, __adopt: left[0] })).id).toBe(left[0]);
        expect(ids()).toEqual(left);
      });
    }

    it.each([
      ["throttled", { kind: "throttle" }],
      ["answered with 503", { kind: "http", status: 503 }],
      ["reset", { kind: "reset" }],
      ["left without an answer", { kind: "hang" }],
    ] as const)("%s twice: succeeds, with no duplicate", { timeout: 60_000 }, async (_what, kind) => {
      fault({ action: fixture.actions.create, times: 2, ...kind });
      const { id, outputs } = await created();
      expect(ids()).toEqual([id]);
      fault({ action: fixture.actions.delete, times: 2, ...kind });
      await provider.delete(id, outputs);
      expect(ids()).toEqual([]);
    });

    it("throttled past the deadline: a clear error within it, and the object stays in state", async () => {
      fault({ action: "*", kind: "throttle", times: "always" });
      const { inputs } = await provider.check({}, { ...news, __timeouts: { create: 2 } });
      await expect(provider.create(inputs)).rejects.toThrow(/deadline.*(too many|RequestLimitExceeded)/is);
      expect(ids()).toEqual([]);
    });

    if (fixture.halfway) {
      const { cause, mend, reason, inputs } = fixture.halfway;
      it("failed half-way: the id is in state, the next up resumes, destroy works", async () => {
        cause(emulator.control);
        const { inputs: checked } = await provider.check({}, { ...news, ...inputs });
        const failure = await provider.create(checked).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(InitialisationError);
        const { id, properties, reasons } = failure as InitialisationError;
        expect(ids()).toEqual([id]);
        expect(reasons.join()).toMatch(reason);
        mend(emulator.control, id);
        const updated = await provider.update(id, properties, checked);
        expect(await provider.diff(id, updated, checked)).toMatchObject({ unchanged: true });
        await provider.delete(id, updated);
        expect(ids()).toEqual([]);
      });
    }

    it("adopted by id: the next preview shows no change, and nothing was created", async () => {
      const { id, outputs, checked } = await created({ ...news, __identity: urn.replace("dev", "another") });
      await provider.kill();
      provider = await run();
      emulator.control.clearRequests();
      const { inputs, failures } = await provider.check(
        {},
        { ...pick(outputs, Object.keys(checked)), ...INTERNAL, __adopt: id },
      );
      expect(failures).toEqual([]);
      expect(provider.output.join("\n")).toMatch(/is adopted.*nothing in it changes/);
      const adopted = await provider.create(inputs);
      expect(adopted.id).toBe(id);
      expect(changing()).toEqual([]);
      expect(await provider.diff(id, adopted.outputs, inputs)).toMatchObject({ unchanged: true });
    });

    it("read by its id alone, as an import does: a program that declares it shows no change", async () => {
      const { id, checked } = await created({ ...news, ...fixture.unreadInputs });
      const state = await provider.read(id, {});
      expect(state).toBeDefined();
      expect(await provider.diff(id, state?.outputs ?? {}, checked)).toMatchObject({ unchanged: true });
      for (const secret of fixture.secrets) expect(JSON.stringify(state)).not.toContain(secret);
    });

    it("destroyed twice: both succeed, and nothing is left", async () => {
      const { id, outputs } = await created();
      await provider.delete(id, outputs);
      await provider.delete(id, outputs);
      expect(ids()).toEqual([]);
    });
  });
}

function omit(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => unknown): Properties {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

function pick(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, properties[name]]));
}

/** Copies of a value in each of which one value, at whatever depth, is not known yet. */
function* withUnknowns(value: unknown): Generator {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const changed of [UNKNOWN, ...withUnknowns(item)]) yield value.with(index, changed);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      for (const changed of [UNKNOWN, ...withUnknowns(item)]) yield { ...value, [name]: changed };
    }
  }
}
