import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Judge, Verdict } from "../../../provider/hosts/commandLine/recover/judging";
import { type RecoverOptions, runRecover } from "../../../provider/hosts/commandLine/recover/recoverCommand";
import { failed } from "../../../provider/hosts/commandLine/failure";
import { secretValue } from "../../../provider/hosts/stack/stateSecrets";
import { dynamicType } from "../../../provider/hosts/dynamic/token";
import { StandInPulumi } from "./standInPulumi";

const NOW = Date.parse("2030-05-01T12:00:00Z");
const TYPE = dynamicType("tencent:Job");
const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:pulumi-nodejs::default";
const urnOf = (name: string) => `urn:pulumi:dev::shop::${TYPE}::${name}`;
const provider = { urn: PROVIDER, id: "p", type: "pulumi:providers:pulumi-nodejs", custom: true };
const resource = (name: string, more = {}) => ({
  urn: urnOf(name),
  type: TYPE,
  custom: true,
  provider: `${PROVIDER}::p`,
  ...more,
});
const pending = (name: string, type = "creating", more = {}) => ({ type, resource: resource(name, more) });
const foreign = {
  type: "creating",
  resource: { urn: "urn:pulumi:dev::shop::aws:s3:B::b", type: "aws:s3:B" },
};

let pulumi: StandInPulumi;
let out: string[];
let notes: string[];
let asked: unknown[];
beforeEach(() => {
  pulumi = new StandInPulumi();
  [out, notes, asked] = [[], [], []];
});
afterEach(() => pulumi.remove());

function judge(verdicts: Record<string, Verdict | Error>, gone: readonly string[] = []): Judge {
  return {
    creating: (operation, { ids }) => {
      asked.push([operation, [...ids]]);
      const verdict = verdicts[operation.urn.slice(operation.urn.lastIndexOf("::") + 2)] ?? { kind: "none" };
      if (verdict instanceof Error) return Promise.reject(verdict);
      const isHeld = verdict.kind === "found" && ids.has(verdict.id);
      return Promise.resolve(isHeld ? { kind: "none" } : verdict);
    },
    take: (_operation, id) =>
      id === "no"
        ? Promise.reject(new Error("there is no no"))
        : Promise.resolve({ id, outputs: { taken: true } }),
    exists: (_type, id) => Promise.resolve(!gone.includes(id)),
  };
}

const isNoDeletion = ({ type }: { type: string }) => type !== "deleting";

function recover(options: RecoverOptions, by?: Judge, answer?: boolean): Promise<number> {
  return runRecover(options, {
    terminal: {
      out: (line) => out.push(line),
      note: (line) => notes.push(line),
      confirm: () => Promise.resolve(answer),
    },
    judge: () => (by ? Promise.resolve(by) : Promise.reject(new Error("no judge is needed"))),
    configuration: () => Promise.resolve({}),
    now: () => new Date(NOW),
  });
}

const found = (id: string, createTime?: number): Verdict => ({
  kind: "found",
  id,
  outputs: { state: "up" },
  ...(createTime !== undefined && { createTime }),
});

describe("where nothing of ours is pending", () => {
  it("is silent, and others' operations are listed and left", async () => {
    pulumi.setState(null);
    expect(await recover({ yes: true })).toBe(0);
    expect([out, notes]).toEqual([[], []]);
    pulumi.setState({ resources: [provider], pending_operations: [foreign] });
    expect(await recover({ yes: true })).toBe(0);
    expect(out).toEqual(["creating  aws:s3:B b  another provider's: left"]);
    expect(pulumi.calls().map((call) => call[1])).toEqual(["export", "export"]);
    expect(pulumi.state().pending_operations).toHaveLength(1);
  });
});

