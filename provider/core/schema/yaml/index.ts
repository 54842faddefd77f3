import { contentAway, describeAway } from "./away";
import { digestOf } from "./meaning";
import { describe, wholeContent, type YamlText } from "./reading";

export type { YamlText } from "./reading";

/** Reading a longer text, in UTF-16 units, would keep other resources waiting. */
const LONGEST_HERE = 50_000;
/** A check and a diff, and both sides of it, ask for the same texts. */
const MOST_KEPT = 500;

const kept = new Map<string, YamlText>();

/** What a YAML text holds. Large texts are read here and now, unless they were prepared. */
export function yamlText(text: string): YamlText {
  const digest = digestOf(text);
  return kept.get(digest) ?? keep(digest, describe(text));
}

/** One key for all texts that hold the same; a text that is no YAML is itself, but for the ends of its lines. */
export function yamlKey(text: unknown): unknown {
  return typeof text === "string" ? yamlText(text).key : text;
}

/** Reads large texts without keeping others waiting, so that what is then asked about them is known. */
export async function prepareYaml(values: readonly unknown[]): Promise<void> {
  const large = values
    .filter((text) => typeof text === "string")
    .filter(({ length }) => length > LONGEST_HERE);
  const missing = new Map(large.map((text) => [digestOf(text), text] as const));
  for (const digest of missing.keys()) if (kept.has(digest)) missing.delete(digest);
  if (missing.size === 0) return;
  const found = await describeAway([...missing.values()]);
  [...missing.keys()].forEach((digest, index) => keep(digest, found[index]!));
}

/** The whole content of a text's first document, by the newer edition; undefined where it cannot be read. */
export function readYaml(text: string): Promise<unknown> {
  return text.length > LONGEST_HERE ? contentAway(text) : Promise.resolve(wholeContent(text));
}

function keep(digest: string, described: YamlText): YamlText {
  kept.delete(digest);
  kept.set(digest, described);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return described;
}
