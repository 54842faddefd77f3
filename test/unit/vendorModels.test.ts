import { readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, it } from "vitest";

import type { Shape } from "../../provider/core/schema/shape";
import { type Naming, pascalCase, snakeCase } from "../../provider/core/schema/wire";
import { definitionsIn } from "../../provider/registry";
import { platforms } from "../definitions";

/** What `scripts/vendorModels.ts` has found in a vendor's SDK. */
interface Models {
  readonly package: string;
  readonly version: string;
  readonly structures: Readonly<Record<string, readonly string[]>>;
}

/** Reasons, by `Structure` or `Structure.Member` in the API's names; `*` stands for any part of a name. */
type Reasons = Readonly<Record<string, string>>;

interface Differences {
  /** The vendor's structures that one of ours stands for, where not the one of its name. */
  readonly counterparts: Readonly<Record<string, readonly string[]>>;
  /** The structures of ours that together are one of the vendor's. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  /** What the vendor has and the definitions do not. */
  readonly onlyVendor: Reasons;
  /** What the definitions have and the vendor does not. */
  readonly onlyOurs: Reasons;
}

type Structures = ReadonlyMap<string, ReadonlySet<string>>;

const NAMINGS = { tencent: pascalCase, alibaba: pascalCase, otc: snakeCase } satisfies Record<string, Naming>;

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(__dirname, "../fixtures/vendor", name), "utf8"));

/** The structures of a platform's definitions, with their members as the API names them. */
function structuresOf(platform: keyof typeof NAMINGS): Structures {
  const found = new Map<string, Set<string>>();
  const naming = NAMINGS[platform];
  const walk = (shape: Shape, unnamed?: string): void => {
    if (shape.kind === "array" || shape.kind === "map") walk(shape.element);
    if (shape.kind === "union") for (const variant of shape.variants) walk(variant);
    if (shape.kind !== "object") return;
    const name = shape.marks.structure ?? unnamed;
    const members = [...shape.fields].filter(([, { marks }]) => marks.local !== true);
    if (name !== undefined) {
      const wireNames = members.map(([member, { marks }]) => marks.wireName ?? naming(member));
      found.set(name, new Set([...(found.get(name) ?? []), ...wireNames]));
    }
    for (const [, member] of members) walk(member);
  };
  const { resources, functions } = definitionsIn(platforms[platform]);
  for (const { inputs } of resources.values()) walk(inputs);
  for (const { action, inputs, outputs } of functions.values()) {
    // An action in one word has a request and an answer of its name.
    const request = /^\w+$/.test(action) ? action : undefined;
    walk(inputs, request && `${request}Request`);
    walk(outputs, request && `${request}Response`);
  }
  return found;
}

/** The structures, with those that are one together in the place of each. */
function grouped(all: Structures, groups: Differences["groups"] = {}): Structures {
  const parts = new Set(Object.values(groups).flat());
  const single = [...all].filter(([name]) => !parts.has(name));
  const whole = Object.entries(groups).map(([name, names]) => {
    return [name, new Set(names.flatMap((part) => [...(all.get(part) ?? [])]))] as const;
  });
  return new Map([...single, ...whole]);
}

/** What one side has and the other does not, in both directions. */
function compare(ours: Structures, { structures }: Models, { counterparts }: Differences) {
  const matched = new Set<string>();
  const onlyVendor: string[] = [];
  const onlyOurs: string[] = [];
  for (const [name, members] of ours) {
    const vendors = (counterparts[name] ?? [name]).filter((vendor) => vendor in structures);
    if (vendors.length === 0) onlyOurs.push(name);
    if (vendors.length === 0) continue;
    for (const vendor of vendors) matched.add(vendor);
    const theirs = new Set(vendors.flatMap((vendor) => structures[vendor] ?? []));
    onlyVendor.push(...[...theirs].filter((member) => !members.has(member)).map((one) => `${name}.${one}`));
    onlyOurs.push(...[...members].filter((member) => !theirs.has(member)).map((one) => `${name}.${one}`));
  }
  onlyVendor.push(...Object.keys(structures).filter((name) => !matched.has(name)));
  return { onlyVendor, onlyOurs };
}

const matches = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^.]*")}$`).test(name);

/** Differences without a reason, and reasons without a difference. */
function unexplained(differences: readonly string[], reasons: Reasons): string[] {
  const patterns = Object.keys(reasons);
  return [
    ...differences.filter((name) => !patterns.some((pattern) => matches(pattern, name))),
    ...patterns
      .filter((pattern) => !differences.some((name) => matches(pattern, name)))
      .map((pattern) => `no difference: ${pattern}`),
  ];
}

describe.each(Object.keys(NAMINGS) as (keyof typeof NAMINGS)[])("the definitions of %s", (platform) => {
  const models = fixture(`${platform}.models.json`) as Models;
  const differences = fixture(`${platform}.differences.json`) as Differences;
  const ours = structuresOf(platform);
  const found = compare(grouped(ours, differences.groups), models, differences);

  it(`have what the vendor's models have (${models.package} ${models.version}), but for what has a reason`, () => {
    expect({
      onlyVendor: unexplained(found.onlyVendor, differences.onlyVendor),
      onlyOurs: unexplained(found.onlyOurs, differences.onlyOurs),
    }).toEqual({ onlyVendor: [], onlyOurs: [] });
  });

  it("give a reason for each difference", () => {
    const reasons = [...Object.values(differences.onlyVendor), ...Object.values(differences.onlyOurs)];
    expect(reasons.filter((reason) => reason.length < 10)).toEqual([]);
    const named = [
      ...Object.keys(differences.counterparts),
      ...Object.values(differences.groups ?? {}).flat(),
    ];
    expect(named.filter((name) => !ours.has(name))).toEqual([]);
  });
});
