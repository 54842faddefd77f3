const open: (() => unknown)[] = [];

/** Closes something at the end of the present file of tests: those of one file may run side by side. */
export function atEndOfFile(close: () => unknown): void {
  open.push(close);
}

export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((close) => close()));
}
