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

/** A directed connection of two nodes. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The first edge, in their order, with which edges lead round in a circle, and the nodes of that circle. */
export function firstCircle<E extends Edge>(
  edges: readonly E[],
): { readonly edge: E; readonly nodes: readonly string[] } | undefined {
  const successors = new Map<string, string[]>();
  for (const edge of edges) {
    const back = pathBetween(edge.to, edge.from, successors);
    if (back !== undefined) return { edge, nodes: [edge.from, ...back] };
    successors.set(edge.from, [...(successors.get(edge.from) ?? []), edge.to]);
  }
  return undefined;
}

function pathBetween(
  from: string,
  to: string,
  successors: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const name of queue) {
    if (name === to) {
      const path: string[] = [];
      for (let at: string | undefined = to; at !== undefined; at = cameFrom.get(at)) path.unshift(at);
      return path;
    }
    for (const next of successors.get(name) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, name);
      queue.push(next);
    }
  }
  return undefined;
}
