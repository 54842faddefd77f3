import { describe, expect, it } from "vitest";

import type { Preview } from "../../../../../../provider/hosts/commandLine/review/change";
import type { Sources } from "../../../../../../provider/hosts/commandLine/review/cost/sources";
import { quotaOf } from "../../../../../../provider/hosts/commandLine/review/quota";
import { change, envOf, EXAMPLE, preview, sourcesWith } from "../cost/preview";

/** What a review warns of. */
async function warningsOf(some: Preview, sources: Sources): Promise<unknown> {
  const { json, exceeds } = await quotaOf(some, sources);
  const { warnings } = json as { warnings: readonly string[] };
  expect(exceeds).toBe(warnings.length > 0);
  return warnings;
}

const ENVIRONMENTS = "compute environments in the region";
const env = (name: string) => change({ name, verb: "create", after: envOf(1) });
const envs = (count: number) => Array.from({ length: count }, (_, index) => env(`env${index}`));

describe("limits of a platform", () => {
  // The vendor's page: 10 environments for a user, 2000 nodes for each.
  it("are held against what there is, and what the change adds", async () => {
    const used = (count: number) => sourcesWith(EXAMPLE, { [ENVIRONMENTS]: { value: { used: count } } });
    const fits = await quotaOf(preview(envs(2)), used(8));
    expect(fits.exceeds).toBe(false);
    expect(fits.markdown).toContain(`| ${ENVIRONMENTS} | 8 → 10 | 10 (documented default) |`);
    expect((await quotaOf(preview(envs(2)), used(9))).headline).toMatch(/1 of the quotas/);
    expect(await warningsOf(preview(envs(2)), used(9))).toEqual([
      `${ENVIRONMENTS}: 11 of at most 10 (documented default). It may have been raised for the account.`,
    ]);
  });

  it("are held against the stack's objects alone where nobody tells of others", async () => {
    const silent = sourcesWith(EXAMPLE, { [ENVIRONMENTS]: { unknown: "it could not be asked" } });
    const some = await quotaOf(
      preview([env("new")], [{ ...env("old"), verb: "update", before: envOf(1), after: envOf(1) }]),
      silent,
    );
    expect(some.markdown.join("\n")).not.toContain(ENVIRONMENTS);
    expect(some.markdown).toContain("- Not known: `it could not be asked`");
    expect(some.exceeds).toBe(false);
    const half = await quotaOf(preview(envs(5)), silent);
    expect(half.markdown).toContain(
      `| ${ENVIRONMENTS} | 0 → 5, of this stack alone | 10 (documented default) |`,
    );
    expect(await warningsOf(preview(envs(11)), silent)).toHaveLength(1);
  });

  it("of each object are held against each", async () => {
    const wide = change({ name: "wide", verb: "update", before: envOf(1), after: envOf(2_001) });
    const near = change({ name: "near", verb: "create", after: envOf(1_000) });
    const far = change({ name: "far", verb: "create", after: envOf(999) });
    const { markdown } = await quotaOf(preview([near, far]), sourcesWith([]));
    expect(markdown).toContain(
      "| nodes of one environment (`near`) | 0 → 1000 | 2000 (documented default) |",
    );
    expect(markdown.join("\n")).not.toContain("far");
    expect(await warningsOf(preview([wide]), sourcesWith([]))).toEqual([
      "nodes of one environment (`wide`): 2001 of at most 2000 (documented default). It may have been raised for the account.",
    ]);
  });

  it("that were passed before are no fault of a change that takes less", async () => {
    const used = sourcesWith(EXAMPLE, { [ENVIRONMENTS]: { value: { used: 12 } } });
    const gone = change({ name: "gone", verb: "delete", before: envOf(1) });
    const section = await quotaOf(preview([gone]), used);
    expect(section.exceeds).toBe(false);
    expect(section.markdown).toContain(`| ${ENVIRONMENTS} | 12 → 11 | 10 (documented default) |`);
  });

  it("do not count what the stack leaves behind or takes over", async () => {
    const left = change({ name: "left", verb: "keep", before: envOf(1) });
    const taken = change({ name: "taken", verb: "adopt", after: envOf(1) });
    expect((await quotaOf(preview([left, taken]), sourcesWith())).json).toMatchObject({ takings: [] });
  });
});

