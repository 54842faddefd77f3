import { createRequire } from "node:module";

/** Where a step tells what it is doing; one call is one line. */
export interface Log {
  (line: string): void;
  /** On a terminal: shows a step in a line that is rewritten until the step ends. */
  begin?(what: string): (outcome: string) => void;
}

/** A log on a stream, which also takes what a command writes. */
export interface StreamLog extends Log {
  write(text: string): void;
}

interface Progress {
  readonly logTo: (
    stream: Pick<NodeJS.WriteStream, "write"> & { isTTY?: boolean; columns?: number },
    env?: NodeJS.ProcessEnv,
  ) => StreamLog;
  readonly withProgress: <T>(log: Log, what: string, step: () => Promise<T>) => Promise<T>;
  readonly seconds: (start: number) => string;
}

export const { logTo, withProgress, seconds } = createRequire(__filename)("./progress.cjs") as Progress;

/** Tells on stderr, so that a command's stdout holds its results alone. */
export const logToStderr = logTo(process.stderr);
