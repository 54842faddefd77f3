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
    const group = groups.get(step.urn);
    if (group === undefined) groups.set(step.urn, [step]);
    else group.push(step);
  }
  return [...groups.values()].flatMap(byObject).map((group) => joinedOf(group, refreshes));
}

/** The steps of a resource by the object that they are about: an earlier replacement may have left one that goes now. */
function byObject(steps: readonly Step[]): Step[][] {
  const own = new Set(steps.flatMap(({ oldState, newState }) => (newState && oldState?.id) ?? []));
  const isLeft = ({ oldState, newState }: Step) =>
    newState === undefined && oldState?.delete === true && !own.has(oldState.id ?? "");
  const left = steps.filter(isLeft);
  const rest = steps.filter((step) => !isLeft(step));
  return [...left.map((step) => [step]), ...(rest.length > 0 ? [rest] : [])];
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
