import { describe, expect, it } from "vitest";

import { readDocument } from "../../../../../provider/hosts/commandLine/review/reading/documents";
import { parsePath } from "../../../../../provider/hosts/commandLine/review/reading/path";
import { previewOf } from "../../../../../provider/hosts/commandLine/review/reading/preview";

describe("what is read", () => {
  const step = (op: string, states: object, urn = "urn:pulumi:dev::test::foreign:index:Thing::thing") => ({
    op,
    urn,
    ...states,
  });
  const state = (inputs: object, members: object = {}) => ({
    type: "foreign:index:Thing",
    custom: true,
    id: "1",
    inputs,
    ...members,
  });
  const read = (...steps: readonly object[]) => previewOf(readDocument(JSON.stringify({ steps })));

  it.each([
    ["nothing", ""],
    ["no JSON", "{"],
    ["something else", '{"a": 1}'],
    ["a list", "[]"],
    ["steps of another form", '{"steps": [{"op": 1}]}'],
  ])("is refused where it is %s, and not quoted", (_case, text) => {
    expect(() => readDocument(text)).toThrow(/pulumi preview --json/);
  });

  it("may have members that are not known", async () => {
    const { changes } = await read(
      step("update", { oldState: state({ a: 1 }, { newer: [] }), newState: state({ a: 2 }), newer: {} }),
    );
    expect(changes).toMatchObject([{ name: "thing", isOurs: false, type: "foreign:index:Thing" }]);
    expect(changes[0]?.properties).toMatchObject([{ path: "a", before: 1, after: 2 }]);
  });

  it("has of other providers' resources what the engine says, and neither secrets nor notes", async () => {
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      ciphertext: "x",
    };
    const { changes } = await read(
      step("replace", {
        oldState: state({ list: [{ "a.b": 1 }], key: secret, __defaults: [] }),
        newState: state({ list: [{ "a.b": 2, __defaults: [] }], key: secret, __defaults: ["x"] }),
        replaceReasons: ["list"],
        detailedDiff: {
          'list[0]["a.b"]': { kind: "update-replace" },
          key: { kind: "update" },
          __defaults: { kind: "update" },
        },
      }),
    );
    expect(changes[0]?.properties).toEqual([
      { path: "list[0].a.b", before: 1, after: 2, isUnknown: false, replaces: true },
      { path: "key", before: "[secret]", after: "[secret]", isUnknown: false, replaces: false },
    ]);
    expect(changes[0]?.after).toEqual({ list: [{ "a.b": 2 }], key: "[secret]" });
  });

  it("keeps an object that an earlier replacement has left apart from the resource's own", async () => {
    const old = state({}, { id: "0", delete: true });
    const { changes } = await read(
      step("delete-replaced", { oldState: old }),
      step("update", { oldState: state({ a: 1 }), newState: state({ a: 2 }) }),
    );
    expect(changes.map(({ verb, id, notes }) => [verb, id, notes])).toEqual([
      ["delete", "0", ["what an earlier replacement has left"]],
      ["update", "1", []],
    ]);
  });

  it("joins a replacement that makes the new object first", async () => {
    const old = state({}, { delete: true });
    const { changes } = await read(
      step("create-replacement", { oldState: old, newState: state({}) }),
      step("replace", { oldState: old, newState: state({}) }),
      step("delete-replaced", { oldState: old }),
    );
    expect(changes.map((change) => change.verb)).toEqual(["replace"]);
  });

  it.each([
    ["read", {}, "read"],
    ["discard", { external: true }, "forget"],
    ["delete", { retainOnDelete: true }, "keep"],
    ["remove-pending-replace", {}, "forget"],
  ])("%s of %j is %s", async (op, members, verb) => {
    const { changes } = await read(step(op, { oldState: state({}, members) }));
    expect(changes.map((change) => change.verb)).toEqual([verb]);
  });

  it("becomes a creation where something was only read before", async () => {
    const { changes } = await read(
      step("create-replacement", { oldState: state({}, { external: true }), newState: state({}) }),
      step("discard-replaced", { oldState: state({}, { external: true }) }),
    );
    expect(changes.map((change) => change.verb)).toEqual(["create"]);
  });

  it.each([
    ["dynamic", "pulumi-nodejs:dynamic/batchflow/tencent:Job", { inputs: { __timeouts: { create: 7_200 } } }],
    ["plugin", "batchflow:tencent:Job", { customTimeouts: { create: 7_200 } }],
  ])("has the time limits that the program sets in the %s form", async (_form, type, members) => {
    const urn = `urn:pulumi:dev::test::${type}::once`;
    const { changes } = await read(step("create", { newState: state({}, { type, ...members }) }, urn));
    expect(changes[0]?.timeoutSeconds).toEqual({ create: 7_200 });
  });

  it("shows what a refresh finds in outputs too", async () => {
    const type = "batchflow:paddleflow:Pipeline";
    const urn = `urn:pulumi:dev::test::${type}::steps`;
    const pipeline = (latestVersionId: string) =>
      state(
        { desc: "a" },
        { type, outputs: { desc: "a", name: "steps", latestVersionId, __release: latestVersionId } },
      );
    const { changes } = await read(
      { op: "refresh", urn: "urn:pulumi:dev::test::pulumi:pulumi:Stack::test-dev" },
      step("update", { oldState: pipeline("1"), newState: pipeline("2") }, urn),
    );
    expect(changes[0]).toMatchObject({
      verb: "drifted",
      properties: [{ path: "latestVersionId", before: "1", after: "2", isUnknown: false, replaces: false }],
    });
  });

  it("is a secret where the definition says so, however the CLI has written it", async () => {
    const type = "batchflow:tencent:ComputeEnv";
    const env = (password: string) =>
      state(
        { envData: { loginSettings: { password } }, authentications: [{ secretKey: password }] },
        { type, outputs: { envData: { loginSettings: { password } } } },
      );
    const urn = `urn:pulumi:dev::test::${type}::train`;
    const preview = await read(
      step("update", { oldState: env("Clear-Text-1"), newState: env("Clear-Text-2") }, urn),
    );
    expect(JSON.stringify(preview)).not.toContain("Clear-Text");
    expect(preview.changes[0]?.after).toEqual({
      envData: { loginSettings: { password: "[secret]" } },
      authentications: "[secret]",
    });
  });

  it("spells one value in several ways", async () => {
    const type = "pulumi-nodejs:dynamic/batchflow/tencent:ComputeEnv";
    const env = (nodes: unknown) =>
      state({ desiredComputeNodeCount: nodes, placement: { zone: "a" } }, { type });
    const urn = `urn:pulumi:dev::test::${type}::train`;
    const { changes } = await read(step("update", { oldState: env("50"), newState: env(50) }, urn));
    expect(changes[0]?.properties).toEqual([]);
  });
});

it("a path is as the engine writes it", () => {
  expect(parsePath('a.b[0]["c.d"].e')).toEqual(["a", "b", 0, "c.d", "e"]);
  expect(parsePath('["a\\"b"]')).toEqual(['a"b']);
  expect(parsePath("")).toEqual([]);
});
