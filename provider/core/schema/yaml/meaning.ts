import { createHash } from "node:crypto";

import type { Schema } from "yaml";

import { yaml } from "./libraries";

/** What the source of a plain scalar begins with, so that it differs from a quoted text. */
export const PLAIN = "\0";
const MERGE = `${PLAIN}<<`;
/** What a quoted text begins with that would begin with a NUL: no plain scalar begins with a quote. */
export const QUOTED = `${PLAIN}"`;

/** A node with a tag of its own, which only the platform understands. */
export class Tagged {
  constructor(
    readonly tag: string,
    readonly value: Tree,
  ) {}
}

/** A document before any edition has a say: plain scalars by their source; an alias is the very object of its anchor. */
export type Tree = string | null | Tagged | readonly Tree[] | { readonly [name: string]: Tree };

/** A text that cannot be read, and why. */
export class YamlProblem extends Error {}

/**
 * How many values aliases may stand for, written out. Parsers of platforms take about as many; a text that is meant to
 * exhaust its reader has millions.
 */
const MOST_ALIASED = 400_000;
/** Longer forms are replaced by their digest, so that a value which aliases repeat costs no more than its first use. */
const LONGEST_FORM = 2_000;
/** In an outline, collections of more values than these are empty. */
const MOST_OUTLINED = 1_000;

let loaded: { readonly older: Schema; readonly newer: Schema } | undefined;
function editions(): NonNullable<typeof loaded> {
  const { Schema } = yaml();
  loaded ??= { older: new Schema({ schema: "yaml-1.1" }), newer: new Schema({ schema: "core" }) };
  return loaded;
}
/** No edition takes what begins with another letter for anything but a text. */
const MAY_BE_VALUE = /^(?:$|[-+.~=\d<yYnNtTfFoO])/;
/** What all editions take for the same number. */
const WHOLE = /^(?:0|-?[1-9]\d*)$/;
const FRACTION = /^-?\d+\.\d+$/;

/** What an edition takes a plain scalar for. */
function resolved(schema: Schema, source: string): unknown {
  for (const tag of schema.tags) {
    if (tag.default !== true || tag.collection !== undefined || tag.test?.test(source) !== true) continue;
    const found = tag.resolve(source, () => undefined, { intAsBigInt: true });
    return yaml().isScalar(found) ? found.value : found;
  }
  return source;
}

/**
 * A value with its type. Other numbers than whole ones are as they are written: what reads `4.10` as a text does not see
 * 4.1 in it, and JavaScript takes neighbours among large numbers for the same.
 */
function formOf(value: unknown, source: string): string {
  switch (typeof value) {
    case "bigint":
      return `n${value}`;
    case "number":
      return `f${source}`;
    case "boolean":
      return `b${value}`;
    case "string":
      return JSON.stringify(value);
    default:
      return value instanceof Date ? `d${value.getTime()}` : value === null ? "~" : `?${source}`;
  }
}

/** What a document means: one form for all that mean the same, and how much it is. */
export class Meaning {
  readonly #plain = new Map<string, string>();
  readonly #forms = new Map<object, { readonly form: string; readonly size: number } | undefined>();
  #size = 0;
  #aliased = 0;
  /** One text for all documents that hold the same. */
  readonly form: string;

  constructor(readonly tree: Tree) {
    this.form = this.#formOf(tree);
    if (this.#aliased > MOST_ALIASED) {
      throw new YamlProblem(`its aliases stand for more than ${MOST_ALIASED.toLocaleString("en")} values`);
    }
  }

