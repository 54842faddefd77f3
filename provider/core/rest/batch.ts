import DataLoader from "dataloader";

export interface BatchOptions<V> {
  /** Loads many objects in one request; those that do not exist are missing in the answer. */
  readonly load: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>;
  /** The most ids that one request takes. */
  readonly maxSize: number;
  /** Waits until a request may be sent; ids that arrive meanwhile join it. The signal ends when nobody waits any more. */
  readonly ready?: (abandoned: AbortSignal) => Promise<void>;
}

/** A pause of this length means that the engine's wave of parallel calls is over. */
const QUIET_MS = 20;
const MAX_GATHER_MS = 120;
const POLL_MS = 3;
/** Fewer ids than this may be the beginning of a wave, or no wave at all. */
const NARROWEST_WAVE = 4;

/** One read of an object. */
interface Read {
  readonly id: string;
  /** Whether who asked still waits. */
  isWanted: boolean;
}

/** Joins reads of single objects that come close together into few list requests. */
export class Batch<V> {
  readonly #loader: DataLoader<Read, V | undefined>;
  /** The reads that no request has taken up yet. */
  readonly #waiting = new Set<Read>();
  #abandoned = new AbortController();
  #lastArrival = 0;
  #arrived = 0;
  /** The most ids that have come together: once as many are there, the engine's next wave is complete. */
  #widest = 0;

  constructor({ load, maxSize, ready }: BatchOptions<V>) {
    this.#loader = new DataLoader<Read, V | undefined>(
      async (reads) => {
        this.#widest = Math.max(this.#widest, reads.length);
        this.#arrived = 0;
        for (const read of reads) this.#waiting.delete(read);
        const ids = new Set(reads.flatMap(({ id, isWanted }) => (isWanted ? [id] : [])));
        const found = ids.size === 0 ? undefined : await load([...ids]);
        return reads.map(({ id }) => found?.get(id));
      },
      {
        cache: false,
        maxBatchSize: maxSize,
        batchScheduleFn: (dispatch) => {
          void this.#gather()
            .then(() => this.#turn(ready))
            .then(dispatch, dispatch);
        },
      },
    );
  }

  /** The object, or undefined where the platform does not have it. The signal gives up a read that is not sent yet. */
  async load(id: string, signal?: AbortSignal): Promise<V | undefined> {
    this.#lastArrival = performance.now();
    this.#arrived += 1;
    const read: Read = { id, isWanted: true };
    this.#waiting.add(read);
    const leave = (): void => {
      read.isWanted = false;
      if (this.#waiting.delete(read) && this.#waiting.size === 0) this.#abandoned.abort();
    };
    signal?.addEventListener("abort", leave, { once: true });
    if (signal?.aborted === true) leave();
    try {
      return await this.#loader.load(read);
    } finally {
      signal?.removeEventListener("abort", leave);
    }
  }

  /** Waits for the turn of a request as long as there is somebody for whom to send it. */
  async #turn(ready: BatchOptions<V>["ready"]): Promise<void> {
    while (ready !== undefined && this.#waiting.size > 0) {
      if (this.#abandoned.signal.aborted) this.#abandoned = new AbortController();
      const { signal } = this.#abandoned;
      try {
        return await ready(signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    }
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
