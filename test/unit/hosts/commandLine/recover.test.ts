import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Judge, Verdict } from "../../../../provider/hosts/commandLine/recover/judging";
import { failed } from "../../../../provider/hosts/commandLine/failure";
import { secretValue } from "../../../../provider/hosts/stack/stateSecrets";
import { foreign, found, pending, provider, RecoverScene, resource, urnOf } from "./recoverScene";

let scene: RecoverScene;
beforeEach(() => {
  scene = new RecoverScene();
});
afterEach(() => scene.pulumi.remove());

const isNoDeletion = ({ type }: { type: string }) => type !== "deleting";

describe("where nothing of ours is pending", () => {
  it("is silent, and others' operations are listed and left", async () => {
    scene.pulumi.setState(null);
    expect(await scene.recover({ yes: true })).toBe(0);
    expect([scene.out, scene.notes]).toEqual([[], []]);
    scene.pulumi.setState({ resources: [provider], pending_operations: [foreign] });
    expect(await scene.recover({ yes: true })).toBe(0);
    expect(scene.out).toEqual(["creating  aws:s3:B b  another provider's: left"]);
    expect(scene.pulumi.calls().map((call) => call[1])).toEqual(["export", "export"]);
    expect(scene.pulumi.state().pending_operations).toHaveLength(1);
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
    scene.pulumi.setState(before);
    expect(await scene.recover({}, scene.judge({ new: found("n-1") }, ["a-1"]), true)).toBe(0);
    expect(scene.out).toEqual([
      "creating  tencent:Job new (n-1)  enters the state as not fully created",
      "creating  tencent:Job none       nothing of it on the platform: off the list",
      "deleting  tencent:Job a (a-1)    gone: leaves the state",
      "deleting  tencent:Job b (b-1)    still there: the next `pulumi up` converges it",
      "updating  tencent:Job c (c-1)    the next `pulumi up` converges it",
    ]);
    expect(scene.asked[0]).toEqual([
      { type: "tencent:Job", urn: urnOf("new"), inputs: { key: "Canary" } },
      ["a-1", "b-1", "c-1"],
    ]);
    const after = scene.pulumi.state();
    expect(after.resources?.map(({ id }) => id)).toEqual(["p", "b-1", "c-1", "n-1"]);
    expect(after.resources?.slice(1).every(({ initErrors }) => Array.isArray(initErrors))).toBe(true);
    expect(JSON.stringify(scene.pulumi.calls()) + scene.out.join() + scene.notes.join()).not.toContain(
      "Canary",
    );
    const folder = join(scene.pulumi.folder, "home", "batchflow");
    const [file] = readdirSync(folder);
    expect(scene.notes.join()).toContain(join(folder, file ?? ""));
    expect(statSync(join(folder, file ?? "")).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(folder, file ?? ""), "utf8"))).toMatchObject({ deployment: before });
  });

  it("is shown before a question, in JSON too", async () => {
    scene.pulumi.setState(before);
    expect(await scene.recover({ format: "json" }, scene.judge({ new: found("n-1") }), false)).toBe(3);
    expect(scene.notes.join("\n")).toContain("creating  tencent:Job new (n-1)  enters the state");
    expect(JSON.parse(scene.out.join("\n"))).toMatchObject({ changed: false });
  });

  it("is summed up in Markdown, with what is to be decided", async () => {
    scene.pulumi.setState(null);
    expect(await scene.recover({ format: "markdown" })).toBe(0);
    expect(scene.out).toEqual(["## Recovery", "", "Nothing of this provider is pending."]);
    scene.out.length = 0;
    scene.pulumi.setState({
      ...before,
      pending_operations: [pending("new"), pending("a", "deleting", { id: "a-1" }), foreign],
    });
    const several: Verdict = { kind: "undecided", reason: "2 objects fit", candidates: [{ id: "n-1" }] };
    expect(await scene.recover({ format: "markdown" }, scene.judge({ new: several }, ["a-1"]))).toBe(2);
    expect(scene.out.slice(2)).toEqual([
      expect.stringMatching(/^Nothing was changed: .* all must be decided\.$/),
      "",
      "| operation | resource | id | what becomes of it |",
      "| --- | --- | --- | --- |",
      "| creating | `tencent:Job` `new` |  | **undecided**: 2 objects fit |",
      "| deleting | `tencent:Job` `a` | `a-1` | gone: leaves the state |",
      expect.stringContaining("| creating | `aws:s3:B` `b` |  | another provider's: settle it with "),
      "",
      "To decide:",
      "",
      `- \`--take '${urnOf("new")}=n-1'  (age not known)\``,
      `- \`--forget '${urnOf("new")}'\``,
    ]);
    expect(scene.notes).toEqual([]);
  });

  it("is an error, with no advice to forget it, where the stack's configuration cannot be read", async () => {
    scene.pulumi.setState(before);
    await expect(scene.recover({ yes: true })).rejects.toThrow("no judge is needed");
    expect(scene.out).toEqual([]);
    const forget = [urnOf("new"), urnOf("none")];
    const without = { ...before, pending_operations: before.pending_operations.filter(isNoDeletion) };
    scene.pulumi.setState(without);
    expect(await scene.recover({ yes: true, forget })).toBe(0);
  });

  it("leaves the state of before in the home folder where PULUMI_HOME is empty", async () => {
    scene.pulumi.setState(before);
    process.env.PULUMI_HOME = "";
    const { HOME: home } = process.env;
    process.env.HOME = scene.pulumi.folder;
    try {
      expect(await scene.recover({ yes: true }, scene.judge({}))).toBe(0);
    } finally {
      process.env.HOME = home;
    }
    expect(scene.notes.join()).toContain(join(scene.pulumi.folder, ".pulumi", "batchflow"));
  });

  it.each([
    ["in a dry run", { dryRun: true, yes: true }, undefined, 0],
    ["without a terminal", {}, undefined, 3],
    ["after a no", {}, false, 3],
  ])("stays %s", async (_case, options, answer, code) => {
    scene.pulumi.setState(before);
    expect(await scene.recover(options, scene.judge({ new: found("n-1") }), answer)).toBe(code);
    expect(scene.pulumi.state()).toEqual(before);
    expect(scene.notes.join()).toContain("Nothing was changed");
  });

  it("stays where the state is locked, or has changed meanwhile", async () => {
    scene.pulumi.setState(before);
    scene.pulumi.file("lock", "");
    const locked: unknown = await scene
      .recover({ yes: true }, scene.judge({}))
      .catch((error: unknown) => error);
    expect(failed(locked, (line) => scene.notes.push(line))).toBe(4);
    expect(scene.notes.at(-1)).toContain("`pulumi cancel`");
    expect(scene.notes.at(-1)).toMatch(/It was created by ann@build-7 \(pid 77\) at 2030-05-01T12:00:00Z$/);
    scene.pulumi.file("lock", undefined);
    const changing = scene.judge({});
    const slow: Judge = {
      ...changing,
      exists: () => {
        scene.pulumi.setState({ ...before, more: true });
        return Promise.resolve(true);
      },
    };
    await expect(scene.recover({ yes: true }, slow)).rejects.toThrow("has changed meanwhile");
    expect(scene.pulumi.state()).toEqual({ ...before, more: true });
  });
});