describe("quotas of a PaddleFlow cluster", () => {
  const queue = (maxResources: object, minResources?: object) =>
    change({
      name: "train",
      type: "paddleflow:Queue",
      verb: "create",
      after: { name: "train", namespace: "default", clusterName: "c1", maxResources, minResources },
    });

  it("are its nodes' cores and memory", async () => {
    const cluster = sourcesWith([], {
      "cores of a queue's maxResources, in its cluster": { value: { most: 16 } },
      "GiB of a queue's maxResources, in its cluster": { value: { most: 64 } },
      "cores that queues are guaranteed, in their cluster": { value: { most: 16, used: 15 } },
      "GiB that queues are guaranteed, in their cluster": { value: { most: 64, used: 0 } },
    });
    const section = await quotaOf(
      preview([queue({ cpu: "20500m", mem: "40Gi" }, { cpu: "2", mem: "1Gi" })]),
      cluster,
    );
    expect(section.json).toMatchObject({
      warnings: [
        "cores of a queue's maxResources, in its cluster (`train`, `c1`): 20.5 of at most 16.",
        "cores that queues are guaranteed, in their cluster (`c1`): 17 of at most 16.",
      ],
    });
    expect(section.markdown).toContain(
      "| GiB that queues are guaranteed, in their cluster (`c1`) | 0 → 1 | 64 |",
    );
  });

  it("are a queue's for the containers of a job", async () => {
    const flavour = { cpu: "4", mem: "8Gi" };
    const members = [
      { role: "driver", replicas: 1, flavour },
      { role: "executor", replicas: 3, flavour },
    ];
    const job = change({
      name: "spark",
      type: "paddleflow:Job",
      verb: "create",
      after: { schedulingPolicy: { queue: "train" }, framework: "spark", members },
    });
    const small = sourcesWith([], { "cores of a job, in its queue": { value: { most: 12 } } });
    expect(await warningsOf(preview([job]), small)).toEqual([
      "cores of a job, in its queue (`spark`, `train`): 16 of at most 12.",
    ]);
    const named = { ...job, after: { schedulingPolicy: { queue: "train" }, flavour: { name: "flavour1" } } };
    const open = await quotaOf(preview([named]), small);
    expect(open.exceeds).toBe(false);
    // The server alone knows what the flavour's name stands for.
    expect(open.json).toMatchObject({ takings: [{ before: 0, most: 12 }, { before: 0 }] });
  });
});

describe("what a platform has of an instance type", () => {
  const grow = (nodes: number) =>
    change({ name: "w", verb: "update", before: envOf(2), after: envOf(nodes) });

  it("is held against the nodes that are added, with what is not certain of it", async () => {
    const few = EXAMPLE.map((offer) => ({ ...offer, left: 3 }));
    expect(await warningsOf(preview([grow(5)]), sourcesWith(few))).toEqual([]);
    expect(await warningsOf(preview([grow(6)]), sourcesWith(few))).toEqual([
      "`w`: 4 more of `S3.SMALL1`, of which the platform shows 3. How sure that figure is: it is a guess.",
    ]);
  });

  it("is nothing where it is sold out, unless nothing is added", async () => {
    const gone = EXAMPLE.map((offer) => ({ ...offer, isSoldOut: true }));
    expect(await warningsOf(preview([grow(3)]), sourcesWith(gone))).toEqual([
      "`w`: `S3.SMALL1` is sold out where it is asked for.",
    ]);
    expect(await warningsOf(preview([grow(1)]), sourcesWith(gone))).toEqual([]);
  });

  it("is not looked for where nobody tells", async () => {
    const silent = EXAMPLE.map(({ left: _, ...offer }) => offer);
    expect(await warningsOf(preview([grow(500)]), sourcesWith(silent))).toEqual([]);
  });
});

it("says nodes, cores and memory of the whole stack", async () => {
  const grows = change({ name: "a", verb: "update", before: envOf(2), after: envOf(4, "S3.SMALL2") });
  const stays = change({ name: "b", verb: "update", before: envOf(1), after: envOf(1) });
  const { markdown } = await quotaOf(preview([grows], [stays]), sourcesWith());
  expect(markdown.slice(0, 3)).toEqual([
    "| of the whole stack | nodes | cores | GiB |",
    "| --- | --- | --- | --- |",
    "| Environments | 3 → 5 | 3 → 5 | 3 → 9 |",
  ]);
});
