import type { ObjectOperation } from "../../../core/operation";
import { endOf, waitForEnd } from "../../../core/wait";
import type { HuaweiClient } from "../api/client";
import { getStatus } from "./calls";
import { ENDED } from "./state";

/** Waits until a workflow has succeeded. One that failed or was aborted ends the wait. */
export async function waitForWorkflow({
  client,
  id,
  signal,
  log,
}: ObjectOperation<HuaweiClient>): Promise<void> {
  await waitForEnd({
    what: "the execution",
    gone: "the server does not know the execution any more",
    signal,
    log,
    read: () => getStatus(client.cromwell, id, signal),
    judge: (state) => ({ state, end: endOf(state, "Succeeded", ENDED) }),
    advice: "Correct the execution and change it or its `triggers` to run it again",
  });
}
