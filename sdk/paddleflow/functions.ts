// Generated from the definitions in provider/ by `npm run generate`; not to be edited.
import { perform, type ReaderOptions } from "../reader";
import type { JobStop } from "./types";

/** Arguments of stopJob. */
export interface StopJobArgs {
  /** The id of the job. Range: not empty. */
  jobId: string;
  /**
   * The name of the connection in the stack's configuration, `batchflow:NAME`. Left out, it is
   * `paddleflow`. Range: not empty.
   */
  connection?: string | undefined;
}

/**
 * Asks a job to end. One that has ended already is left as it is.
 *
 * API action: PUT /job/{jobID}?action=stop. A preview does not call it: there the answer is undefined.
 */
export function stopJob(args: StopJobArgs, options?: ReaderOptions): Promise<JobStop | undefined> {
  return perform("paddleflow:stopJob", args, options);
}
