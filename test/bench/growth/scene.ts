import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "pulumi-batchflow-emulator";
import { type StateBackend, startBackend } from "../../toolchain/backends";
import type { Log } from "../../toolchain/progress";
import { ensurePulumi } from "../../toolchain/pulumi/toolchain";
import { createStack, expectSuccess, type StackOptions, TestStack } from "../../toolchain/stack";
import { type Attempt, attempt } from "../measure";
import type { ProcessUse } from "../providerProcess";
import { programOptions, setChanged, setCount } from "../programs";
import { type Cell, type Saving, sharesOf, type Step } from "./cells";
import type { Figure } from "./figures";

const SAVING: Readonly<Record<Saving, Readonly<Record<string, string>>>> = {
  steps: {},
  zstd: { PULUMI_DIY_BACKEND_ZSTD: "true" },
  end: { PULUMI_SKIP_CHECKPOINTS: "true" },
};

/** What is known when an operation is over; the rest of a figure is said by who measures. */
export type Outcome = Omit<Figure, "cell" | "step" | "machine" | "date">;

/** A stack of a cell, with the resources that it is to have. */
interface Share {
  readonly options: StackOptions;
  readonly stack: TestStack;
  readonly count: number;
}

/** The stacks of a cell on a backend of their own. */
export class Scene {
  readonly #emulator: Emulator;
  readonly #cell: Cell;
  readonly #folder: string;
  readonly #backend: StateBackend;
  readonly #shares: Share[] = [];

  private constructor(emulator: Emulator, cell: Cell, folder: string, backend: StateBackend) {
    this.#emulator = emulator;
    this.#cell = cell;
    this.#folder = folder;
    this.#backend = backend;
  }

  /** Makes the stacks, empty. Rejects with `Unavailable` where the backend's server cannot be had. */
  static async open(cell: Cell, emulator: Emulator, log: Log): Promise<Scene> {
    const folder = await mkdtemp(join(tmpdir(), "batchflow-growth-"));
    let scene: Scene | undefined;
    try {
      scene = new Scene(emulator, cell, folder, await startBackend(cell.backend, folder, log));
      await scene.#create();
      return scene;
    } catch (error) {
      await (scene?.close() ?? rm(folder, { recursive: true, force: true }));
      throw error;
    }
  }

  /** Does an operation, in one stack after another, until all is done or the limit in seconds is over. */
  async run(step: Step, limit: number): Promise<Outcome> {
    const { control } = this.#emulator;
    if (step === "change") setChanged(this.#shares[0]!.stack, [0]);
    const bytesBefore = step === "up" ? undefined : await this.#stateBytes();
    const before = this.#objects();
    await this.#backend.use();
    const attempts: Attempt[] = [];
    let isStopped = false;
    // One resource is in one stack: nobody runs the others for it.
    for (const { stack, count } of step === "change" ? this.#shares.slice(0, 1) : this.#shares) {
      setCount(stack, count);
      const spent = sum(attempts.map(({ seconds }) => seconds));
      const one = await attempt(stack, step, control, limit - spent, this.#flags());
      attempts.push(one);
      if (one.isStopped) {
        isStopped = true;
        expectSuccess(await stack.cli("cancel", "--yes"));
        break;
      }
    }
    const backend = await this.#backend.use();
    const hasCount = step === "up" || step === "destroy";
    const stateBytes = step === "up" && !isStopped ? await this.#stateBytes() : bytesBefore;
    const { engine, provider } = {
      engine: together(attempts, "engine"),
      provider: together(attempts, "provider"),
    };
    return {
      seconds: sum(attempts.map(({ seconds }) => seconds)),
      ...(isStopped && { stopped: hasCount ? { done: Math.abs(this.#objects() - before) } : {} }),
      ...(engine && { engine }),
      ...(provider && { provider }),
      requests: added(attempts.map(({ requests }) => requests)),
      refused: sum(attempts.map(({ refused }) => refused)),
      ...(backend && { backend }),
      ...(stateBytes !== undefined && { stateBytes }),
    };
  }

  /** Makes the resources without measuring, and without saving the state after each step. */
  async fill(): Promise<void> {
    const toolchain = await ensurePulumi();
    for (const { options, count } of this.#shares) {
      const stack = new TestStack({ ...options, env: { ...options.env, ...SAVING.end } }, toolchain);
      setCount(stack, count);
      expectSuccess(await stack.up(...this.#flags()));
    }
  }

  async close(): Promise<void> {
    await this.#backend.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #flags(): string[] {
    const { parallel } = this.#cell;
    return parallel === undefined ? [] : ["--parallel", String(parallel)];
  }

  async #create(): Promise<void> {
    const { host, mix, rates, saving } = this.#cell;
    const program = programOptions(host, this.#emulator.platforms.tencent, mix === "mixed");
    for (const [index, count] of sharesOf(this.#cell).entries()) {
      const options: StackOptions = {
        ...program,
        folder: this.#folder,
        stack: `part-${index}`,
        config: { ...program.config, "batchflow:tencent.rateLimits": rates },
        env: { ...program.env, ...this.#backend.env, ...SAVING[saving] },
      };
      this.#shares.push({ options, count, stack: await createStack(options) });
    }
  }

  #objects(): number {
    const { computeEnvs, taskTemplates } = this.#emulator.control.state("tencent");
    return computeEnvs.length + taskTemplates.length;
  }

  async #stateBytes(): Promise<number> {
    let bytes = 0;
    for (const { stack } of this.#shares) {
      bytes += Buffer.byteLength(JSON.stringify(await stack.exportState()));
    }
    return bytes;
  }
}

function together(attempts: readonly Attempt[], process: "engine" | "provider"): ProcessUse | undefined {
  const uses = attempts.flatMap((one) => one[process] ?? []);
  if (uses.length === 0) return undefined;
  return {
    peakMiB: Math.max(...uses.map(({ peakMiB }) => peakMiB)),
    cpuSeconds: sum(uses.map(({ cpuSeconds }) => cpuSeconds)),
    writtenMiB: sum(uses.map(({ writtenMiB }) => writtenMiB)),
  };
}

function added(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const [action, count] of counts.flatMap((one) => Object.entries(one))) {
    total[action] = (total[action] ?? 0) + count;
  }
  return total;
}

function sum(values: readonly number[]): number {
  return values.reduce((so, value) => so + value, 0);
}
