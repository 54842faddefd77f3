import type { BackendName } from "../../toolchain/backends";
import type { RateLimits } from "../programs";

/** In the order in which a stack goes through them; `change` is an update of which one resource is changed. */
export const steps = ["up", "preview", "refresh", "change", "destroy"] as const;
export type Step = (typeof steps)[number];

export const hosts = ["dynamic", "plugin"] as const;
export type Host = (typeof hosts)[number];

/**
 * How the engine saves the state: after each step, as it does unless told otherwise; the same, compressed
 * (`PULUMI_DIY_BACKEND_ZSTD`); or once at the end of a run (`PULUMI_SKIP_CHECKPOINTS`).
 */
export const savings = ["steps", "zstd", "end"] as const;
export type Saving = (typeof savings)[number];

/** What the resources are: task templates, or one compute environment without nodes to each four of them. */
export const mixes = ["templates", "mixed"] as const;
export type Mix = (typeof mixes)[number];

/** One way to have so many resources. */
export interface Cell {
  readonly size: number;
  readonly mix: Mix;
  readonly stacks: number;
  readonly backend: BackendName;
  readonly host: Host;
  readonly rates: RateLimits;
  readonly saving: Saving;
  /** How many operations the engine has open at a time; left out, the CLI's own choice. */
  readonly parallel?: number;
}

/** The choices whose combinations are to be measured. */
export interface Choices {
  readonly sizes: readonly number[];
  readonly mixes: readonly Mix[];
  /** Most resources in a stack; Infinity for all in one. */
  readonly perStack: readonly number[];
  readonly backends: readonly BackendName[];
  readonly hosts: readonly Host[];
  readonly rates: readonly RateLimits[];
  readonly savings: readonly Saving[];
  /** Undefined for the CLI's own. */
  readonly parallel: readonly (number | undefined)[];
}

/** The cells of all combinations, each once, the small ones first: where two cuts come to the same there is one. */
export function cellsOf(choices: Choices): Cell[] {
  const sizes = [...choices.sizes].sort((a, b) => a - b);
  const combined = sizes
    .flatMap((size) =>
      choices.perStack.map((most) => ({ size, stacks: Number.isFinite(most) ? Math.ceil(size / most) : 1 })),
    )
    .flatMap((cell) => choices.mixes.map((mix) => ({ ...cell, mix })))
    .flatMap((cell) => choices.savings.map((saving) => ({ ...cell, saving })))
    .flatMap((cell) => choices.rates.map((rates) => ({ ...cell, rates })))
    .flatMap((cell) => choices.parallel.map((parallel) => ({ ...cell, ...(parallel && { parallel }) })))
    .flatMap((cell) => choices.hosts.map((host) => ({ ...cell, host })))
    .flatMap((cell) => choices.backends.map((backend): Cell => ({ ...cell, backend })));
  return [...new Map(combined.map((cell) => [nameOf(cell), cell])).values()];
}

/** What tells a cell from the others, for people too. */
export function nameOf({ size, mix, stacks, backend, host, rates, saving, parallel }: Cell): string {
  const cut = stacks === 1 ? "one stack" : `${stacks} stacks`;
  const open = parallel === undefined ? "" : `, ${parallel} at a time`;
  return `${size} ${mix} in ${cut}, ${backend}, ${host}, rates ${rates}, saved ${saving}${open}`;
}

/** How many resources each of the stacks has: the first ones take what does not divide. */
export function sharesOf({ size, stacks }: Cell): number[] {
  const [least, more] = [Math.floor(size / stacks), size % stacks];
  return Array.from({ length: stacks }, (_, index) => least + (index < more ? 1 : 0));
}
