import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { describe, wholeContent, type YamlText } from "./reading";

/** Texts to read: for what they mean, or for their whole content. */
export interface Task {
  readonly texts: readonly string[];
  readonly whole: boolean;
}

/** Where the package runs from its sources, as in unit tests, there is no such file: texts are then read on the spot. */
const THREAD = join(__dirname, "worker.js");

/** One thread at a time: large documents of many resources are not all in memory at once. */
let last: Promise<unknown> = Promise.resolve();

/** Describes texts in a thread of their own: other resources go on meanwhile. */
export function describeAway(texts: readonly string[]): Promise<readonly YamlText[]> {
  return away({ texts, whole: false }, describe);
}

/** Reads the content of a text in a thread of its own. */
export async function contentAway(text: string): Promise<unknown> {
  const [content] = await away({ texts: [text], whole: true }, wholeContent);
  return content;
}

function away<T>(task: Task, here: (text: string) => T): Promise<readonly T[]> {
  if (!existsSync(THREAD)) return Promise.resolve(task.texts.map(here));
  const turn = last.then(() => inThread<T>(task));
  last = turn.catch(() => undefined);
  return turn;
}

function inThread<T>(workerData: Task): Promise<readonly T[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, { workerData, execArgv: [] });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the thread that reads YAML has ended with ${code}`)));
  });
}
