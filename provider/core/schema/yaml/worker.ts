import { parentPort, workerData } from "node:worker_threads";

import type { Task } from "./away";
import { describe, wholeContent } from "./reading";

// The thread reads its texts, hands over what they hold, and ends.
const { texts, whole } = workerData as Task;
parentPort?.postMessage(texts.map(whole ? wholeContent : describe));
