import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Verdict } from "../../../../provider/hosts/commandLine/recover/judging";
import { foreign, found, NOW, pending, provider, RecoverScene, resource, urnOf } from "./recoverScene";

let scene: RecoverScene;
beforeEach(() => {
  scene = new RecoverScene();
});
afterEach(() => scene.pulumi.remove());

describe("what is not decided", () => {
  const undecided: Verdict = {
    kind: "undecided",
    reason: "2 objects fit",
    candidates: [{ id: "x", createTime: NOW - 3 * 3_600_000 }, { id: "y" }],
  };
  const state = { resources: [provider], pending_operations: [pending("a"), pending("b")] };

  it("keeps all as it is, for an import would empty the list", async () => {
    scene.pulumi.setState(state);
    expect(await scene.recover({ yes: true }, scene.judge({ a: undecided, b: new Error("no route") }))).toBe(
      2,
    );
    expect(scene.out).toEqual([
      "creating  tencent:Job a  undecided: 2 objects fit",
      `  --take '${urnOf("a")}=x'  (3 h)`,
      `  --take '${urnOf("a")}=y'  (age not known)`,
      `  --forget '${urnOf("a")}'`,
      "creating  tencent:Job b  undecided: no route",
      `  --forget '${urnOf("b")}'`,
    ]);
    expect(scene.pulumi.state()).toEqual(state);
  });

  it("is not what stays of the object that it was to replace, but may have the id of one that was deleted", async () => {
    const replaced = { pendingReplacement: true };
    scene.pulumi.setState({
      resources: [
        provider,
        resource("a", { id: "a-1", ...replaced }),
        resource("b", { id: "b-1", ...replaced, retainOnDelete: true }),
      ],
      pending_operations: [pending("a"), pending("b")],
    });
    const options = { yes: true, take: [`${urnOf("a")}=a-1`] };
    expect(await scene.recover(options, scene.judge({ b: found("b-2") }))).toBe(0);
    expect(scene.out).toEqual([
      "creating  tencent:Job a (a-1)  enters the state as not fully created",
      "creating  tencent:Job b (b-2)  enters the state as not fully created",
    ]);
    expect(scene.asked).toMatchObject([[{ urn: urnOf("b") }, ["a-1", "b-1"]]]);
    const [, a, b] = scene.pulumi.state().resources ?? [];
    expect([a, b]).toMatchObject([{ id: "a-1" }, { id: "b-2" }]);
    expect(a).not.toHaveProperty("pendingReplacement");
  });

  it("is decided by --take and --forget", async () => {
    scene.pulumi.setState(state);
    const options = { yes: true, take: [`${urnOf("a")}=y=1`], forget: [urnOf("b")] };
    expect(await scene.recover(options, scene.judge({ a: undecided, b: undecided }))).toBe(0);
    expect(scene.pulumi.state().resources?.map(({ id }) => id)).toEqual(["p", "y=1"]);
    expect(scene.pulumi.state().resources?.[1]).toMatchObject({
      outputs: { taken: true, __incomplete: true },
    });
    expect(scene.asked).toEqual([]);
  });

  it.each([
    [{ take: [`${urnOf("z")}=x`] }, "no creation of this URN is pending"],
    [{ take: [`${urnOf("a")}=`] }, "the id is missing"],
    [{ forget: [urnOf("z")] }, "no creation of this URN is pending"],
    [{ take: [`${urnOf("a")}=x`], forget: [urnOf("a")] }, "both"],
  ])("cannot be decided by %j", async (options, reason) => {
    scene.pulumi.setState(state);
    await expect(scene.recover({ ...options, yes: true }, scene.judge({}))).rejects.toThrow(reason);
  });

  it("is one that another provider has yet to settle, until it is forgotten", async () => {
    scene.pulumi.setState({ ...state, pending_operations: [pending("a"), foreign] });
    expect(await scene.recover({ yes: true }, scene.judge({ a: found("a-1") }))).toBe(2);
    expect(scene.out.at(-1)).toContain(`--forget '${foreign.resource.urn}'`);
    const forget = [foreign.resource.urn];
    expect(await scene.recover({ yes: true, forget }, scene.judge({ a: found("a-1") }))).toBe(0);
    expect(scene.pulumi.state().resources?.map(({ id }) => id)).toEqual(["p", "a-1"]);
  });

  it("is an id that is another resource's, or no object's", async () => {
    scene.pulumi.setState({ ...state, resources: [provider, resource("z", { id: "z-1" })] });
    expect(await scene.recover({ yes: true, take: [`${urnOf("a")}=z-1`] }, scene.judge({}))).toBe(2);
    expect(await scene.recover({ yes: true, take: [`${urnOf("a")}=no`] }, scene.judge({}))).toBe(2);
    expect(scene.out.join()).toMatch(/another resource's.*there is no no/s);
  });
});

describe("an object that was found beside a live one", () => {
  const live = (created?: string) => [provider, resource("a", { id: "old", ...(created && { created }) })];
  const run = async (resources: unknown[], object: Verdict) => {
    scene.pulumi.setState({ resources, pending_operations: [pending("a"), pending("a")] });
    const code = await scene.recover({ yes: true }, scene.judge({ a: object }));
    return [code, scene.pulumi.state().resources?.map((entry) => [entry.id, entry.delete === true])];
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
    expect(scene.out.filter((line) => line.includes("nothing shows that new was made later"))).toHaveLength(
      3,
    );
  });
});
