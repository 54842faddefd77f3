import { isAmbiguous, isUnderWay, NotFoundError } from "../../../core/errors";
import type { ObjectOperation } from "../../../core/operation";
import { withRetry } from "../../../core/rest/retry";
import { waitUntil } from "../../../core/wait";
import type { PaddleFlowClient } from "../api/client";
import type { Wire } from "../api/wire";
import { getPipeline, updatePipeline } from "./calls";
import { isFrom } from "./source";

const LONGEST_PAUSE_MS = 5_000;

/** Adds a version to a pipeline and returns its number. A request without an answer may have added it, or do so later. */
export async function addVersion(
  { client, id, signal, log }: Omit<ObjectOperation<PaddleFlowClient>, "settings">,
  body: Wire,
): Promise<string> {
  const alike = async (): Promise<string[]> => {
    const found = await getPipeline(client, id, signal);
    if (found === undefined) throw new NotFoundError(`the pipeline ${id} does not exist`);
    const same = found.versions.filter((version) => isFrom(version, body));
    return same.map(({ pipelineVersionID }) => String(pipelineVersionID));
  };
  const before = new Set(await alike());
  const added = (seconds: number): Promise<string | undefined> => {
    const until = Date.now() + seconds * 1_000;
    const poll = async () => {
      const number = (await alike()).find((one) => !before.has(one));
      const over = number !== undefined || Date.now() >= until;
      return over ? { done: number } : { progress: "no answer so far" };
    };
    const what = `a version of the pipeline ${id}`;
    return waitUntil({ what, poll, signal, log, maxInterval: LONGEST_PAUSE_MS });
  };
  const attempt = async (): Promise<string> => {
    try {
      return await updatePipeline(client, id, body, signal);
    } catch (error) {
      if (!isAmbiguous(error) || signal.aborted) throw error;
      const number = await added(isUnderWay(error) ? client.settings.lateAnswers : 0);
      if (number !== undefined) return number;
      throw error;
    }
  };
  return withRetry(attempt, { signal, idempotent: true });
}
