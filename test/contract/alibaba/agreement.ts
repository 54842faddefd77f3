/** Members whose values are made up anew each time: of them only the type counts, and of numbers whether they are 0. */
export type Volatile = ReadonlySet<string>;

/** The paths at which an answer differs from what is expected, and how. */
export function differences(expected: unknown, actual: unknown, made: Volatile, path = "$"): string[] {
  const name = path.slice(path.lastIndexOf(".") + 1).replaceAll("[]", "");
  if (isObject(expected) && isObject(actual)) {
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...names].flatMap((key) => differences(expected[key], actual[key], made, `${path}.${key}`));
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return [`${path}: ${expected.length} items, not ${actual.length}`];
    return expected.flatMap((item, i) => differences(item, actual[i], made, `${path}[]`));
  }
  const [left, right] = [kindOf(expected), kindOf(actual)];
  if (left !== right) return [`${path}: ${left}, not ${right}`];
  if (typeof expected === "number" && (expected === 0) !== (actual === 0)) {
    return [`${path}: ${expected}, not ${String(actual)}`];
  }
  const same = made.has(name) || expected === actual;
  return same ? [] : [`${path}: ${JSON.stringify(expected)}, not ${JSON.stringify(actual)}`];
}

function kindOf(value: unknown): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
