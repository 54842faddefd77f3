/** What is said of a word that is none of some: the one that differs from it least, where it is near, or all of them. */
export function nearest(word: string, words: readonly string[]): string {
  const [first] = [...words]
    .map((one) => ({ one, far: distance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const isNear = first !== undefined && first.far <= Math.max(2, Math.floor(word.length / 4));
  return isNear ? `did you mean ${first.one}?` : `there are ${words.join(", ")}`;
}

/** How many letters must be added, left out or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [at, opposite] of [...other].entries()) {
      const change = (row[at] ?? 0) + (letter === opposite ? 0 : 1);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