describe("what is pending", () => {
  const before = {
    resources: [
      provider,
      resource("a", { id: "a-1" }),
      resource("b", { id: "b-1" }),
      resource("c", { id: "c-1" }),
    ],
    pending_operations: [
      pending("new", "creating", { inputs: { key: secretValue("Canary") } }),
      pending("none"),
      pending("a", "deleting", { id: "a-1" }),
      pending("b", "deleting", { id: "b-1" }),
      pending("c", "updating", { id: "c-1" }),
    ],
  };

  it("is settled after a confirmation; the state of before is kept for its owner alone", async () => {
    pulumi.setState(before);
    expect(await recover({}, judge({ new: found("n-1") }, ["a-1"]), true)).toBe(0);
    expect(out).toEqual([
      "creating  tencent:Job new (n-1)  enters the state as not fully created",
      "creating  tencent:Job none       nothing of it on the platform: off the list",
      "deleting  tencent:Job a (a-1)    gone: leaves the state",
      "deleting  tencent:Job b (b-1)    still there: the next `pulumi up` converges it",
      "updating  tencent:Job c (c-1)    the next `pulumi up` converges it",
    ]);
    expect(asked[0]).toEqual([
      { type: "tencent:Job", urn: urnOf("new"), inputs: { key: "Canary" } },
      ["a-1", "b-1", "c-1"],
    ]);
    const after = pulumi.state();
    expect(after.resources?.map(({ id }) => id)).toEqual(["p", "b-1", "c-1", "n-1"]);
    expect(after.resources?.slice(1).every(({ initErrors }) => Array.isArray(initErrors))).toBe(true);
    expect(JSON.stringify(pulumi.calls()) + out.join() + notes.join()).not.toContain("Canary");
    const folder = join(pulumi.folder, "home", "batchflow");
    const [file] = readdirSync(folder);
    expect(notes.join()).toContain(join(folder, file ?? ""));
    expect(statSync(join(folder, file ?? "")).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(folder, file ?? ""), "utf8"))).toMatchObject({ deployment: before });
  });

  it("is shown before a question, in JSON too", async () => {
    pulumi.setState(before);
    expect(await recover({ json: true }, judge({ new: found("n-1") }), false)).toBe(3);
    expect(notes.join("\n")).toContain("creating  tencent:Job new (n-1)  enters the state");
    expect(JSON.parse(out.join("\n"))).toMatchObject({ changed: false });
  });

  it("is an error, with no advice to forget it, where the stack's configuration cannot be read", async () => {
    pulumi.setState(before);
    await expect(recover({ yes: true })).rejects.toThrow("no judge is needed");
    expect(out).toEqual([]);
    const forget = [urnOf("new"), urnOf("none")];
    const without = { ...before, pending_operations: before.pending_operations.filter(isNoDeletion) };
    pulumi.setState(without);
    expect(await recover({ yes: true, forget })).toBe(0);
  });

  it("leaves the state of before in the home folder where PULUMI_HOME is empty", async () => {
    pulumi.setState(before);
    process.env.PULUMI_HOME = "";
    const { HOME: home } = process.env;
    process.env.HOME = pulumi.folder;
    try {
      expect(await recover({ yes: true }, judge({}))).toBe(0);
    } finally {
      process.env.HOME = home;
    }
    expect(notes.join()).toContain(join(pulumi.folder, ".pulumi", "batchflow"));
  });

  it.each([
    ["in a dry run", { dryRun: true, yes: true }, undefined, 0],
    ["without a terminal", {}, undefined, 3],
    ["after a no", {}, false, 3],
  ])("stays %s", async (_case, options, answer, code) => {
    pulumi.setState(before);
    expect(await recover(options, judge({ new: found("n-1") }), answer)).toBe(code);
    expect(pulumi.state()).toEqual(before);
    expect(notes.join()).toContain("Nothing was changed");
  });

  it("stays where the state is locked, or has changed meanwhile", async () => {
    pulumi.setState(before);
    pulumi.file("lock", "");
    const locked: unknown = await recover({ yes: true }, judge({})).catch((error: unknown) => error);
    expect(failed(locked, (line) => notes.push(line))).toBe(4);
    expect(notes.at(-1)).toContain("`pulumi cancel`");
    pulumi.file("lock", undefined);
    const changing = judge({});
    const slow: Judge = {
      ...changing,
      exists: () => {
        pulumi.setState({ ...before, more: true });
        return Promise.resolve(true);
      },
    };
    await expect(recover({ yes: true }, slow)).rejects.toThrow("has changed meanwhile");
    expect(pulumi.state()).toEqual({ ...before, more: true });
  });
});

