import { z } from "zod";

import { field } from "../schema/field";

const LATE_ANSWERS_SECONDS = 30;

/** Keys of every connection: how long requests are waited for, and whether they may go in clear. */
export const commonKeys = ({ requestTimeout = 30 } = {}) => ({
  requestTimeout: field(
    z.number().positive().max(600).default(requestTimeout),
    "Seconds until a request whose answer is not complete is given up, and repeated where that is safe.",
  ),
  lateAnswers: field(
    z.number().min(0).max(600).default(LATE_ANSWERS_SECONDS),
    "Seconds for which a request that got no answer may still be carried out. A creation waits as long before it is " +
      "sent again, and so does a creation after a deletion without an answer.",
  ),
  allowHttp: field(
    z.boolean().default(false),
    "Whether an endpoint may be plain `http` beyond this machine, for a private network. Whoever is on the way there can " +
      "then read the credentials and all else, and change what is sent and answered; each line of trouble names this key.",
  ),
  skipCredentialsValidation: field(
    z.boolean().default(false),
    "Whether a preview or update leaves out to prove the connection: one request that changes nothing, once in each run. " +
      "What the platform refuses for its credentials or its address then shows where an object is made.",
  ),
});
