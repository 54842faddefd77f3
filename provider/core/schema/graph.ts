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
