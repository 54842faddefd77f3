/**
 * For each wanted item the index of an actual one that fits it, such that as many as possible have one and none is taken
 * twice. Items with the same key are paired first: what fits one of them fits the other.
 */
export function pairUp<W, A>(
  wanted: readonly W[],
  actual: readonly A[],
  key: (item: W | A) => string,
  fits: (wanted: W, actual: A) => boolean,
): (number | undefined)[] {
  /** Which wanted item has each actual one. */
  const holders = new Map<number, number>();
  const alike = new Map<string, number[]>();
  for (const [index, item] of actual.entries()) {
    const text = key(item);
    const places = alike.get(text);
    if (places === undefined) alike.set(text, [index]);
    else places.push(index);
  }
  const left: number[] = [];
  for (const [index, item] of wanted.entries()) {
    const twin = alike.get(key(item))?.shift();
    if (twin === undefined) left.push(index);
    else holders.set(twin, index);
  }
  // A holder gives way where another actual item fits it too.
  const seat = (index: number, tried: Set<number>): boolean => {
    for (const [place, item] of actual.entries()) {
      if (tried.has(place) || !fits(wanted[index] as W, item)) continue;
      tried.add(place);
      const holder = holders.get(place);
      if (holder === undefined || seat(holder, tried)) {
        holders.set(place, index);
        return true;
      }
    }
    return false;
  };
  for (const index of left) seat(index, new Set());
  const found = wanted.map((): number | undefined => undefined);
  for (const [place, index] of holders) found[index] = place;
  return found;
}
