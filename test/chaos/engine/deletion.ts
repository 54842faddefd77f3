import { Killed, type Run } from "./run";
import type { Held } from "./stack";

/** Deletes what is chosen, dependents before what they depend on, and stops at a failure. */
export async function deleteAll(run: Run, chosen: (held: Held) => boolean, parallel: number): Promise<void> {
  const { stack } = run;
  let left = [...stack.resources].reverse().filter(chosen);
  while (left.length > 0 && !run.stopped) {
    const needed = new Set(left.flatMap(({ dependencies }) => dependencies));
    const free = left.filter(({ urn }) => !needed.has(urn));
    const batch = (free.length > 0 ? free : left).slice(0, parallel);
    for (const { urn } of batch) run.steps.push({ urn, operation: "delete" });
    const ended = await Promise.allSettled(batch.map((held) => run.delete(held, () => stack.drop(held))));
    for (const each of ended)
      if (each.status === "rejected" && !(each.reason instanceof Killed)) throw each.reason;
    left = left.filter((held) => !batch.includes(held));
  }
}

/** `pulumi destroy`. */
export async function destroy(run: Run, parallel = 1): Promise<void> {
  run.stack.begin();
  await deleteAll(run, () => true, parallel);
}
