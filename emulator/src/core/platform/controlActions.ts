import type { VirtualClock } from "../time/clock";

const MAX_STEPS = 100_000;

/** What is needed of a world to bring it to rest. */
interface Busy {
  readonly clock: VirtualClock;
  readonly state: { readonly scheduled: readonly { at: number }[] };
  settle(): void;
}

/** Makes methods of a control interface: what is due is carried out before each, and its changes are kept. */
export function actions(world: { settle(): void }, changed: () => void) {
  return <Args extends unknown[], Result>(action: (...args: Args) => Result) =>
    (...args: Args): Result => {
      world.settle();
      const result = action(...args);
      changed();
      return result;
    };
}

/** The value, or an error with this message where there is none. */
export function known<Value>(value: Value | undefined, message: string): Value {
  if (value === undefined) throw new RangeError(message);
  return value;
}

/** Sets members of an object's record; refuses those that it does not have. */
export function setMembers(record: object, kind: string, members: object): void {
  for (const name of Object.keys(members)) {
    if (!Object.hasOwn(record, name)) throw new RangeError(`a ${kind} has no member ${name}`);
  }
  Object.assign(record, members);
}

/** Moves virtual time on until nothing is under way any more. */
export function drain(world: Busy): void {
  for (let steps = 0; world.state.scheduled.length > 0; steps++) {
    if (steps === MAX_STEPS) throw new Error("there is always something under way");
    const at = world.state.scheduled[0]?.at ?? 0;
    world.clock.advance(Math.max(0, at - world.clock.now()));
    world.settle();
  }
}
