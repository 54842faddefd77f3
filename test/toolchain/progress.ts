/** Where a step tells what it is doing; one call is one line. */
export type Log = (line: string) => void;

/** Tells on stderr, so that a command's stdout holds its results alone. */
export const logToStderr: Log = (line) => {
  process.stderr.write(`${line}\n`);
};

const heartbeat = 15_000;

/** Runs a step that may take long: announces it, says every 15 s that it is still at it, and when it is done. */
export async function withProgress<T>(log: Log, what: string, step: () => Promise<T>): Promise<T> {
  const start = Date.now();
  log(`${what} …`);
  const timer = setInterval(() => {
    log(`  still at it after ${seconds(start)}: ${what}`);
  }, heartbeat);
  try {
    const result = await step();
    log(`  done in ${seconds(start)}`);
    return result;
  } finally {
    clearInterval(timer);
  }
}

/** The seconds since `start`, as text. */
export function seconds(start: number): string {
  const elapsed = (Date.now() - start) / 1000;
  return `${elapsed < 10 ? elapsed.toFixed(1) : elapsed.toFixed(0)} s`;
}
