/** A run of so many resources took so long. */
export interface Point {
  readonly size: number;
  readonly seconds: number;
}

/**
 * The seconds that a larger size will take. The engine does something for each resource, and writes a state that grows
 * with the resources once or twice for each: so the time is b·N + c·N², and the two largest points tell b and c. Undefined
 * where there are not two.
 */
export function extrapolate(points: readonly Point[], size: number): number | undefined {
  const [second, first] = [...points].sort((a, b) => a.size - b.size).slice(-2);
  if (first === undefined || second === undefined || first.size === second.size) return undefined;
  const [perFirst, perSecond] = [first.seconds / first.size, second.seconds / second.size];
  const quadratic = (perFirst - perSecond) / (first.size - second.size);
  // Below zero it is noise: then it grows with N alone, as the larger of the two.
  if (quadratic <= 0) return perFirst * size;
  return (perFirst - quadratic * first.size) * size + quadratic * size ** 2;
}

/** The least time that requests take at documented rates, and the action that needs it. */
export interface Floor {
  readonly seconds: number;
  readonly action: string;
}

/**
 * The least time that a platform needs for requests, by action: each action has a rate of its own, all can go on at once,
 * and the requests of the first second wait for nobody. Undefined where none of the actions has a rate.
 */
export function leastTime(
  requests: Readonly<Record<string, number>>,
  ratePerSecond: (action: string) => number | undefined,
): Floor | undefined {
  const floors = Object.entries(requests).flatMap(([action, count]) => {
    const rate = ratePerSecond(action);
    return rate === undefined || count === 0
      ? []
      : [{ action, seconds: Math.max(0, Math.ceil(count / rate) - 1) }];
  });
  return floors.sort((a, b) => b.seconds - a.seconds)[0];
}

/** The requests that so many resources took, by action. */
export interface Count {
  readonly size: number;
  readonly requests: Readonly<Record<string, number>>;
}

/**
 * The requests of another number of resources. Some are sent once for each run and some for each resource, or each so many:
 * the line through two sizes tells how many of each action.
 */
export function requestsFor(size: number, first: Count, second: Count): Record<string, number> {
  const actions = new Set([first, second].flatMap(({ requests }) => Object.keys(requests)));
  return Object.fromEntries(
    [...actions].map((action) => {
      const [from, to] = [first.requests[action] ?? 0, second.requests[action] ?? 0];
      const perResource = (to - from) / (second.size - first.size);
      // What a float makes a little more than a whole number is that number.
      return [action, Math.max(0, Math.ceil(to + perResource * (size - second.size) - 1e-6))];
    }),
  );
}
