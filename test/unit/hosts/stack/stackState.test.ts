import { describe, expect, it } from "vitest";

import type { StateResource, PendingOperation } from "../../../../provider/hosts/stack/stackExport";
import { plainValue, secretValue } from "../../../../provider/hosts/stack/stateSecrets";
import {
  dropOperation,
  dropResource,
  markForConvergence,
  pendingOperations,
  settleCreating,
} from "../../../../provider/hosts/stack/stackState";
import { resourceType } from "../../../../provider/hosts/token";
import { faults, ids, own, pending, provider, resource, TYPE, urnOf } from "./states";

describe("pending operations", () => {
  it("are told apart by whose they are", () => {
    const others = [
      { type: "creating", resource: { urn: "u", type: "aws:s3/bucket:Bucket" } },
      { type: "reading", resource: { urn: urnOf("r"), type: TYPE } },
    ];
    const list = [pending("a"), ...others, pending("b", "deleting", { id: "b-1" })];
    const { ours, others: left } = pendingOperations({ pending_operations: list });
    expect(ours.map(({ type, kind, id }) => [type, kind, id])).toEqual([
      ["tencent:Job", "creating", undefined],
      ["tencent:Job", "deleting", "b-1"],
    ]);
    expect(left).toEqual(others);
    expect(pendingOperations({})).toEqual({ ours: [], others: [] });
    expect(resourceType("pulumi-nodejs:dynamic:Resource")).toBeUndefined();
  });

  it("leave the list one by one", () => {
    const [one, two] = [pending("a"), pending("a")];
    const left = dropOperation({ pending_operations: [one, two] }, one);
    expect(left.pending_operations).toEqual([two]);
    expect(left.pending_operations?.[0]).toBe(two);
  });
});

describe("an interrupted creation", () => {
  const settle = (resources: StateResource[], entry: PendingOperation, id = "new") =>
    settleCreating({ resources, pending_operations: [entry] }, own(entry), { id, outputs: { state: "up" } });

  it("enters as not fully created, with its inputs among the outputs", () => {
    const entry = pending("a", "creating", { inputs: { __identity: "me", name: "n" }, parent: "gone" });
    const { resources, pending_operations } = settle([provider], entry);
    expect(pending_operations).toEqual([]);
    const [, added] = resources ?? [];
    expect(added).toMatchObject({
      id: "new",
      custom: true,
      outputs: { __identity: "me", name: "n", state: "up", __incomplete: true },
      initErrors: [expect.stringContaining("interrupted")],
    });
    expect(added).not.toHaveProperty("parent");
  });

  it("takes the place of what was deleted for it, and marks what it replaces for deletion", () => {
    const dependent = resource("b", { dependencies: [urnOf("a")] });
    const replaced = settle([provider, resource("a", { pendingReplacement: true }), dependent], pending("a"));
    expect(ids(replaced)).toEqual(["p1", "new", "b-1"]);
    expect(replaced.resources?.[1]).not.toHaveProperty("pendingReplacement");
    expect(ids(settle([provider, resource("a"), dependent], pending("a")))).toEqual([
      "p1",
      "new",
      "a-1!",
      "b-1",
    ]);
    const twice = settle([provider, resource("a", { delete: true }), resource("a")], pending("a"));
    expect(faults(twice)).toEqual([]);
    expect(ids(twice)).toEqual(["p1", "a-1!", "new", "a-1!"]);
  });

  it("comes after what it depends on, though its place was before that", () => {
    const entry = pending("a", "creating", { dependencies: [urnOf("c")] });
    const before = [
      provider,
      resource("a", { pendingReplacement: true }),
      resource("b", { parent: urnOf("a") }),
    ];
    const after = settle([...before, resource("c")], entry);
    expect(ids(after)).toEqual(["p1", "c-1", "new", "b-1"]);
    expect(faults(after)).toEqual([]);
  });

  it("that a later run has settled only leaves the list", () => {
    const entry = pending("a");
    const before = { resources: [provider, resource("a", { id: "new" })], pending_operations: [entry] };
    const after = settleCreating(before, own(entry), { id: "new", outputs: {} });
    expect(after).toEqual({ ...before, pending_operations: [] });
  });

  it("takes the place of what was deleted for it also where it has its id, such as a name", () => {
    const before = [provider, resource("a", { id: "new", pendingReplacement: true })];
    const after = settle(before, pending("a"));
    expect(ids(after)).toEqual(["p1", "new"]);
    expect(after.resources?.[1]).not.toHaveProperty("pendingReplacement");
    expect(after.resources?.[1]).toHaveProperty("initErrors");
  });

  it("keeps secret what was: by the name of an input, at any depth, and what is declared so", () => {
    const inputs = { plain: 1, token: secretValue("t"), deep: { list: [{ key: secretValue("k") }] } };
    const entry = pending("a", "creating", { inputs, additionalSecretOutputs: ["extra"] });
    const outputs = { plain: 1, token: "t2", deep: { list: [{ key: "k2" }] }, extra: "e", other: "o" };
    const after = settleCreating({ resources: [provider] }, own(entry), { id: "i", outputs });
    const written = after.resources?.[1]?.outputs ?? {};
    expect(written).toMatchObject({
      plain: 1,
      token: secretValue("t2"),
      deep: secretValue(outputs.deep),
      extra: secretValue("e"),
      other: "o",
    });
    expect(plainValue(written)).toMatchObject(outputs);
  });
});

describe("a deletion that is done", () => {
  it("takes the resource out, unless others depend on it", () => {
    const state = [provider, resource("a"), resource("b")];
    expect(ids(dropResource({ resources: state }, urnOf("a"), "a-1"))).toEqual(["p1", "b-1"]);
    expect(dropResource({ resources: state }, urnOf("a"), "another").resources).toEqual(state);
    const dependent = resource("b", { propertyDependencies: { envId: [urnOf("a")] } });
    const kept = dropResource({ resources: [provider, resource("a"), dependent] }, urnOf("a"), "a-1");
    expect(kept.resources?.[1]).toMatchObject({ id: "a-1", pendingReplacement: true });
    expect(faults(kept)).toEqual([]);
    // The new object of a replacement stands there too.
    const both = [provider, resource("a", { id: "a-2" }), resource("a", { delete: true }), dependent];
    expect(ids(dropResource({ resources: both }, urnOf("a"), "a-1"))).toEqual(["p1", "a-2", "b-1"]);
  });
});

describe("a resource to be converged", () => {
  it("says so, once, and only where it is live", () => {
    const state = { resources: [resource("a", { outputs: { x: 1 } }), resource("a", { delete: true })] };
    const once = markForConvergence(state, urnOf("a"));
    expect(once.resources?.[0]).toMatchObject({ outputs: { x: 1, __incomplete: true } });
    expect(once.resources?.[0]?.initErrors).toHaveLength(1);
    expect(once.resources?.[1]).toEqual(state.resources[1]);
    expect(markForConvergence(once, urnOf("a"))).toEqual(once);
  });
});