  /** The content as the newer edition reads it; of the members at the top, large ones are empty. */
  get outline(): unknown {
    const tree = withoutTag(this.tree);
    if (!isMap(tree)) return isScalar(tree) ? contentOf(tree) : [];
    const members = membersOf(tree).map(([name, value]) => {
      const member = withoutTag(value);
      const isLarge = !isScalar(member) && (this.#forms.get(member)?.size ?? 0) > MOST_OUTLINED;
      return [nameOf(name), isLarge ? (isMap(member) ? {} : []) : contentOf(member)] as const;
    });
    return Object.fromEntries(members);
  }

  #formOf(tree: Tree): string {
    if (isScalar(tree)) {
      this.#size += 1;
      return this.#scalar(tree);
    }
    if (this.#forms.has(tree)) {
      const known = this.#forms.get(tree);
      if (known === undefined) throw new YamlProblem("an anchor stands in its own value");
      this.#size += known.size;
      this.#aliased += known.size;
      return known.form;
    }
    this.#forms.set(tree, undefined);
    const before = this.#size;
    this.#size += 1;
    const form = shortened(this.#collection(tree));
    this.#forms.set(tree, { form, size: this.#size - before });
    return form;
  }

  #collection(tree: Exclude<Tree, string | null>): string {
    if (tree instanceof Tagged) return `!${JSON.stringify(tree.tag)} ${this.#formOf(tree.value)}`;
    if (!isMap(tree)) return `[${tree.map((item) => this.#formOf(item)).join()}]`;
    const members = new Map<string, string>();
    // Of equal keys the later one wins.
    for (const name of Object.keys(tree)) members.set(this.#scalar(name), this.#formOf(tree[name]!));
    const names = [...members.keys()].sort();
    const form = `{${names.map((name) => `${name}:${members.get(name)}`).join()}}`;
    // What stands before a merge is replaced by it.
    const before = Object.hasOwn(tree, MERGE)
      ? Object.keys(tree).slice(0, Object.keys(tree).indexOf(MERGE))
      : [];
    return before.length === 0 ? form : `${form}<${JSON.stringify(before.sort())}`;
  }

  /** Both editions must agree, because platforms read numbers and truth values partly as the older one does. */
  #scalar(scalar: string | null): string {
    if (scalar !== null && !scalar.startsWith(PLAIN)) return JSON.stringify(scalar);
    const source = scalar === null ? "" : scalar.slice(PLAIN.length);
    if (!MAY_BE_VALUE.test(source)) return JSON.stringify(source);
    if (WHOLE.test(source)) return `n${source}`;
    if (FRACTION.test(source)) return `f${source}`;
    let form = this.#plain.get(source);
    if (form === undefined) {
      const [older, newer] = [editions().older, editions().newer].map((schema) =>
        formOf(resolved(schema, source), source),
      );
      form = older === newer ? older! : `(${older}|${newer})`;
      this.#plain.set(source, form);
    }
    return form;
  }
}

/** The whole content as the newer edition reads it. Aliases share their values. */
export function contentOf(tree: Tree, seen = new Map<object, unknown>()): unknown {
  if (isScalar(tree)) return valueOf(tree);
  if (tree instanceof Tagged) return contentOf(tree.value, seen);
  const known = seen.get(tree);
  if (known !== undefined) return known;
  const content = isMap(tree)
    ? Object.fromEntries(
        membersOf(tree).map(([name, item]) => [nameOf(name), contentOf(item, seen)] as const),
      )
    : tree.map((item) => contentOf(item, seen));
  seen.set(tree, content);
  return content;
}

/** The members of a map with those that it merges; of a name the last one wins, as parsers of Go have it. */
function membersOf(map: Readonly<Record<string, Tree>>): (readonly [string, Tree])[] {
  return Object.entries(map).flatMap(([name, value]) => {
    const sources = name !== MERGE ? [] : Array.isArray(value) ? (value as readonly Tree[]) : [value];
    const isMerge = sources.length > 0 && sources.every(isMap);
    return isMerge ? sources.toReversed().flatMap(membersOf) : [[name, value] as const];
  });
}

function withoutTag(tree: Tree): Exclude<Tree, Tagged> {
  return tree instanceof Tagged ? withoutTag(tree.value) : tree;
}

export function isMap(tree: Tree): tree is Readonly<Record<string, Tree>> {
  return typeof tree === "object" && tree !== null && !Array.isArray(tree) && !(tree instanceof Tagged);
}

function isScalar(tree: Tree): tree is string | null {
  return typeof tree === "string" || tree === null;
}

function valueOf(scalar: string | null): unknown {
  if (scalar === null) return null;
  if (!scalar.startsWith(PLAIN) || scalar.startsWith(QUOTED)) return nameOf(scalar);
  const value = resolved(editions().newer, scalar.slice(PLAIN.length));
  return typeof value === "bigint" ? Number(value) : value;
}

/** The text of a key. */
export function nameOf(name: string): string {
  if (name.startsWith(QUOTED)) return name.slice(QUOTED.length);
  return name.startsWith(PLAIN) ? name.slice(PLAIN.length) : name;
}

function shortened(form: string): string {
  return form.length > LONGEST_FORM ? `#${digestOf(form)}` : form;
}

export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
