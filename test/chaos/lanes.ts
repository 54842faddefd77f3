import type { Lane } from "./lane";

/** Lanes that several schedules share, one at a time each. */
export class Lanes {
  readonly #all: Lane[] = [];
  readonly #free: Lane[] = [];
  readonly #waiting: ((lane: Lane) => void)[] = [];

  add(lanes: readonly Lane[]): void {
    this.#all.push(...lanes);
    this.#free.push(...lanes);
  }

  take(): Promise<Lane> {
    const lane = this.#free.shift();
    return lane === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(lane);
  }

  giveBack(lane: Lane): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(lane);
    else next(lane);
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((lane) => lane.close()));
  }
}
