/** Maps that users fill: their members are no structure. */
const MAPS = new Set(["env", "parameters", "labels"]);

/** The types of a JSON value and of all its members; of a list, those of its first item. */
export function shapeOf(value: unknown, name = ""): unknown {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? ["empty"] : [shapeOf(value[0], name)];
  if (typeof value !== "object") return typeof value;
  if (MAPS.has(name)) return "map";
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, item]) => [key, shapeOf(item, key)]));
}

/** The paths at which two shapes differ, and how. */
export function differences(expected: unknown, actual: unknown, path = "$"): string[] {
  if (!isMap(expected) || !isMap(actual)) {
    if (Array.isArray(expected) && Array.isArray(actual)) {
      return differences(expected[0], actual[0], `${path}[]`);
    }
    const [a, b] = [describe(expected), describe(actual)];
    return a === b ? [] : [`${path}: ${a}, not ${b}`];
  }
  const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...names].flatMap((name) => differences(expected[name], actual[name], `${path}.${name}`));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(shape: unknown): string {
  if (shape === undefined) return "absent";
  if (Array.isArray(shape)) return "a list";
  return typeof shape === "string" ? shape : "an object";
}
