import DataLoader from "dataloader";

export interface BatchOptions<V> {
  /** Loads many objects in one request; those that do not exist are missing in the answer. */
  readonly load: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>;
  /** The most ids that one request takes. */
  readonly maxSize: number;
  /** Waits until a request may be sent; ids that arrive meanwhile join it. */
  readonly ready?: () => Promise<void>;
}

/** A pause of this length means that the engine's wave of parallel calls is over. */
const QUIET_MS = 20;
const MAX_GATHER_MS = 120;
const POLL_MS = 3;
/** Fewer ids than this may be the beginning of a wave, or no wave at all. */
const NARROWEST_WAVE = 4;

/** Joins reads of single objects that come close together into few list requests. */
export class Batch<V> {
  readonly #loader: DataLoader<string, V | undefined>;
  #lastArrival = 0;
  #arrived = 0;
  /** The most ids that have come together: once as many are there, the engine's next wave is complete. */
  #widest = 0;

  constructor({ load, maxSize, ready }: BatchOptions<V>) {
    this.#loader = new DataLoader<string, V | undefined>(
      async (ids) => {
        this.#widest = Math.max(this.#widest, ids.length);
        this.#arrived = 0;
        const found = await load([...new Set(ids)]);
        return ids.map((id) => found.get(id));
      },
      {
        cache: false,
        maxBatchSize: maxSize,
        batchScheduleFn: (dispatch) => {
          void this.#gather().then(ready).then(dispatch, dispatch);
        },
      },
    );
  }

  /** The object, or undefined where the platform does not have it. */
  load(id: string): Promise<V | undefined> {
    this.#lastArrival = performance.now();
    this.#arrived += 1;
    return this.#loader.load(id);
  }

  async #gather(): Promise<void> {
    const start = performance.now();
    for (;;) {
      const quietFor = performance.now() - this.#lastArrival;
      if (quietFor >= QUIET_MS || performance.now() - start >= MAX_GATHER_MS) return;
      const complete = this.#widest >= NARROWEST_WAVE && this.#arrived >= this.#widest;
      if (complete) return new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setTimeout(resolve, Math.min(QUIET_MS - quietFor, POLL_MS)));
    }
  }
}
