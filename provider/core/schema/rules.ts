import type { Problem, Rule } from "./field";

const given = (value: Readonly<Record<string, unknown>>, names: readonly string[]): string[] =>
  names.filter((name) => value[name] !== undefined && value[name] !== null);

function exclusion(names: readonly string[], needed: boolean): Rule {
  return {
    check(value): Problem[] {
      const found = given(value, names);
      const list = names.join(", ");
      if (found.length > 1) {
        return [
          {
            path: [found[1]!],
            reason: `only one of ${list} may be given, not ${found.join(" and ")}`,
          },
        ];
      }
      return needed && found.length === 0
        ? [{ path: [names[0]!], reason: `one of ${list} is required` }]
        : [];
    },
  };
}

/** Exactly one of the members is given; one that is not known yet counts as given. */
export const exactlyOneOf = (...names: string[]): Rule => exclusion(names, true);

/** At most one of the members is given; one that is not known yet counts as given. */
export const atMostOneOf = (...names: string[]): Rule => exclusion(names, false);
