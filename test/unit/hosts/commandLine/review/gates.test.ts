import { describe, expect, it } from "vitest";

import type { CostSection, Verb } from "../../../../../provider/hosts/commandLine/review/change";
import { type Findings, gatesOf } from "../../../../../provider/hosts/commandLine/review/gates";
import { change, previewWith } from "./recorded";

const cost = (difference: number, members: Partial<CostSection> = {}): CostSection => ({
  title: "Cost",
  markdown: [],
  json: {},
  perMonth: [{ currency: "CNY", difference }],
  isComplete: true,
  ...members,
});
const quota = (exceeds: boolean) => ({ title: "Quotas", markdown: [], json: {}, exceeds });

function held(list: string, findings: Partial<Findings> = {}): string[] {
  const all = { preview: previewWith(), risks: [], cost: cost(0), quota: quota(false), ...findings };
  return gatesOf(list).flatMap((gate) => {
    const reason = gate.judge(all);
    return reason === undefined ? [] : [`${gate.name}: ${reason}`];
  });
}

const doing = (verb: Verb, name = "a") => ({ preview: previewWith(change({ name, verb })) });

describe("a gate", () => {
  it.each([
    "create",
    "adopt",
    "import",
    "update",
    "replace",
    "delete",
    "keep",
    "forget",
    "drifted",
    "gone",
  ] as const)("on %s holds where a resource is to be so, and names it", (verb) => {
    expect(held(verb, doing(verb))).toEqual([`${verb}: a`]);
    expect(held(verb, doing(verb === "create" ? "update" : "create"))).toEqual([]);
    expect(held(verb)).toEqual([]);
  });

  it("on replacements holds for work that runs again too, not the other way round", () => {
    expect(held("replace,rerun", doing("rerun"))).toEqual(["replace: a", "rerun: a"]);
    expect(held("rerun", doing("replace"))).toEqual([]);
  });

  it("on costs holds above the limit of a month, in whatever currency", () => {
    const changed = doing("update");
    expect(held("cost>100", { ...changed, cost: cost(100) })).toEqual([]);
    expect(held("cost>99.5", { ...changed, cost: cost(100) })).toEqual([
      "cost>99.5: 100.00 CNY more a month",
    ]);
    expect(held("cost>0", { ...changed, cost: cost(-5) })).toEqual([]);
    expect(held("cost>0", { ...changed, cost: undefined })).toEqual([
      "cost>0: the prices were not asked for",
    ]);
    expect(held("cost>0", { cost: undefined })).toEqual([]);
    expect(held("unknown-cost", { ...changed, cost: cost(0, { isComplete: false }) })).toHaveLength(1);
    expect(held("unknown-cost", { ...changed, cost: cost(0) })).toEqual([]);
  });

  it("on quotas holds where the change will not fit, or nobody was asked", () => {
    const changed = doing("create");
    expect(held("quota", { ...changed, quota: quota(true) })).toHaveLength(1);
    expect(held("quota", { ...changed, quota: quota(false) })).toEqual([]);
    expect(held("quota", { ...changed, quota: undefined })).toHaveLength(1);
  });

  it("on risks, warnings and errors holds where there are any", () => {
    const risks = [{ kind: "data", name: "a", urn: "u", text: "x" }] as const;
    const messages = [
      { severity: "error", text: "broken" },
      { severity: "error", text: "too" },
    ] as const;
    expect(held("risk", { risks })).toEqual(["risk: a"]);
    expect(held("risk,warning,error", { preview: { ...previewWith(), messages } })).toEqual([
      "error: broken (and 1 more)",
    ]);
  });

  it.each(["delte", "cost", "cost>", "cost>1e", "cost>-1", "cost<5", "DELETE"])(
    "%s is refused by name",
    (name) => {
      expect(() => gatesOf(`replace, ${name}`)).toThrow(new RegExp(`no "${name}".*replace.*cost>NUMBER`));
    },
  );

  it("may stand with spaces, or not at all", () => {
    expect(gatesOf(" replace , delete,").map(({ name }) => name)).toEqual(["replace", "delete"]);
    expect(gatesOf(undefined)).toEqual([]);
  });
});
