import type { Settings } from "./field";
import { type ScalarShape, type Shape, variantOf } from "./shape";
import { containsUnknown, isNothing, orEmpty } from "./values";

/** One text for all spellings of a scalar that mean the same; absence is its default. */
export function scalarKey(shape: ScalarShape, value: unknown, settings: Settings = {}): string {
  const { platformDefault, settingDefault } = shape.marks;
  const meant = settingDefault === undefined ? platformDefault : settings[settingDefault];
  const effective = value ?? shape.default ?? meant;
  if (isNothing(effective)) return "";
  // What check has refused may be anything.
  if (typeof effective === "object") return `=${JSON.stringify(effective)}`;
  if (shape.marks.key) return `=${JSON.stringify(shape.marks.key(effective))}`;
  if (shape.type === "number" && effective !== "") return `=${Number(effective)}`;
  // A boolean is echoed as "TRUE" by some platforms, whatever was sent.
  if (shape.type === "boolean") return `=${scalarText(effective).toLowerCase()}`;
  return `=${scalarText(effective)}`;
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** One text for all values that mean the same. */
export function canonical(shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case "scalar":
      return scalarKey(shape, value);
    case "array": {
      const items = (Array.isArray(value) ? value : []).map((item) => canonical(shape.element, item));
      return JSON.stringify(shape.marks.unordered ? items.sort() : items);
    }
    case "map": {
      const entries = Object.entries(orEmpty(value) ?? {}).map(([name, item]) => [
        name,
        canonical(shape.element, item),
      ]);
      return JSON.stringify(entries.sort());
    }
    case "object": {
      const record = orEmpty(value) ?? {};
      return JSON.stringify(
        [...shape.fields].map(([name, member]) => [name, canonical(member, record[name])]),
      );
    }
    case "union": {
      const variant = variantOf(shape, orEmpty(value) ?? {});
      return variant === undefined ? JSON.stringify(value) : canonical(variant, value);
    }
  }
}

/** Whether a value is the same as none. */
export function isTakenAway(shape: Shape, value: unknown, settings: Settings): boolean {
  if (shape.kind === "scalar") {
    return (
      !containsUnknown(value) && scalarKey(shape, value, settings) === scalarKey(shape, undefined, settings)
    );
  }
  return isNothing(value) || (Array.isArray(value) && value.length === 0);
}
