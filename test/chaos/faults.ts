import type { Control, FaultSpec } from "pulumi-batchflow-emulator";
import { kindOf } from "./programs/kinds";
import type { Random } from "./programs/random";
import type { Run } from "./engine/run";
import { type Stack, typeOf } from "./engine/stack";
import type { Program } from "./programs/programs";

type Blow = Pick<FaultSpec, "kind"> & Partial<FaultSpec>;

/** What may happen to a request. */
const BLOWS = {
  throttle: { kind: "throttle" },
  "503": { kind: "http", status: 503 },
  reset: { kind: "reset" },
  hang: { kind: "hang" },
  "answer lost": { kind: "lostAnswer" },
  "500 after the commit": { kind: "failedAnswer", status: 500 },
  "503 after the commit": { kind: "failedAnswer", status: 503 },
  "answer cut": { kind: "truncatedAnswer" },
  "connection lost, carried out late": { kind: "late", delayMs: 250 },
  "504, carried out late": { kind: "late", status: 504, delayMs: 100 },
} as const satisfies Record<string, Blow>;

export type BlowName = keyof typeof BLOWS;

const WEIGHTS: Readonly<Record<BlowName, number>> = {
  throttle: 2,
  "503": 2,
  reset: 2,
  hang: 1,
  "answer lost": 3,
  "500 after the commit": 1,
  "503 after the commit": 1,
  "answer cut": 2,
  "connection lost, carried out late": 2,
  "504, carried out late": 1,
};

/** Where the run is killed at a request. */
const KILLS = {
  "before the commit": { kind: "holdBefore", then: "drop" },
  "before the commit, carried out late": { kind: "holdBefore", then: "carryOut", delayMs: 250 },
  "after the commit": { kind: "hold" },
} as const satisfies Record<string, Blow>;

/** Kinds of which the action itself may come after the run. */
const PUT_OFF: ReadonlySet<string> = new Set(["late", "holdBefore"]);

/** Faults that wait for the requests of one run. */
export interface Aimed {
  /** One line on each. */
  readonly lines: readonly string[];
  /**
   * Which of them have struck, by their names; call it once the run has ended. It also takes the faults away, and ends
   * when nothing of them is still to be carried out.
   */
  struck(): Promise<{ readonly faults: readonly string[]; readonly kills: readonly string[] }>;
}

/** A resource type of which the run is going to ask the platform something. */
export interface Target {
  readonly type: string;
  readonly operation: "create" | "delete" | "other";
}

/** Aims random faults, and perhaps a kill, at requests that the run is going to make. */
export function aim(random: Random, control: Control, run: Run, targets: readonly Target[]): Aimed {
  const lines: string[] = [];
  const injected: {
    readonly id: string;
    readonly name: string;
    readonly kill: boolean;
    readonly putOff: boolean;
  }[] = [];
  const inject = (name: string, blow: Blow, kill: boolean): void => {
    const target = random.maybe(targets);
    if (target === undefined) return;
    const { platform, actions } = kindOf(target.type).fixture;
    const aimed = target.operation === "other" || random.chance(0.2) ? undefined : target.operation;
    const wide = aimed === undefined;
    const action = wide ? "*" : actions[aimed];
    const skip = wide ? random.between(0, 4) : 0;
    // Where the run is to be killed, no second try may pass before it is.
    const times = kill ? "always" : random.chance(0.3) ? 2 : 1;
    const { id } = control.injectFault({ ...blow, platform, action, skip, times });
    injected.push({ id, name, kill, putOff: PUT_OFF.has(blow.kind) });
    const how = [...(skip > 0 ? [`after ${skip}`] : []), ...(times === 2 ? ["twice"] : [])];
    lines.push(
      `${kill ? "kill " : ""}${name} at ${platform} ${action}${how.length > 0 ? ` (${how.join(", ")})` : ""}`,
    );
    if (!kill) return;
    void control.waitForFault(id).then(
      () => run.kill(),
      () => undefined,
    );
  };
  if (random.chance(0.4)) {
    const where = random.pick(Object.keys(KILLS) as (keyof typeof KILLS)[]);
    inject(where, KILLS[where], true);
  }
  const faults = random.pick([0, 1, 1, 2]);
  for (let count = 0; count < faults; count++) {
    const name = random.weighted(WEIGHTS);
    inject(name, BLOWS[name], false);
  }
  return {
    lines,
    async struck() {
      const hits = new Map(control.faults().map((fault) => [fault.id, fault.hits]));
      const hit = injected.filter(({ id }) => (hits.get(id) ?? 0) > 0);
      control.clearFaults();
      await Promise.all(
        hit.filter(({ putOff }) => putOff).map(({ id }) => control.waitForOutcomes(id, hits.get(id))),
      );
      return {
        faults: hit.filter(({ kill }) => !kill).map(({ name }) => name),
        kills: hit.filter(({ kill }) => kill).map(({ name }) => name),
      };
    },
  };
}

/** What the command is going to do, as far as its author knows; `names` are the resources that were changed. */
export function targetsOf(
  command: string,
  stack: Stack,
  { declared }: Program,
  names: readonly string[],
): Target[] {
  const all = stack.resources.map((held) => ({ type: typeOf(held), urn: held.urn }));
  if (command === "destroy") return all.map(({ type }) => ({ type, operation: "delete" }));
  const urns = new Set(declared.map(({ type, name }) => stack.urnOf(type, name)));
  const held = new Set(all.map(({ urn }) => urn));
  const fresh = declared.filter(({ type, name }) => !held.has(stack.urnOf(type, name)));
  const changed = declared.filter(({ name }) => names.includes(name));
  const targets: Target[] = [
    ...fresh.map(({ type }) => ({ type, operation: "create" as const })),
    ...all.filter(({ urn }) => !urns.has(urn)).map(({ type }) => ({ type, operation: "delete" as const })),
    ...changed.flatMap(({ type }) =>
      (["create", "delete", "other"] as const).map((operation) => ({ type, operation })),
    ),
  ];
  return targets.length > 0 ? targets : declared.map(({ type }) => ({ type, operation: "other" }));
}
