import { isNothing } from "../core/compare";
import { type Problem, type Settings, type Shape, variantOf } from "../core/schema";
import { isRecord } from "../core/unknowns";

/** The properties that the service does not have in the edition that the connection names. */
export function editionProblems(
  shape: Shape,
  value: unknown,
  settings: Settings,
  path: readonly PropertyKey[] = [],
): Problem[] {
  if (isNothing(value)) return [];
  const { onlyWith } = shape.marks;
  if (onlyWith && !Object.entries(onlyWith).every(([name, wanted]) => settings[name] === wanted)) {
    return [
      {
        path,
        reason: `the API of the connection's \`edition\` ${JSON.stringify(settings.edition)} does not have it`,
      },
    ];
  }
  switch (shape.kind) {
    case "scalar":
    case "map":
      return [];
    case "array":
      return (Array.isArray(value) ? value : []).flatMap((item, index) =>
        editionProblems(shape.element, item, settings, [...path, index]),
      );
    case "union": {
      const variant = isRecord(value) ? variantOf(shape, value) : undefined;
      return variant === undefined ? [] : editionProblems(variant, value, settings, path);
    }
    case "object":
      return isRecord(value)
        ? [...shape.fields].flatMap(([name, member]) =>
            editionProblems(member, value[name], settings, [...path, name]),
          )
        : [];
  }
}
