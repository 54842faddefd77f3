import { isDeepStrictEqual } from "node:util";

import { type CheckAnswer, type DiffAnswer, type Properties, UNKNOWN } from "../../lifecycle/process";
import { deleteAll } from "./deletion";
import { dependenciesOf, type Declared, resolve } from "./program";
import { Killed, type Run } from "./run";
import { type Held, type Stack, typeOf } from "./stack";

export interface UpOptions {
  /** How many operations go on at once. */
  readonly parallel?: number;
  /** Names of resources that are to be replaced whatever diff says, as with `--replace`. */
  readonly replace?: ReadonlySet<string>;
}

/** What the SDK passes beside a resource's own properties. */
export function propertiesOf(stack: Stack, declared: Declared, inputs: Properties): Properties {
  const { type, name, timeouts, adopt, createFirst, retainOnDelete } = declared;
  return {
    ...inputs,
    __identity: stack.urnOf(type, name),
    ...(timeouts && { __timeouts: timeouts }),
    ...(adopt !== undefined && { __adopt: adopt }),
    ...((createFirst === true || retainOnDelete === true) && { __createFirst: true }),
  };
}

/** What the engine makes of the answer of diff. */
export function decide(held: Held, inputs: Properties, diff: DiffAnswer): "same" | "update" | "replace" {
  if (held.pendingReplacement === true) return "replace";
  // Where the provider leaves open whether something differs, the engine compares the inputs itself.
  const changed = diff.changed || (!diff.unchanged && !isDeepStrictEqual(held.inputs, inputs));
  if (changed) return diff.replaces.length > 0 ? "replace" : "update";
  return (held.initErrors?.length ?? 0) > 0 ? "update" : "same";
}

/** `pulumi up`: every declared resource in the order of what they need, then the deletions. */
export async function up(run: Run, program: readonly Declared[], options: UpOptions = {}): Promise<void> {
  run.stack.begin();
  const { parallel = 1, replace = new Set<string>() } = options;
  const slots = new Slots(parallel);
  const deleted = new Set<string>();
  const done = new Map<string, Promise<void>>();
  for (const declared of program) {
    const needed = dependenciesOf(declared).flatMap((name) => done.get(name) ?? []);
    done.set(
      declared.name,
      Promise.all(needed).then(() =>
        slots.use(async () => {
          if (!run.stopped)
            await register(run, program, declared, { deleted, forced: replace.has(declared.name) });
        }),
      ),
    );
  }
  // What is under way ends before the run does.
  const ended = await Promise.allSettled([...done.values()]);
  for (const each of ended)
    if (each.status === "rejected" && !(each.reason instanceof Killed)) throw each.reason;
  if (run.stopped) return;
  const declared = new Set(program.map(({ type, name }) => run.stack.urnOf(type, name)));
  await deleteAll(run, (held) => held.delete === true || !declared.has(held.urn), parallel);
}

interface Registration {
  /** Resources that were deleted in this run because what they depend on was. */
  readonly deleted: Set<string>;
  readonly forced: boolean;
}

async function register(
  run: Run,
  program: readonly Declared[],
  declared: Declared,
  { deleted, forced }: Registration,
): Promise<void> {
  const { stack } = run;
  const urn = stack.urnOf(declared.type, declared.name);
  const provider = run.provider(declared.type);
  const held = stack.find(urn);
  const recreating = deleted.has(urn);
  const { inputs: own, propertyDependencies } = resolve(declared, (name) => {
    const other = program.find((each) => each.name === name);
    return other && stack.find(stack.urnOf(other.type, other.name));
  });
  const news = propertiesOf(stack, declared, own);
  const check = async (olds: Properties): Promise<Properties | undefined> => {
    const answer = await run.call(urn, "check", () => provider.check(olds, news));
    return answer && accepted(run, urn, answer);
  };
  const inputs = await check(held === undefined || recreating || forced ? {} : held.inputs);
  if (inputs === undefined) return;
  const planned = {
    urn,
    custom: true as const,
    type: urn.split("::")[2] ?? "",
    inputs,
    dependencies: Object.values(propertyDependencies).flat(),
    propertyDependencies,
    ...(declared.retainOnDelete === true && { retainOnDelete: true as const }),
  };
  if (held === undefined || recreating) {
    run.steps.push({ urn, operation: "create" });
    return run.create(planned, (made) => {
      if (held !== undefined) stack.drop(held);
      stack.reach(made);
    });
  }
  const diff = forced ? undefined : await run.call(urn, "diff", () => provider.diff(held, inputs));
  if (diff === undefined && !forced) return;
  const { inputs: _inputs, urn: _urn, custom: _custom, type: _type, ...changes } = planned;
  const operation = diff === undefined ? "replace" : decide(held, inputs, diff);
  run.steps.push({ urn, operation });
  if (operation === "same") return stack.reach(Object.assign(held, changes, { inputs }));
  if (operation === "update") return run.update(held, inputs, changes);
  // The values that were carried over from the old object hold no more.
  const anew = forced ? inputs : await check({});
  if (anew === undefined) return;
  // The SDK of the dynamic form, and the plugin's diff, ask for the deletion first unless the program says otherwise.
  if (declared.createFirst === true || (forced && stack.host === "plugin")) {
    return run.create({ ...planned, inputs: anew }, (made) => {
      held.delete = true;
      stack.reach(made);
    });
  }
  const dependents = await replacedWith(run, held);
  for (const each of [...dependents.reverse(), held]) {
    if (run.stopped) return;
    deleted.add(each.urn);
    await run.delete(each, () => {
      each.pendingReplacement = true;
      stack.save();
    });
  }
  if (run.stopped) return;
  await run.create({ ...planned, inputs: anew }, (made) => {
    stack.drop(held);
    stack.reach(made);
  });
}

/** Adds what check refused to the run's failures. */
function accepted(run: Run, urn: string, { inputs, failures }: CheckAnswer): Properties | undefined {
  if (failures.length === 0) return inputs;
  run.failures.push({ urn, operation: "check", message: failures.map(({ reason }) => reason).join("; ") });
  return undefined;
}

/** The resources that a deleted one takes with it: those whose provider says that they cannot take another in its place. */
async function replacedWith(run: Run, held: Held): Promise<Held[]> {
  const urns = new Set([held.urn]);
  const found: Held[] = [];
  for (const other of run.stack.resources) {
    if (other.delete === true || other.pendingReplacement === true) continue;
    const names = Object.entries(other.propertyDependencies ?? {})
      .filter(([, needed]) => needed.some((urn) => urns.has(urn)))
      .map(([name]) => [name, UNKNOWN]);
    if (names.length === 0) continue;
    const provider = run.provider(typeOf(other));
    const news = { ...other.inputs, ...(Object.fromEntries(names) as Properties) };
    const diff = await run.call(other.urn, "diff", () => provider.diff(other, news));
    if (diff === undefined || diff.replaces.length === 0) continue;
    urns.add(other.urn);
    found.push(other);
  }
  return found;
}

/** Lets so many go on at once, in the order in which they came. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async use(action: () => Promise<void>): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await action();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }
}
