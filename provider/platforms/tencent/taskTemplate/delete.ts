import { NotFoundError } from "../../../core/errors";
import { joined, type JoinedWork } from "../../../core/rest/joined";
import { waitUntil } from "../../../core/wait";
import type { TencentClient } from "../api/client";
import { MAX_IDS } from "../api/lists";
import type { TencentSettings } from "../api/settings";
import { deleteTaskTemplates, listPresentIds } from "./calls";

/** Deletions of many templates, joined into one request. */
const DELETION: JoinedWork<TencentSettings, true> = {
  maxSize: MAX_IDS,
  turnOf: { action: "DeleteTaskTemplates", method: "POST" },
  load: deleteAll,
};

/** Deletes a template, and waits until it is gone. One that is not there counts as deleted. */
export async function deleteTaskTemplate(
  client: TencentClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  await joined(client, DELETION, id, signal);
}

/** Deletes templates that may or may not exist, and waits until none of them is listed any more. */
async function deleteAll(
  client: TencentClient,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, true>> {
  let reserved = true;
  let rest = ids;
  return waitUntil({
    what: "the deletion of task templates",
    signal,
    log: () => undefined,
    poll: async () => {
      try {
        await deleteTaskTemplates(client, rest, { signal, reserved });
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
      }
      reserved = false;
      rest = await listPresentIds(client, rest, signal);
      if (rest.length === 0) return { done: new Map(ids.map((id) => [id, true as const])) };
      return { progress: `${rest.length} left` };
    },
  });
}
