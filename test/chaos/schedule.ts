import type { Tally } from "./tally";
import { destroy } from "./engine/deletion";
import { up } from "./engine/up";
import { aim, targetsOf } from "./faults";
import { kindOf, kinds } from "./programs/kinds";
import type { Lane } from "./lane";
import { preview, refresh } from "./engine/looking";
import type { Declared } from "./engine/program";
import { inputsOf, Program } from "./programs/programs";
import { Random } from "./programs/random";
import type { Run } from "./engine/run";
import { typeOf } from "./engine/stack";
import { type Recover, verify } from "./verification";

export interface ScheduleOptions {
  readonly seed: number;
  /** Whether requests go wrong and runs are killed. */
  readonly faults: boolean;
  readonly recover: Recover;
}

/** What a schedule did, in lines, and what it found wrong. */
export interface Report {
  readonly seed: number;
  readonly seconds: number;
  readonly lines: readonly string[];
  readonly problems: readonly string[];
}

const STEPS = {
  change: 5,
  replace: 3,
  force: 1,
  rename: 1,
  remove: 2,
  add: 2,
  adopt: 1,
  drift: 1,
  vanish: 1,
  preview: 1,
  refresh: 1,
  destroy: 1,
} as const;

/** One random program and what happens to it. */
export async function runSchedule(lane: Lane, tally: Tally, options: ScheduleOptions): Promise<Report> {
  const course = new Course(lane, tally, options);
  const began = performance.now();
  try {
    await course.run();
  } catch (error) {
    course.problems.push(
      `the harness failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
  const seconds = (performance.now() - began) / 1_000;
  return { seed: options.seed, seconds, lines: course.lines, problems: course.problems };
}

class Course {
  readonly lines: string[] = [];
  readonly problems: string[] = [];
  readonly #random: Random;
  readonly #program: Program;
  readonly #parallel: number;
  /** Something was changed behind the provider's back that no refresh has seen. */
  #stale = false;

  constructor(
    private readonly lane: Lane,
    private readonly tally: Tally,
    private readonly options: ScheduleOptions,
  ) {
    this.#random = new Random(options.seed);
    this.#program = Program.ofSize(this.#random, this.#random.between(2, 6));
    this.#parallel = this.#random.pick([1, 1, 4]);
  }

  async run(): Promise<void> {
    await this.lane.reset();
    const resources = this.#program.declared.map(titleOf);
    this.lines.push(`program: ${resources.join(", ")}; ${this.#parallel} at once`);
    await this.#operate("up", (run) => this.#up(run));
    const steps = this.#random.between(2, 5);
    for (let count = 0; count < steps; count++) await this.#step();
    const checked = await verify(this.lane, this.tally, {
      program: this.#program,
      stale: this.#stale,
      recover: this.options.recover,
      log: (line) => this.lines.push(line),
    });
    this.problems.push(...checked);
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const program = this.#program;
    const some = random.maybe(program.declared);
    const kind = random.weighted(STEPS);
    if (some === undefined && kind !== "add") return;
    const name = some?.name ?? "";
    switch (kind) {
      case "change":
      case "replace": {
        const input = program.change(name, kind === "change" ? "updates" : "replacements");
        if (input === undefined) return;
        this.lines.push(`${name}: ${input} changes`);
        return this.#operate("up", (run) => this.#up(run), [name]);
      }
      case "force":
        return this.#operate(`up --replace ${name}`, (run) => this.#up(run, new Set([name])), [name]);
      case "rename":
        if (kindOf(program.get(name).type).placed) return;
        this.lines.push(`${name} is called ${program.rename(name)}`);
        return this.#operate("up", (run) => this.#up(run));
      case "remove":
        this.lines.push(`removed: ${program.remove(name).join(", ")}`);
        return this.#operate("up", (run) => this.#up(run));
      case "add": {
        const added = program.add(random.pick(kinds));
        this.lines.push(`added: ${titleOf(program.get(added))}`);
        return this.#operate("up", (run) => this.#up(run));
      }
      case "adopt":
        return this.#adopt();
      case "drift":
      case "vanish":
        return this.#behindTheBack(name, kind);
      case "preview":
        await this.#operate("preview", (run) => preview(run, program.declared));
        return;
      case "refresh":
        return this.#refresh();
      case "destroy":
        // What is kept keeps its generated name.
        if (program.declared.some(({ retainOnDelete }) => retainOnDelete === true)) return;
        await this.#operate("destroy", (run) => destroy(run, this.#parallel));
        return this.#operate("up", (run) => this.#up(run));
    }
  }

  #up(run: Run, replace?: ReadonlySet<string>): Promise<void> {
    return up(run, this.#program.declared, { parallel: this.#parallel, ...(replace && { replace }) });
  }

  /** One run, with what may happen to it. */
  async #operate(
    what: string,
    action: (run: Run) => Promise<unknown>,
    names: readonly string[] = [],
  ): Promise<void> {
    const { control } = this.lane;
    const struck = { faults: [] as readonly string[], kills: [] as readonly string[] };
    let aimed: readonly string[] = [];
    const { run } = await this.lane.run(async (each) => {
      const blows = this.options.faults
        ? aim(this.#random, control, each, targetsOf(what, this.lane.stack, this.#program, names))
        : undefined;
      aimed = blows?.lines ?? [];
      try {
        await action(each);
      } finally {
        Object.assign(struck, await blows?.struck());
      }
    });
    this.tally.run(struck.faults, struck.kills);
    const ending = run.killed ? "killed" : run.failures.length > 0 ? "failed" : "done";
    this.lines.push(`${what}: ${ending}${aimed.length > 0 ? `; aimed: ${aimed.join(", ")}` : ""}`);
    for (const { urn, operation, message } of run.failures) {
      this.lines.push(`    ${operation} ${urn.slice(urn.lastIndexOf("::") + 2)}: ${message.slice(0, 300)}`);
    }
    if (!run.killed) return;
    // As a pipeline does before its next run.
    const left = await this.options.recover(this.lane, (line) => this.lines.push(line));
    this.lane.stack.load();
    this.tally.taken += left.length;
    for (const urn of left.filter(isMarked)) this.problems.push(`recover leaves ${urn} to the user`);
  }

  async #refresh(): Promise<void> {
    let done = false;
    await this.#operate("refresh", async (run) => {
      await refresh(run);
      done = !run.stopped;
    });
    if (done) this.#stale = false;
    await this.#operate("up", (run) => this.#up(run));
  }

  /** Somebody changes or removes an object on the platform. */
  async #behindTheBack(name: string, how: "drift" | "vanish"): Promise<void> {
    const { type } = this.#program.get(name);
    const { fixture, fixed = [] } = kindOf(type);
    const held = this.lane.stack.find(this.lane.stack.urnOf(type, name));
    if (held === undefined || !this.lane.madeOf(type).includes(held.id)) return;
    if (how === "drift" && fixture.drift?.repaired === undefined) return;
    // What others on the platform need goes with it, or can be changed, only where the platform says so.
    const isNeeded = this.#program.declared.some((each) => each.type !== type && needs(each.type, type));
    if (isNeeded && (how === "vanish" || fixed.includes(fixture.drift?.property ?? ""))) return;
    if (how === "drift") fixture.drift?.cause(this.lane.control, held.id);
    else fixture.remove(this.lane.control, held.id);
    this.#stale = true;
    this.lines.push(
      `${name}: ${how === "drift" ? `${fixture.drift?.property} was changed` : "was removed"} on the platform`,
    );
    if (this.#random.chance(0.6)) await this.#refresh();
  }

  /** Another program's object comes into this one. */
  async #adopt(): Promise<void> {
    const kind = this.#random.pick(kinds.filter(({ needs: needed }) => needed === undefined));
    const { type } = kind.fixture;
    const name = this.#program.add(kind, { named: true, retainOnDelete: false });
    const inputs = inputsOf(kind, name, true);
    const made = await this.lane.run(async (run) => {
      const provider = run.provider(type);
      const news = { ...inputs, __identity: this.lane.stack.urnOf(type, name, "another") };
      return provider.create((await provider.check({}, news)).inputs);
    });
    const id = made.result?.id;
    if (id === undefined) throw new Error(`no ${type} was made to be adopted`);
    this.#program.set(name, { adopt: id });
    this.lines.push(`added: ${name} (${type}), which adopts ${id}`);
    await this.#operate("up", (run) => this.#up(run));
  }
}

function titleOf({ name, type, createFirst, retainOnDelete }: Declared): string {
  const options = [type, createFirst === true && "create first", retainOnDelete === true && "retained"];
  return `${name} (${options.filter(Boolean).join(", ")})`;
}

/** Whether the mark of a resource's object proves that it is the resource's. */
function isMarked(urn: string): boolean {
  const { fixture } = kindOf(typeOf({ urn }));
  return (fixture.recovery ?? "mark") === "mark";
}

function needs(type: string, needed: string): boolean {
  return Object.values(kindOf(type).needs ?? {}).some(([other]) => other === needed);
}
