import { deadlineIn } from "../wait";
import { Batch } from "./batch";
import type { Call } from "./call";
import type { RestClient } from "./client";

/** A shared request belongs to no single operation: it has a deadline of its own. */
export const SHARED_REQUEST_MS = 60_000;

/** Work on many ids in one request, declared once for all connections. */
export interface JoinedWork<S, V> {
  /** The most ids that one request takes. Default: as many as come together. */
  readonly maxSize?: number;
  /** The action whose turn is waited for; ids that arrive meanwhile join the request, which is then `reserved`. */
  readonly turnOf?: Pick<Call, "action" | "method">;
  /** Does the work. Ids that the platform does not have are missing in the result. */
  readonly load: (
    client: RestClient<S>,
    ids: readonly string[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<string, V>>;
}

/** Does work on one id together with what other operations of the connection ask for at the same time. */
export function joined<S, V>(
  client: RestClient<S>,
  work: JoinedWork<S, V>,
  id: string,
  signal: AbortSignal,
): Promise<V | undefined> {
  const batch = client.once(work, () => batchOf(client, work));
  return client.sharing(() => batch.load(id, signal), signal);
}

function batchOf<S, V>(client: RestClient<S>, { maxSize, turnOf, load }: JoinedWork<S, V>): Batch<V> {
  return new Batch({
    maxSize: maxSize ?? Infinity,
    load: (ids) => load(client, ids, deadlineIn(SHARED_REQUEST_MS / 1_000)),
    ...(turnOf !== undefined && { ready: (abandoned) => client.turn(turnOf, abandoned) }),
  });
}

/** Work that is done once for all operations of a connection, declared once for all connections. */
export interface KeptWork<S, V> {
  readonly load: (client: RestClient<S>) => Promise<V>;
}

/** The result of work that is done once. A failure is not kept: the next operation does the work anew. */
export function kept<S, V>(client: RestClient<S>, work: KeptWork<S, V>, signal: AbortSignal): Promise<V> {
  const cell = client.once(work, (): { result?: Promise<V> | undefined } => ({}));
  const load = () =>
    (cell.result ??= work.load(client).catch((error: unknown) => {
      cell.result = undefined;
      throw error;
    }));
  return client.sharing(load, signal);
}
