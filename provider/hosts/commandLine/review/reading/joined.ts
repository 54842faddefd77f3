import type { State, Step } from "./documents";

/** All that the engine would do with one object of a resource. */
export interface Joined {
  readonly urn: string;
  readonly ops: ReadonlySet<string>;
  readonly old: State | undefined;
  readonly new: State | undefined;
  /** The properties for which the engine replaces it. */
  readonly replaceReasons: readonly string[];
  readonly detailedDiff: Step["detailedDiff"];
  /** What a refresh finds, which changes the state and not the object. */
  readonly isRefresh: boolean;
  /** Whether a refresh before has found the object gone. */
  readonly isGone: boolean;
}

const STACK = "pulumi:pulumi:Stack";

/**
 * The steps of one object joined: a replacement has up to three, a preview with a refresh has the refresh's before the
 * program's. The stack and components, which are no objects, are left out.
 */
export function joined(steps: readonly Step[]): Joined[] {
  const refreshes = steps.some(({ op }) => op === "refresh");
  const groups = new Map<string, Step[]>();
  for (const step of steps) {
    const state = step.newState ?? step.oldState;
    if (state?.type === STACK || (state !== undefined && !state.custom)) continue;
    const { oldState: old, newState: now } = step;
    // An earlier run has replaced it and could not delete it: another object of the same resource.
    const key = old?.delete === true && now === undefined ? `${step.urn} ${old.id ?? ""}` : step.urn;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [step]);
    else group.push(step);
  }
  return [...groups.values()].map((group) => joinedOf(group, refreshes));
}

function joinedOf(group: readonly Step[], refreshes: boolean): Joined {
  const [first] = group;
  // A refresh looks at all that the state has; a program's steps come after.
  const found = refreshes && first?.oldState !== undefined ? first : undefined;
  const planned = found === undefined ? group : group.slice(1);
  const used = planned.length > 0 ? planned : group;
  const both = used.find(({ oldState, newState }) => oldState && newState);
  return {
    urn: first?.urn ?? "",
    ops: new Set(used.map(({ op }) => op)),
    old: both?.oldState ?? used.find(({ oldState }) => oldState)?.oldState,
    new: both?.newState ?? used.find(({ newState }) => newState)?.newState,
    replaceReasons: [...new Set(used.flatMap(({ replaceReasons }) => replaceReasons))],
    detailedDiff: Object.assign({}, ...used.map(({ detailedDiff }) => detailedDiff)) as Step["detailedDiff"],
    isRefresh: planned.length === 0,
    isGone: found !== undefined && planned.some(({ op, oldState }) => op === "create" && !oldState),
  };
}
