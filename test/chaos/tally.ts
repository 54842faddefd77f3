/** What many schedules did and found, in figures. */
export class Tally {
  schedules = 0;
  runs = 0;
  checks = 0;
  /** Resources that the program had to adopt, as the error of the last up said. */
  advised = 0;
  /** Interrupted creations that `recover --take` had to decide. */
  taken = 0;
  /** Objects that were named and left to the user, as only a chosen name or place told whose they were. */
  left = 0;
  failures = 0;
  readonly #faults = new Map<string, number>();
  readonly #kills = new Map<string, number>();

  run(faults: readonly string[], kills: readonly string[]): void {
    this.runs++;
    count(this.#faults, faults);
    count(this.#kills, kills);
  }

  lines(): string[] {
    const rows: readonly (readonly [string, number])[] = [
      ["schedules", this.schedules],
      ["runs", this.runs],
      ...named("fault: ", this.#faults),
      ...named("killed ", this.#kills),
      ["checks", this.checks],
      ["decided by recover --take", this.taken],
      ["adopted on advice", this.advised],
      ["left to the user", this.left],
      ["failures", this.failures],
    ];
    return rows.map(([name, times]) => `${name.padEnd(44)}${String(times).padStart(7)}`);
  }
}

function count(counts: Map<string, number>, names: readonly string[]): void {
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
}

function named(prefix: string, counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  const sorted = [...counts].sort(([one], [other]) => one.localeCompare(other));
  return sorted.map(([name, times]) => [prefix + name, times]);
}
