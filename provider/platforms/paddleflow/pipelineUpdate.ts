import type { ObjectOperation } from "../../core/operation";
import { isAmbiguous, isUnderWay, NotFoundError } from "../../core/errors";
import { withRetry } from "../../core/rest/retry";
import { waitUntil } from "../../core/wait";
import { idIn, once, type PaddleFlowClient, type Wire } from "./client";
import { isFrom } from "./pipelineSource";
import { showPipeline } from "./pipelineVersions";

const LONGEST_PAUSE_MS = 5_000;

/** Asks once for a version of a pipeline, and answers its number. Each request adds one, also where it holds nothing new. */
export async function sendVersion(
  client: PaddleFlowClient,
  id: string,
  body: Wire,
  attempt: number,
  signal: AbortSignal,
): Promise<string> {
  const call = { method: "POST", path: ["pipeline", id], body, signal, ...once(attempt) } as const;
  return idIn(await client.call("updatePipeline", call), "pipelineVersionID");
}

/** Adds a version to a pipeline and answers its number. A request without an answer may have added it, or do so later. */
export async function addVersion(
  { client, id, signal, log }: Omit<ObjectOperation<PaddleFlowClient>, "settings">,
  body: Wire,
): Promise<string> {
  const alike = async (): Promise<string[]> => {
    const found = await showPipeline(client, id, signal);
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
  let tries = 0;
  const attempt = async (): Promise<string> => {
    tries += 1;
    try {
      return await sendVersion(client, id, body, tries, signal);
    } catch (error) {
      if (!isAmbiguous(error) || signal.aborted) throw error;
      const number = await added(isUnderWay(error) ? client.settings.lateAnswers : 0);
      if (number !== undefined) return number;
      throw error;
    }
  };
  return withRetry(attempt, { signal, idempotent: true });
}