describe("what is not decided", () => {
  const undecided: Verdict = {
    kind: "undecided",
    reason: "2 objects fit",
    candidates: [{ id: "x", createTime: NOW - 3 * 3_600_000 }, { id: "y" }],
  };
  const state = { resources: [provider], pending_operations: [pending("a"), pending("b")] };

  it("keeps all as it is, for an import would empty the list", async () => {
    pulumi.setState(state);
    expect(await recover({ yes: true }, judge({ a: undecided, b: new Error("no route") }))).toBe(2);
    expect(out).toEqual([
      "creating  tencent:Job a  undecided: 2 objects fit",
      `  --take '${urnOf("a")}=x'  (3 h)`,
      `  --take '${urnOf("a")}=y'  (age not known)`,
      `  --forget '${urnOf("a")}'`,
      "creating  tencent:Job b  undecided: no route",
      `  --forget '${urnOf("b")}'`,
    ]);
    expect(pulumi.state()).toEqual(state);
  });

  it("is not what stays of the object that it was to replace, but may have the id of one that was deleted", async () => {
    const replaced = { pendingReplacement: true };
    pulumi.setState({
      resources: [
        provider,
        resource("a", { id: "a-1", ...replaced }),
        resource("b", { id: "b-1", ...replaced, retainOnDelete: true }),
      ],
      pending_operations: [pending("a"), pending("b")],
    });
    const options = { yes: true, take: [`${urnOf("a")}=a-1`] };
    expect(await recover(options, judge({ b: found("b-2") }))).toBe(0);
    expect(out).toEqual([
      "creating  tencent:Job a (a-1)  enters the state as not fully created",
      "creating  tencent:Job b (b-2)  enters the state as not fully created",
    ]);
    expect(asked).toMatchObject([[{ urn: urnOf("b") }, ["a-1", "b-1"]]]);
    const [, a, b] = pulumi.state().resources ?? [];
    expect([a, b]).toMatchObject([{ id: "a-1" }, { id: "b-2" }]);
    expect(a).not.toHaveProperty("pendingReplacement");
  });

  it("is decided by --take and --forget", async () => {
    pulumi.setState(state);
    const options = { yes: true, take: [`${urnOf("a")}=y=1`], forget: [urnOf("b")] };
    expect(await recover(options, judge({ a: undecided, b: undecided }))).toBe(0);
    expect(pulumi.state().resources?.map(({ id }) => id)).toEqual(["p", "y=1"]);
    expect(pulumi.state().resources?.[1]).toMatchObject({ outputs: { taken: true, __incomplete: true } });
    expect(asked).toEqual([]);
  });

  it.each([
    [{ take: [`${urnOf("z")}=x`] }, "no creation of this URN is pending"],
    [{ take: [`${urnOf("a")}=`] }, "the id is missing"],
    [{ forget: [urnOf("z")] }, "no creation of this URN is pending"],
    [{ take: [`${urnOf("a")}=x`], forget: [urnOf("a")] }, "both"],
  ])("cannot be decided by %j", async (options, reason) => {
    pulumi.setState(state);
    await expect(recover({ ...options, yes: true }, judge({}))).rejects.toThrow(reason);
  });

  it("is one that another provider has yet to settle, until it is forgotten", async () => {
    pulumi.setState({ ...state, pending_operations: [pending("a"), foreign] });
    expect(await recover({ yes: true }, judge({ a: found("a-1") }))).toBe(2);
    expect(out.at(-1)).toContain(`--forget '${foreign.resource.urn}'`);
    const forget = [foreign.resource.urn];
    expect(await recover({ yes: true, forget }, judge({ a: found("a-1") }))).toBe(0);
    expect(pulumi.state().resources?.map(({ id }) => id)).toEqual(["p", "a-1"]);
  });

  it("is an id that is another resource's, or no object's", async () => {
    pulumi.setState({ ...state, resources: [provider, resource("z", { id: "z-1" })] });
    expect(await recover({ yes: true, take: [`${urnOf("a")}=z-1`] }, judge({}))).toBe(2);
    expect(await recover({ yes: true, take: [`${urnOf("a")}=no`] }, judge({}))).toBe(2);
    expect(out.join()).toMatch(/another resource's.*there is no no/s);
  });
});

describe("an object that was found beside a live one", () => {
  const live = (created?: string) => [provider, resource("a", { id: "old", ...(created && { created }) })];
  const run = async (resources: unknown[], object: Verdict) => {
    pulumi.setState({ resources, pending_operations: [pending("a"), pending("a")] });
    const code = await recover({ yes: true }, judge({ a: object }));
    return [code, pulumi.state().resources?.map((entry) => [entry.id, entry.delete === true])];
  };

  it("replaces it only if it was made later; a creation that is listed twice is settled once", async () => {
    const replaced = await run(live("2030-05-01T11:00:00Z"), found("new", NOW));
    expect(replaced).toEqual([
      0,
      [
        ["p", false],
        ["new", false],
        ["old", true],
      ],
    ]);
    const earlier = live("2030-05-01T13:00:00Z");
    expect(await run(earlier, found("new", NOW))).toEqual([
      2,
      [
        ["p", false],
        ["old", false],
      ],
    ]);
    expect((await run(live("2030-05-01T11:00:00Z"), found("new")))[0]).toBe(2);
    expect((await run(live(), found("new", NOW)))[0]).toBe(2);
    expect(out.filter((line) => line.includes("nothing shows that new was made later"))).toHaveLength(3);
  });
});
