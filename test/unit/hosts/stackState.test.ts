import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Deployment, PendingOperation, StateResource } from "../../../provider/hosts/stack/stackExport";
import { plainValue, secretValue } from "../../../provider/hosts/stack/stateSecrets";
import {
  dropOperation,
  dropResource,
  markForConvergence,
  type OwnOperation,
  pendingOperations,
  settleCreating,
} from "../../../provider/hosts/stack/stackState";
import { withProvider } from "../../../provider/hosts/stack/stateProvider";
import { dynamicType, resourceType } from "../../../provider/hosts/dynamic/token";
import { nameOf, parseUrn } from "../../../provider/hosts/stack/urn";

const TYPE = dynamicType("tencent:Job");
const urnOf = (name: string) => `urn:pulumi:dev::shop::${TYPE}::${name}`;
const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:pulumi-nodejs::default";
const provider: StateResource = { urn: PROVIDER, type: "pulumi:providers:pulumi-nodejs", id: "p1" };
const resource = (name: string, more: Partial<StateResource> = {}): StateResource => ({
  urn: urnOf(name),
  type: TYPE,
  custom: true,
  id: `${name}-1`,
  provider: `${PROVIDER}::p1`,
  ...more,
});
const pending = (name: string, type = "creating", more: Partial<StateResource> = {}): PendingOperation => {
  const { id: _id, ...rest } = resource(name);
  return { type, resource: { ...rest, ...more } };
};
function own(entry: PendingOperation): OwnOperation {
  const [operation] = pendingOperations({ pending_operations: [entry] }).ours;
  if (operation === undefined) throw new Error("it is none of ours");
  return operation;
}
const ids = ({ resources }: Deployment) => resources?.map(({ id, delete: gone }) => (gone ? `${id}!` : id));

/** What `pulumi stack import` refuses, as the engine's VerifyIntegrity has it. */
function faults({ resources = [] }: Deployment): string[] {
  const seen = new Set<string>();
  const providers = new Set<string>();
  const found: string[] = [];
  for (const entry of resources ?? []) {
    if (entry.type?.startsWith("pulumi:providers:")) providers.add(`${entry.urn}::${entry.id}`);
    if (entry.provider && !providers.has(entry.provider) && entry.pendingReplacement !== true) {
      found.push(`${entry.urn}: unknown provider`);
    }
    const lists = [entry.dependencies, entry.replaceWith, ...Object.values(entry.propertyDependencies ?? {})];
    const references = [entry.parent, entry.deletedWith, ...lists.flatMap((list) => list ?? [])];
    for (const urn of references)
      if (urn && !seen.has(urn)) found.push(`${entry.urn}: ${urn} is not before it`);
    seen.add(entry.urn);
  }
  for (const urn of seen) {
    const live = resources?.filter((entry) => entry.urn === urn && entry.delete !== true) ?? [];
    if (live.length > 1) found.push(`${urn}: twice`);
  }
  return found;
}

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

describe("the provider of a resource", () => {
  const configuration = () => Promise.resolve({ "batchflow:tencent": secretValue("{}") });

  it("is the one in state, by whatever id, or is made again", async () => {
    const { resource: wanted } = pending("a");
    expect(await withProvider({ resources: [provider] }, wanted, configuration)).toMatchObject({
      provider: `${PROVIDER}::p1`,
    });
    const renewed = { resources: [{ ...provider, id: "p2" }] };
    expect(await withProvider(renewed, wanted, configuration)).toEqual({
      deployment: renewed,
      provider: `${PROVIDER}::p2`,
    });
    const made = await withProvider({}, wanted, configuration);
    expect(made?.deployment.resources).toMatchObject([
      { urn: PROVIDER, id: "p1", type: "pulumi:providers:pulumi-nodejs", inputs: await configuration() },
    ]);
    const foreign = { ...wanted, provider: "urn:pulumi:dev::shop::pulumi:providers:aws::default::x" };
    expect(await withProvider({}, foreign, configuration)).toBeUndefined();
    expect(await withProvider({}, { ...wanted, provider: undefined }, configuration)).toBeUndefined();
  });
});

describe("URNs", () => {
  it("say stack, project and name", () => {
    expect(parseUrn(`${urnOf("a")}::b`)).toEqual({ stack: "dev", project: "shop", name: "a::b" });
    expect(nameOf(urnOf("x:y"))).toBe("x:y");
    expect(nameOf("none")).toBe("none");
  });
});

/** Valid states: each entry refers to earlier ones only, and one entry of a URN at most is live. */
const states = fc
  .array(
    fc.record({
      name: fc.nat(5),
      dependencies: fc.array(fc.nat(20), { maxLength: 3 }),
      parent: fc.option(fc.nat(20)),
      pendingReplacement: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((drawn) => {
    const resources: StateResource[] = [provider];
    const live = new Set<number>();
    for (const [index, { name, dependencies, parent, pendingReplacement }] of drawn.entries()) {
      const at = (position: number) => resources[position % resources.length]?.urn ?? PROVIDER;
      const isLive = !live.has(name);
      live.add(name);
      resources.push(
        resource(String(name), {
          id: `i${index}`,
          dependencies: dependencies.map(at),
          parent: parent === null ? null : at(parent),
          ...(isLive ? { pendingReplacement } : { delete: true }),
        }),
      );
    }
    return resources;
  });

describe("whatever the state", () => {
  it("stays one that the engine takes", () => {
    fc.assert(
      fc.property(states, fc.nat(6), fc.array(fc.nat(7)), fc.nat(7), (resources, name, needed, parent) => {
        expect(faults({ resources })).toEqual([]);
        const entry = pending(String(name), "creating", {
          dependencies: needed.filter((other) => other !== name).map((other) => urnOf(String(other))),
          propertyDependencies: {
            x: needed.filter((other) => other < name).map((other) => urnOf(String(other))),
          },
          parent: parent === name ? null : urnOf(String(parent)),
        });
        const needs = new Set(needed.map((other) => urnOf(String(other))).concat(urnOf(String(parent))));
        const reaches = (urn: string, seen = new Set<string>()): boolean =>
          resources.some((one) => {
            if (one.urn !== urn) return false;
            const before = [one.parent, ...(one.dependencies ?? [])].filter((ref) => typeof ref === "string");
            return before.some((ref) => {
              if (ref === entry.resource.urn) return true;
              if (seen.has(ref)) return false;
              seen.add(ref);
              return reaches(ref, seen);
            });
          });
        // The engine's program has no cycles, and so neither has a state with the new resource.
        fc.pre(![...needs].some((urn) => reaches(urn)));
        const after = settleCreating({ resources, pending_operations: [entry] }, own(entry), {
          id: "new",
          outputs: {},
        });
        expect(faults(after)).toEqual([]);
        expect(ids(after)).toContain("new");
        for (const { urn, id, pendingReplacement } of resources) {
          if (urn === entry.resource.urn && pendingReplacement === true) continue;
          expect(after.resources?.some((one) => one.urn === urn && one.id === id)).toBe(true);
        }
        for (const { urn, id } of resources.slice(1)) {
          const dropped = dropResource({ resources }, urn, id ?? "");
          expect(faults(dropped)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
