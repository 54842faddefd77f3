/** What many schedules did and found, in figures. */
export class Tally {
  schedules = 0;
  runs = 0;
  kills = 0;
  checks = 0;
  /** Resources that the program had to adopt, as the error of the last up said. */
  advised = 0;
  failures = 0;
  readonly #faults = new Map<string, number>();

  run(faults: readonly string[], kills: number): void {
    this.runs++;
    this.kills += kills;
    for (const name of faults) this.#faults.set(name, (this.#faults.get(name) ?? 0) + 1);
  }

  lines(): string[] {
    const faults = [...this.#faults].sort(([one], [other]) => one.localeCompare(other));
    const rows: readonly (readonly [string, number])[] = [
      ["schedules", this.schedules],
      ["runs", this.runs],
      ...faults.map(([name, count]) => [`fault: ${name}`, count] as const),
      ["kills", this.kills],
      ["checks", this.checks],
      ["adopted on advice", this.advised],
      ["failures", this.failures],
    ];
    return rows.map(([name, count]) => `${name.padEnd(24)}${String(count).padStart(7)}`);
  }
}
