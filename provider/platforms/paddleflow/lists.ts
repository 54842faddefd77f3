import { Batch } from "../../core/rest/batch";
import type { PaddleFlowClient, Wire } from "./client";
import { listAll } from "./paging";

/** A shared listing belongs to no single operation: it has a deadline of its own. */
const SHARED_REQUEST_MS = 60_000;

interface ListedObjects {
  readonly action: string;
  readonly path: readonly string[];
  readonly list: string;
  readonly idOf: (item: Wire) => string | undefined;
}

/** Objects that can be read through their list only: one listing serves all that are asked for together. */
export class Listed {
  readonly #client: PaddleFlowClient;
  readonly #batch: Batch<Wire>;

  constructor(client: PaddleFlowClient, { action, path, list, idOf }: ListedObjects) {
    this.#client = client;
    this.#batch = new Batch<Wire>({
      maxSize: 10_000,
      load: async () => {
        const signal = AbortSignal.timeout(SHARED_REQUEST_MS);
        const items = await listAll(client, { action, path, list, signal });
        return new Map(
          items.flatMap((item) => {
            const id = idOf(item);
            return id === undefined ? [] : [[id, item] as const];
          }),
        );
      },
    });
  }

  /** The object as the server lists it, or undefined when it is not in the list. */
  load(id: string, signal: AbortSignal): Promise<Wire | undefined> {
    return this.#client.shared(() => this.#batch.load(id), signal);
  }
}

/** What the server has no other way to read. */
export class Lists {
  /** By name; the list leaves out root. */
  readonly users: Listed;
  /** By `user/queue`. */
  readonly queueGrants: Listed;

  constructor(client: PaddleFlowClient) {
    this.users = new Listed(client, {
      action: "listUser",
      path: ["user"],
      list: "userList",
      idOf: ({ name }) => String(name),
    });
    this.queueGrants = new Listed(client, {
      action: "listGrant",
      path: ["grant"],
      list: "grantList",
      idOf: ({ userName, resourceID, resourceType }) =>
        resourceType === "queue" ? `${String(userName)}/${String(resourceID)}` : undefined,
    });
  }
}
