import type { Tally } from "./tally";
import { destroy } from "./engine/deletion";
import { up } from "./engine/up";
import { kindOf, kinds } from "./programs/kinds";
import type { Lane } from "./lane";
import { preview, refresh } from "./engine/looking";
import type { Program } from "./programs/programs";
import type { Run } from "./engine/run";
import { typeOf } from "./engine/stack";

/**
 * What a pipeline does after a run that was killed, before the next: `npx batchflow recover`. It gets the environment in
 * which the CLI finds the stack, and the folder of its state; what it imports is loaded afterwards. Answers the URNs of
 * creations that the user has to decide.
 */
export type Recover = (lane: Lane, log: (line: string) => void) => Promise<readonly string[]>;

export interface Verification {
  readonly program: Program;
  readonly stale: boolean;
  readonly recover: Recover;
  readonly log: (line: string) => void;
}

/** As often as the program may be told to adopt an object. */
const MAX_ADVICE = 6;

/** Brings the program about without faults, and looks whether the platforms have what it says. Answers what is wrong. */
export async function verify(lane: Lane, tally: Tally, options: Verification): Promise<string[]> {
  const verifier = new Verifier(lane, tally, options);
  await verifier.run();
  return verifier.problems;
}

class Verifier {
  readonly problems: string[] = [];
  /** Resources that adopt what an error has named. */
  readonly #advised = new Set<string>();

  constructor(
    private readonly lane: Lane,
    private readonly tally: Tally,
    private readonly options: Verification,
  ) {}

  async run(): Promise<void> {
    const { lane, options } = this;
    lane.control.clearFaults();
    // What the platforms have accepted they carry out.
    lane.control.advance(3_600);
    await options.recover(lane, options.log);
    lane.stack.load();
    if (options.stale) await this.#operate("refresh", (run) => refresh(run));
    if (!(await this.#up())) return this.#secrets();
    this.#leaveToUser();
    this.#objects();
    this.#records();
    await this.#quiet("preview");
    const refreshed = await this.#operate("refresh", (run) => refresh(run));
    this.#expect(refreshed?.length === 0, `refresh changes ${shortened(refreshed ?? [])}`);
    await this.#quiet("preview after a refresh");
    const destroyed = await this.#operate("destroy", (run) => destroy(run).then(() => true));
    if (destroyed === true) this.#nothing();
    this.#secrets();
  }

  #expect(holds: boolean, problem: string): void {
    this.tally.checks++;
    if (!holds) this.problems.push(problem);
  }

  /** Ups until the program is there, adopting what the errors say is to be adopted. */
  async #up(): Promise<boolean> {
    const { lane, options } = this;
    for (let advice = 0; ; advice++) {
      const { run } = await lane.run((each) => up(each, options.program.declared, { parallel: 1 }));
      options.log(`final up: ${run.failures.length > 0 ? "failed" : "done"}`);
      this.tally.checks++;
      if (run.failures.length === 0) return true;
      for (const { urn, operation, message } of run.failures)
        options.log(`    ${operation} ${nameOf(urn)}: ${message}`);
      if (
        advice === MAX_ADVICE ||
        !run.failures.every(({ urn, message }) => this.#takeAdvice(urn, message))
      ) {
        const texts = run.failures.map(({ urn, message }) => `${nameOf(urn)}: ${message}`);
        this.problems.push(`up fails: ${texts.join("; ")}`);
        return false;
      }
    }
  }

  /** Declares to adopt the one object that nobody has, where the error says so and only a name or place is known. */
  #takeAdvice(urn: string, message: string): boolean {
    const declared = this.options.program.declared.find(
      ({ type, name }) => this.lane.stack.urnOf(type, name) === urn,
    );
    if (declared !== undefined && this.#advised.has(declared.name) && message.includes("cannot be adopted")) {
      // What it has cannot be changed: the user deletes it.
      this.options.log(`    deletes ${declared.adopt} by hand`);
      kindOf(declared.type).fixture.remove(this.lane.control, declared.adopt ?? "");
      this.#advised.delete(declared.name);
      this.options.program.forgetAdoption(declared.name);
      return true;
    }
    if (declared === undefined || declared.adopt !== undefined || !message.includes("adopt")) return false;
    const { fixture, naming } = kindOf(declared.type);
    const chosen = naming !== undefined && naming.input in declared.inputs;
    if (fixture.recovery === "mark" || fixture.recovery === undefined) return false;
    if (fixture.recovery !== "never" && !chosen) return false;
    const id = this.#unowned(declared.type).find((each) => message.includes(each));
    if (id === undefined) return false;
    this.options.program.set(declared.name, { adopt: id });
    this.#advised.add(declared.name);
    this.options.log(`    takes the advice to adopt ${id}`);
    this.tally.advised++;
    return true;
  }

