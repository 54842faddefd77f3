import type * as Yaml from "yaml";

import { jsYaml, yaml } from "./libraries";
import { isMap, Meaning, PLAIN, QUOTED, Tagged, type Tree, YamlProblem } from "./meaning";

/** A text's first document. */
export interface Reading {
  readonly tree: Tree;
  /** Whether others follow it. */
  readonly several: boolean;
  /** Where a key stands that its mapping has already: the later one wins. */
  readonly repeated?: string | undefined;
}

/** Plain scalars as they are written. */
function sources(): InstanceType<ReturnType<typeof jsYaml>["Schema"]> {
  const { FAILSAFE_SCHEMA, Schema, Type } = jsYaml();
  const plain = new Type("tag:yaml.org,2002:plain", {
    kind: "scalar",
    resolve: () => true,
    construct: (source) => PLAIN + source,
  });
  return new Schema({ include: [FAILSAFE_SCHEMA], implicit: [plain] });
}

/** What the fast reader would lose: a NUL by an escape, and keys that are no scalars. */
const BEYOND_FAST = /\\(?:0|x00|u0000|U00000000)|(?:^|[\s,[{])\?\s|\]\s*:\s|\*\S+\s+:\s/;
/** Both libraries read a line break at the end of every text, which becomes part of a block scalar there. */
const BLOCK_SCALAR = /[|>][-+0-9]*[ \t]*(?:#.*)?$/m;
/** Errors of the library `yaml` whose messages say the same for every text. */
const QUOTE_NOTHING = new Set<string>([
  "BAD_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "BLOCK_IN_FLOW",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "TAB_AS_INDENT",
]);
const MAP_AS_KEY = "[object Object]";

const STANDARD = "tag:yaml.org,2002:";
/** Tags that say no more than the node itself does. */
const PLAIN_TAGS = new Set(["!", `${STANDARD}str`, `${STANDARD}map`, `${STANDARD}seq`]);

/**
 * Reads a text. js-yaml takes a tenth of the time of the library `yaml`, which reads what js-yaml does not, such as tags
 * of the platform's own, and says what is wrong where none of them can.
 */
export function readTree(text: string): Reading {
  return fastTree(text) ?? thoroughTree(text);
}

/** A text as js-yaml reads it; undefined where it refuses it, or would lose something. */
export function fastTree(text: string): Reading | undefined {
  if (BEYOND_FAST.test(text) || (!endsInBreak(text) && BLOCK_SCALAR.test(text))) return undefined;
  try {
    const documents = jsYaml().loadAll(text, undefined, { schema: sources() }) as Tree[];
    const [tree = null] = documents;
    const isWhole = isMap(tree) && !hasLostKey(tree, new Set());
    return isWhole ? { tree, several: documents.length > 1 } : undefined;
  } catch {
    return undefined;
  }
}

function hasLostKey(tree: Tree, seen: Set<object>): boolean {
  if (typeof tree !== "object" || tree === null || tree instanceof Tagged || seen.has(tree)) return false;
  seen.add(tree);
  return MAP_AS_KEY in tree || Object.values(tree).some((item) => hasLostKey(item, seen));
}

/** A text as the library `yaml` reads it. Throws a YamlProblem. */
export function thoroughTree(text: string): Reading {
  const { Composer, LineCounter, Parser } = yaml();
  const lines = new LineCounter();
  const composer = new Composer({ uniqueKeys: false, logLevel: "error", schema: "core" });
  const documents = composer.compose(new Parser(lines.addNewLine).parse(text), true, text.length);
  // What follows the first document is not looked at.
  const { value: document } = documents.next() as { value: Yaml.Document.Parsed | undefined };
  const [error] = document?.errors ?? [];
  if (error !== undefined) {
    if (error.message.startsWith("Maximum call stack")) throw new RangeError(error.message);
    throw new YamlProblem(`${reasonOf(error)} at ${placeIn(lines, error.pos[0])}`);
  }
  const reader = new NodeReader(lines, endsInBreak(text) ? undefined : text.length);
  const tree = reader.treeOf(document?.contents ?? null);
  return { tree, several: documents.next().done !== true, repeated: reader.repeated };
}

/** The library's own words where they never quote the text, which may hold secrets. */
function reasonOf({ code, message }: Yaml.YAMLError): string {
  if (!QUOTE_NOTHING.has(code)) return code.toLowerCase().replaceAll("_", " ");
  return message.split("\n")[0]!;
}

function placeIn(lines: Yaml.LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}`;
}

function endsInBreak(text: string): boolean {
  return /[\r\n]$/.test(text);
}

/** Makes a tree of what the library `yaml` has read. */
class NodeReader {
  readonly #yaml = yaml();
  readonly #anchors = new Map<string, Tree>();
  /** Where a text ends that has no line break at its end. */
  readonly #end: number | undefined;
  readonly #lines: Yaml.LineCounter;
  repeated: string | undefined;

  constructor(lines: Yaml.LineCounter, end: number | undefined) {
    this.#lines = lines;
    this.#end = end;
  }

  treeOf(node: Yaml.Node | null): Tree {
    if (node === null) return null;
    if (this.#yaml.isAlias(node)) {
      const value = this.#anchors.get(node.source);
      if (value === undefined) {
        throw new YamlProblem(`the alias at ${this.#placeOf(node)} has no anchor before it`);
      }
      return value;
    }
    const { tag, anchor } = node;
    const isTagged = tag !== undefined && !PLAIN_TAGS.has(tag);
    const content = this.#yaml.isScalar(node) ? this.#textOf(node) : this.#yaml.isMap(node) ? {} : [];
    const tree = isTagged ? new Tagged(tag, content) : content;
    // Before the members, which may refer to it.
    if (anchor !== undefined) this.#anchors.set(anchor, tree);
    if (this.#yaml.isCollection(node) && typeof content !== "string") this.#fill(content, node.items);
    return tree;
  }

  #fill(content: Tree[] | Record<string, Tree>, items: readonly unknown[]): void {
    for (const item of items) {
      if (!this.#yaml.isPair(item)) (content as Tree[]).push(this.treeOf(item as Yaml.Node | null));
      else {
        const name = keyOf(this.treeOf(item.key as Yaml.Node | null));
        const value = this.treeOf(item.value as Yaml.Node | null);
        if (Object.hasOwn(content, name)) this.repeated ??= this.#placeOf(item.key);
        Object.defineProperty(content, name, { value, enumerable: true, configurable: true, writable: true });
      }
    }
  }

  #placeOf(node: unknown): string {
    return placeIn(this.#lines, (node as Yaml.Node | null)?.range?.[0] ?? 0);
  }

  #textOf(node: Yaml.Scalar): string {
    const source = node.source ?? String(node.value);
    if (node.tag === undefined && node.type === this.#yaml.Scalar.PLAIN) return PLAIN + source;
    const { BLOCK_LITERAL, BLOCK_FOLDED } = this.#yaml.Scalar;
    const isBlock = node.type === BLOCK_LITERAL || node.type === BLOCK_FOLDED;
    const atEnd = isBlock && node.range?.[1] === this.#end && source.endsWith("\n");
    const text = atEnd ? source.slice(0, -1) : source;
    return text.startsWith(PLAIN) ? QUOTED + text : text;
  }
}

/** Keys that are no scalars get a name of their own, their form: no plain scalar begins like one. */
function keyOf(key: Tree): string {
  if (key === null) return PLAIN;
  return typeof key === "string" ? key : PLAIN + new Meaning(key).form;
}
