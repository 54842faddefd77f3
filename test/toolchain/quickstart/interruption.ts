export class Interrupted extends Error {
  constructor() {
    super("Interrupted.");
  }
}

/** The Pulumi command that runs now, and whether the user asked to stop. */
export const state: { interrupted: boolean; cancel: (() => void) | undefined } = {
  interrupted: false,
  cancel: undefined,
};

/** Has the first Ctrl-C end the command that runs, and a second one this process. */
export function handleSignals(): void {
  // Where the reader of a pipe ends first (`… | head`), what was made must be removed all the same.
  process.stdout.on("error", () => undefined);
  let first = 0;
  const interrupt = () => {
    // npm, the bootstrap and the terminal may each pass on the same Ctrl-C.
    if (!state.interrupted) {
      state.interrupted = true;
      first = Date.now();
      console.log("\nInterrupted: removing what was made. (Once more to stop at once.)");
      state.cancel?.();
    } else if (Date.now() - first > 2_000) {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, interrupt);
  }
}