  /** The objects of a type that no resource has, and none that was to stay. */
  #unowned(type: string): string[] {
    const { resources, retained } = this.lane.stack;
    const held = resources.filter(({ pendingReplacement }) => pendingReplacement !== true);
    const owned = [...held, ...retained].filter((each) => typeOf(each) === type).map(({ id }) => id);
    return this.lane.madeOf(type).filter((id) => !owned.includes(id));
  }

  /**
   * Takes away what nobody has, where it was named and nothing but a name or place that the program chose tells whose it
   * is: no run may touch it.
   */
  #leaveToUser(): void {
    const printed = this.lane.printed.join("\n");
    for (const { fixture } of kinds) {
      const { recovery = "mark", type } = fixture;
      if (recovery === "mark") continue;
      for (const id of this.#unowned(type).filter((each) => printed.includes(each))) {
        this.options.log(`${type} ${id} was named and is left to the user`);
        fixture.remove(this.lane.control, id);
        this.tally.left++;
      }
    }
  }

  /** Exactly the declared objects, and none twice. */
  #objects(): void {
    const { stack } = this.lane;
    const declared = this.options.program.declared.map(({ type, name }) => stack.urnOf(type, name)).sort();
    const known = stack.resources.map(({ urn }) => urn).sort();
    this.#expect(
      declared.join() === known.join(),
      `state has ${shortened(known)}, the program ${shortened(declared)}`,
    );
    for (const { fixture } of kinds) {
      const { type } = fixture;
      const held = [...stack.resources, ...stack.retained].filter((each) => typeOf(each) === type);
      const ids = held.map(({ id }) => id).sort();
      const there = this.lane.madeOf(type).sort();
      this.#expect(
        there.join() === ids.join(),
        `${type}: the platform has ${there.join(", ") || "none"}, the state ${ids.join(", ") || "none"}`,
      );
    }
  }

  #records(): void {
    for (const held of this.lane.stack.resources) {
      const { agrees } = kindOf(typeOf(held));
      if (agrees === undefined) continue;
      this.#expect(
        agrees(this.lane.control, held.id, held.inputs),
        `${nameOf(held.urn)}: the platform has other values than the program`,
      );
    }
  }

  async #quiet(what: string): Promise<void> {
    const steps = await this.#operate(what, (run) => preview(run, this.options.program.declared));
    const changes = (steps ?? []).filter(({ operation }) => operation !== "same");
    this.#expect(
      changes.length === 0,
      `${what} shows ${changes.map(({ urn, operation }) => `${operation} ${nameOf(urn)}`).join(", ")}`,
    );
  }

  /** After destroy: nothing but what was there before, and what the program said is to stay. */
  #nothing(): void {
    const { stack } = this.lane;
    this.#expect(
      stack.resources.length === 0,
      `state still has ${shortened(stack.resources.map(({ urn }) => urn))}`,
    );
    for (const { fixture } of kinds) {
      const { type } = fixture;
      const kept = stack.retained.filter((each) => typeOf(each) === type).map(({ id }) => id);
      const left = this.lane.madeOf(type).filter((id) => !kept.includes(id));
      this.#expect(left.length === 0, `destroy leaves ${type} ${left.join(", ")}`);
    }
  }

  #secrets(): void {
    const printed = this.lane.printed.join("\n");
    const secrets = new Set(kinds.flatMap(({ fixture }) => fixture.secrets));
    for (const secret of secrets)
      this.#expect(!printed.includes(secret), `a process printed the secret ${secret}`);
  }

  async #operate<T>(what: string, action: (run: Run) => Promise<T>): Promise<T | undefined> {
    const { run, result } = await this.lane.run(action);
    const texts = run.failures.map(({ urn, message }) => `${nameOf(urn)}: ${message}`);
    this.#expect(texts.length === 0, `${what} fails: ${texts.join("; ")}`);
    return texts.length === 0 ? result : undefined;
  }
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

function shortened(urns: readonly string[]): string {
  return urns.map(nameOf).join(", ") || "nothing";
}
