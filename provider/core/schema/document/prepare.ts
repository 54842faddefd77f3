import type { ObjectShape } from "../shape";
import { prepareYaml } from "../yaml";

/** Properties, by name. */
type Bag = Readonly<Record<string, unknown>>;

/**
 * Reads the large documents among properties without keeping others waiting: what is then asked about them, which cannot
 * wait, is known.
 */
export async function prepareDocuments(inputs: ObjectShape, ...bags: readonly Bag[]): Promise<void> {
  await prepareYaml(documentsOf(inputs).flatMap((name) => bags.map((bag) => bag[name])));
}

/** Prepares a comparison: documents that are equal need no reading. */
export async function prepareComparison(inputs: ObjectShape, one: Bag, other: Bag): Promise<void> {
  const different = documentsOf(inputs).filter((name) => one[name] !== other[name]);
  await prepareYaml(different.flatMap((name) => [one[name], other[name]]));
}

function documentsOf({ fields }: ObjectShape): string[] {
  return [...fields].flatMap(([name, { marks }]) => (marks.document === "yaml" ? [name] : []));
}
