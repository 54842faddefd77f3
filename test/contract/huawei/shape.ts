/** The types of a JSON value and of all its members; of a list, those of its first item. */
export function shapeOf(value: unknown): unknown {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? ["empty"] : [shapeOf(value[0])];
  if (typeof value !== "object") return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shapeOf(item)]));
}

/** The paths at which two shapes differ, and how; `abridged` forgives members that only the second one has. */
export function differences(expected: unknown, actual: unknown, abridged = false, path = "$"): string[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return differences(expected[0], actual[0], abridged, `${path}[]`);
  }
  if (!isMap(expected) || !isMap(actual)) {
    const [a, b] = [describe(expected), describe(actual)];
    return a === b ? [] : [`${path}: ${a}, not ${b}`];
  }
  const names = new Set([...Object.keys(expected), ...(abridged ? [] : Object.keys(actual))]);
  return [...names].flatMap((name) => differences(expected[name], actual[name], abridged, `${path}.${name}`));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(shape: unknown): string {
  if (shape === undefined) return "absent";
  if (Array.isArray(shape)) return "a list";
  return typeof shape === "string" ? shape : "an object";
}
