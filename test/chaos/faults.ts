import type { Control, FaultSpec } from "../emulator";
import { kindOf } from "./kinds";
import type { Declared } from "./program";
import type { Random } from "./random";
import type { Run } from "./run";

type Blow = Pick<FaultSpec, "kind"> & Partial<FaultSpec>;

/** What may happen to a request. */
const BLOWS = {
  throttle: { kind: "throttle" },
  "503": { kind: "http", status: 503 },
  reset: { kind: "reset" },
  hang: { kind: "hang" },
  "answer lost": { kind: "lostAnswer" },
} as const satisfies Record<string, Blow>;

export type BlowName = keyof typeof BLOWS;

const WEIGHTS: Readonly<Record<BlowName, number>> = {
  throttle: 2,
  "503": 2,
  reset: 2,
  hang: 1,
  "answer lost": 4,
};

/** Where the run is killed at a request. */
const KILLS = { "after the commit": { kind: "hold" } } as const satisfies Record<string, Blow>;

/** Faults that wait for the requests of one run. */
export interface Aimed {
  /** One line on each. */
  readonly lines: readonly string[];
  /** Which of them have struck, by their names; call it once the run has ended. It also takes the faults away. */
  struck(): { readonly faults: readonly string[]; readonly kills: number };
}

/** Aims random faults, and perhaps a kill, at requests that the run is going to make. */
export function aim(random: Random, control: Control, run: Run, targets: readonly Declared[]): Aimed {
  const lines: string[] = [];
  const injected: { readonly id: string; readonly name: string; readonly kill: boolean }[] = [];
  const inject = (name: string, blow: Blow, kill: boolean): void => {
    const target = random.maybe(targets);
    if (target === undefined) return;
    const { platform, actions } = kindOf(target.type).fixture;
    const action = random.pick([actions.create, actions.create, actions.delete, "*"]);
    const skip = action === "*" ? random.between(0, 6) : random.chance(0.2) ? 1 : 0;
    const times = !kill && random.chance(0.3) ? 2 : 1;
    const { id } = control.injectFault({ ...blow, platform, action, skip, times });
    injected.push({ id, name, kill });
    const how = [...(skip > 0 ? [`after ${skip}`] : []), ...(times > 1 ? [`${times} times`] : [])];
    lines.push(
      `${kill ? "kill " : ""}${name} at ${platform} ${action}${how.length > 0 ? ` (${how.join(", ")})` : ""}`,
    );
    if (kill)
      void control.waitForFault(id).then(
        () => run.kill(),
        () => undefined,
      );
  };
  if (random.chance(0.35)) {
    const where = random.pick(Object.keys(KILLS) as (keyof typeof KILLS)[]);
    inject(where, KILLS[where], true);
  }
  const faults = random.pick([0, 0, 1, 1, 2]);
  for (let count = 0; count < faults; count++) {
    const name = random.weighted(WEIGHTS);
    inject(name, BLOWS[name], false);
  }
  return {
    lines,
    struck() {
      const hits = new Map(control.faults().map(({ id, hits: count }) => [id, count]));
      const hit = injected.filter(({ id }) => (hits.get(id) ?? 0) > 0);
      control.clearFaults();
      return {
        faults: hit.filter(({ kill }) => !kill).map(({ name }) => name),
        kills: hit.filter(({ kill }) => kill).length,
      };
    },
  };
}
