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
const QUIET_MS = 12;
const MAX_GATHER_MS = 120;

/** Joins reads of single objects that come close together into few list requests. */
export class Batch<V> {
  readonly #loader: DataLoader<string, V | undefined>;
  #lastArrival = 0;

  constructor({ load, maxSize, ready }: BatchOptions<V>) {
    this.#loader = new DataLoader<string, V | undefined>(
      async (ids) => {
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
    return this.#loader.load(id);
  }

  async #gather(): Promise<void> {
    const start = performance.now();
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      const now = performance.now();
      if (now - this.#lastArrival >= QUIET_MS || now - start >= MAX_GATHER_MS) return;
    }
  }
}
