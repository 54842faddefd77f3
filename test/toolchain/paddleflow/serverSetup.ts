import { logToStderr } from "../progress";
import { buildPaddleFlow, whyNoPaddleFlow } from "./build";

/** Before the tests against the real PaddleFlow server: its build, which takes minutes the first time. */
export default async function setup(): Promise<void> {
  const missing = whyNoPaddleFlow();
  if (missing !== undefined) {
    logToStderr(`The tests against the real PaddleFlow server are skipped: ${missing}.`);
    return;
  }
  // A build that fails makes each of the tests fail, and say why.
  await buildPaddleFlow(logToStderr).catch((error: unknown) => {
    logToStderr(error instanceof Error ? error.message : String(error));
  });
}
