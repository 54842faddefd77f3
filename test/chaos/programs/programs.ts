import { isDeepStrictEqual } from "node:util";

import type { Properties } from "../../lifecycle/process";
import { canStandTogether, type Kind, kindOf, kinds } from "./kinds";
import { type Declared, dependenciesOf, Reference } from "../engine/program";
import type { Random } from "./random";

const TIMEOUTS = { create: 25, update: 25, delete: 25 };

/** A random program, and what its author may do to it. */
export class Program {
  declared: Declared[] = [];
  #count = 0;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  static ofSize(random: Random, size: number): Program {
    const program = new Program(random);
    while (program.declared.length < size) program.add(random.pick(kinds));
    return program;
  }

  /** Declares a resource, with those that it needs before it. Answers its name. */
  add(kind: Kind, options: Partial<Declared> & { readonly named?: boolean } = {}): string {
    const { named = this.#random.chance(0.3), ...others } = options;
    const references = this.#references(kind);
    const name = this.#name(kind.fixture.type);
    const together = canStandTogether(kind, named);
    this.declared.push({
      name,
      type: kind.fixture.type,
      inputs: { ...inputsOf(kind, name, named), ...references },
      timeouts: TIMEOUTS,
      ...(together && this.#random.chance(0.2) && { createFirst: true }),
      // What is kept stands in the way of what it needs.
      ...(together && kind.needs === undefined && this.#random.chance(0.06) && { retainOnDelete: true }),
      ...others,
    });
    return name;
  }

  get(name: string): Declared {
    const found = this.declared.find((each) => each.name === name);
    if (found === undefined) throw new RangeError(`the program has no ${name}`);
    return found;
  }

  /** Takes a resource out, with those that need it. Answers their names. */
  remove(name: string): string[] {
    const gone = new Set([name]);
    for (const each of this.declared) {
      if (dependenciesOf(each).some((needed) => gone.has(needed))) gone.add(each.name);
    }
    this.declared = this.declared.filter((each) => !gone.has(each.name));
    return [...gone];
  }

  /** Gives a resource another name, which for the engine makes it another one. Answers the new name. */
  rename(name: string): string {
    const old = this.get(name);
    const kind = kindOf(old.type);
    const fresh = this.#name(old.type);
    const named = kind.naming !== undefined && kind.naming.input in old.inputs;
    const kept = Object.entries(old.inputs).filter(([, value]) => value instanceof Reference);
    const references: Properties = Object.fromEntries(kept);
    const { adopt: _adopt, retainOnDelete: _retained, ...rest } = old;
    const inputs = { ...inputsOf(kind, fresh, named), ...references };
    this.#replace(old, { ...rest, name: fresh, inputs });
    this.declared = this.declared.map((each) => ({
      ...each,
      inputs: Object.fromEntries(
        Object.entries(each.inputs).map(([key, value]) => [
          key,
          value instanceof Reference && value.name === name ? new Reference(fresh, value.property) : value,
        ]),
      ),
    }));
    return fresh;
  }

  /** Changes an input to another value, or back. Answers its name; undefined where there is nothing to change. */
  change(name: string, how: "updates" | "replacements"): string | undefined {
    const old = this.get(name);
    const kind = kindOf(old.type);
    const first = inputsOf(kind, name, false);
    const choices = Object.entries(kind.fixture[how]).filter(
      ([input]) => !(kind.fixed ?? []).includes(input) && !(old.inputs[input] instanceof Reference),
    );
    const choice = this.#random.maybe(choices);
    if (choice === undefined) return undefined;
    const [input] = choice;
    if (input === kind.naming?.input) {
      this.setInput(name, input, nameOf(kind, `${name}-${this.#count++}`));
      return input;
    }
    this.setInput(name, input, isDeepStrictEqual(old.inputs[input], choice[1]) ? first[input] : choice[1]);
    return input;
  }

  setInput(name: string, input: string, value: unknown): void {
    const old = this.get(name);
    const { [input]: _before, ...others } = old.inputs;
    this.#replace(old, { ...old, inputs: value === undefined ? others : { ...others, [input]: value } });
  }

  set(name: string, options: Partial<Declared>): void {
    const old = this.get(name);
    this.#replace(old, { ...old, ...options });
  }

  forgetAdoption(name: string): void {
    const old = this.get(name);
    const { adopt: _adopt, ...others } = old;
    this.#replace(old, others);
  }

  #replace(old: Declared, now: Declared): void {
    this.declared = this.declared.map((each) => (each === old ? now : each));
  }

  #references(kind: Kind): Properties {
    const names = new Map<string, string>();
    const entries = Object.entries(kind.needs ?? {}).map(([input, [type, property]]) => {
      let name = names.get(type);
      if (name === undefined) {
        // What is shared is kept on removal, and with what is to stay nothing else may depend.
        const there = this.declared.filter((each) => each.type === type && each.retainOnDelete !== true);
        const shared = this.#random.chance(0.5) && !kind.placed ? this.#random.maybe(there) : undefined;
        name = shared?.name ?? this.add(kindOf(type), { retainOnDelete: false });
        names.set(type, name);
      }
      return [input, new Reference(name, property)];
    });
    return Object.fromEntries(entries) as Properties;
  }

  #name(type: string): string {
    const short = type
      .slice(type.indexOf(":") + 1)
      .replaceAll(/[a-z]/g, "")
      .toLowerCase();
    return `${short}${type[0]}${this.#count++}`;
  }
}

/** What a resource of the kind begins with; `named` where the program chooses the object's name. */
export function inputsOf(kind: Kind, name: string, named: boolean): Properties {
  const { fixture, naming } = kind;
  const inputs = { ...fixture.inputs, ...kind.inputs?.(name) };
  if (naming === undefined) return inputs;
  const { [naming.input]: _, ...others } = inputs;
  const chosen = named || naming.generated === false;
  return chosen ? { ...others, [naming.input]: nameOf(kind, name) } : others;
}

function nameOf({ naming }: Kind, name: string): string {
  return naming?.make?.(name) ?? name;
}
