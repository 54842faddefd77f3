import { InitialisationError, type Properties, type ProviderProcess } from "../../lifecycle/process";
import { type Held, type Stack, typeOf } from "./stack";

/** The run was ended from outside, as by `kill -9`: nothing is written any more. */
export class Killed extends Error {
  constructor() {
    super("the run was killed");
  }
}

export interface Failure {
  readonly urn: string;
  readonly operation: string;
  readonly message: string;
}

/** What an operation of a run was, for the report of a failure. */
export interface Step {
  readonly urn: string;
  readonly operation: "create" | "update" | "delete" | "replace" | "same";
}

/** What one run of the engine has in common: its provider process, the state, and how it went. */
export class Run {
  readonly failures: Failure[] = [];
  readonly steps: Step[] = [];
  killed = false;
  /** Resolves when the process of a killed run has ended. */
  ending: Promise<void> = Promise.resolve();
  readonly #process: ProviderProcess;
  readonly #providers = new Map<string, ProviderProcess>();

  constructor(
    process: ProviderProcess,
    readonly stack: Stack,
  ) {
    this.#process = process;
  }

  get printed(): readonly string[] {
    return this.#process.output;
  }

  get stopped(): boolean {
    return this.killed || this.failures.length > 0;
  }

  /** Ends the run and its process at once. */
  kill(): void {
    this.killed = true;
    this.ending = this.#process.kill();
  }

  provider(type: string): ProviderProcess {
    let provider = this.#providers.get(type);
    if (provider === undefined) this.#providers.set(type, (provider = this.#process.of(type)));
    return provider;
  }

  /** Calls the provider; a failure stops the run. Undefined where it failed. */
  async call<T>(urn: string, operation: string, call: () => Promise<T>): Promise<T | undefined> {
    if (this.killed) throw new Killed();
    try {
      const result = await call();
      if (this.killed) throw new Killed();
      return result;
    } catch (error) {
      if (this.killed) throw new Killed();
      const message = error instanceof Error ? error.message : String(error);
      this.failures.push({ urn, operation, message });
      return undefined;
    }
  }

  /** Creates an object; one that was not fully made is in state too, and the run fails. */
  async create(planned: Omit<Held, "id" | "outputs">, reached: (held: Held) => void): Promise<void> {
    const end = this.stack.underway("creating", { ...planned, outputs: {} });
    await this.call(planned.urn, "create", async () => {
      try {
        const made = await this.provider(typeOf(planned)).create(planned.inputs);
        this.#alive();
        end();
        reached({ ...planned, id: made.id, outputs: made.outputs });
      } catch (error) {
        this.#alive();
        end();
        if (error instanceof InitialisationError) {
          const { id, properties: outputs, reasons: initErrors } = error;
          reached({ ...planned, id, outputs, initErrors });
        }
        this.stack.save();
        throw error;
      }
    });
  }

  async update(held: Held, inputs: Properties, changes: Partial<Held>): Promise<void> {
    const end = this.stack.underway("updating", held);
    await this.call(held.urn, "update", async () => {
      try {
        const { outputs } = await this.#providerOf(held).update(held, inputs);
        this.#alive();
        end();
        delete held.initErrors;
        this.stack.reach(Object.assign(held, changes, { inputs, outputs }));
      } catch (error) {
        this.#alive();
        end();
        if (error instanceof InitialisationError) {
          const { properties: outputs, reasons: initErrors } = error;
          this.stack.reach(Object.assign(held, changes, { inputs, outputs, initErrors }));
        }
        this.stack.save();
        throw error;
      }
    });
  }

  /** Deletes an object; `after` puts it out of the state, or notes what is to follow. */
  async delete(held: Held, after: () => void): Promise<void> {
    if (held.pendingReplacement === true) return after();
    if (held.retainOnDelete === true) {
      this.stack.retained.push({ ...held });
      return after();
    }
    const end = this.stack.underway("deleting", held);
    await this.call(held.urn, "delete", async () => {
      try {
        await this.#providerOf(held).delete(held);
        this.#alive();
        after();
      } finally {
        if (!this.killed) {
          end();
          this.stack.save();
        }
      }
    });
  }

  #providerOf(held: Held): ProviderProcess {
    return this.provider(typeOf(held));
  }

  #alive(): void {
    if (this.killed) throw new Killed();
  }
}
