/** What a pipeline can tell from how a command ended. */
export const EXIT = {
  /** Nothing to do, or all done. */
  done: 0,
  error: 1,
  /** Something needs a decision; nothing was changed. */
  undecided: 2,
  /** What there is to do was not confirmed: there is no terminal and no `--yes`, or the answer was no. */
  unconfirmed: 3,
  /** The stack is locked; nothing was changed. */
  locked: 4,
  /** All went well, but what the caller said must not be is there: `review --fail-on`, `orphans --expect-none`. */
  unmet: 5,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
