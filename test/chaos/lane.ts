import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Emulator, type PlatformName, startEmulator } from "pulumi-batchflow-emulator";
import { config as alibaba } from "../lifecycle/alibaba/setup";
import { config as huawei } from "../lifecycle/huawei/setup";
import { config as otc } from "../lifecycle/otc/setup";
import { config as paddleflow } from "../lifecycle/paddleflow/setup";
import { type HostName, type Properties, type ProviderProcess, startProcess } from "../lifecycle/process";
import { config as tencent } from "../lifecycle/tencent/setup";
import { type Command, writeCommand } from "./command";
import { idsOf, kinds, seed } from "./programs/kinds";
import { seedPaddleFlow } from "./programs/paddleflowKinds";
import { Run } from "./engine/run";
import { Stack } from "./engine/stack";
import { RecoverHost } from "./recover";

/** Seconds until a request without an answer is given up: short, so that a hanging one costs little time. */
const REQUEST_TIMEOUT = 0.7;

const PLATFORMS: readonly PlatformName[] = ["alibaba", "huawei", "otc", "paddleflow", "tencent"];
const UNLIMITED = { jobs: 1e9, taskTemplates: 1e9, computeEnvs: 1e9, cpus: 1e9 };

const SECRETS = [...new Set(kinds.flatMap(({ fixture }) => fixture.secrets))];

export interface LaneOptions {
  readonly host?: HostName;
  /** Virtual seconds in a real one. */
  readonly timeScale: number;
  /** For how many real seconds a request without an answer may still be carried out. */
  readonly lateAnswers: number;
}

/** All platforms, one stack, and the provider processes of its runs, one after another. */
export class Lane {
  readonly stack: Stack;
  readonly recover: RecoverHost;
  /** What all processes of this schedule have printed. */
  printed: string[] = [];
  #seeded = new Map<string, readonly string[]>();
  #process: ProviderProcess | undefined;
  #spare: Promise<ProviderProcess> | undefined;

  private constructor(
    readonly host: HostName,
    readonly emulator: Emulator,
    readonly command: Command,
    readonly folder: string,
    readonly config: Readonly<Record<string, unknown>>,
  ) {
    this.recover = new RecoverHost(folder, command.env);
    this.stack = new Stack(host, command.state, () => emulator.control.now().time);
  }

  static async start({ host = "dynamic", timeScale, lateAnswers }: LaneOptions): Promise<Lane> {
    const emulator = await startEmulator({
      timeScale,
      rateLimits: false,
      otc: { durations: { token: 1e8 } },
      tencent: { quotas: UNLIMITED },
    });
    const config = Object.fromEntries(
      [alibaba, huawei, otc, paddleflow, tencent].flatMap((of) =>
        Object.entries(of(emulator)).map(([key, connection]) => [
          key,
          {
            ...(connection as Properties),
            requestTimeout: REQUEST_TIMEOUT,
            lateAnswers,
          },
        ]),
      ),
    );
    const folder = mkdtempSync(join(tmpdir(), "batchflow-chaos-"));
    const lane = new Lane(host, emulator, writeCommand(folder, config), folder, config);
    await lane.reset();
    return lane;
  }

  get control(): Emulator["control"] {
    return this.emulator.control;
  }

  /** Begins anew, with nothing but what is there before every program. */
  async reset(): Promise<void> {
    this.control.clearFaults();
    for (const name of PLATFORMS) this.control.reset(name);
    await seed(this.emulator, seedPaddleFlow);
    this.#seeded = new Map(kinds.map((kind) => [kind.fixture.type, idsOf(kind, this.control)]));
    this.stack.clear();
    this.printed = [];
    this.control.clearRequests();
  }

  /** The ids of a type's objects that were made since the beginning. */
  madeOf(type: string): string[] {
    const seeded = this.#seeded.get(type) ?? [];
    const kind = kinds.find(({ fixture }) => fixture.type === type);
    return kind === undefined ? [] : idsOf(kind, this.control).filter((id) => !seeded.includes(id));
  }

  /** Carries out one run of the engine. */
  async run<T>(action: (run: Run) => Promise<T>): Promise<{ run: Run; result: T | undefined }> {
    const process = await this.#next();
    const run = new Run(process, this.stack);
    try {
      return { run, result: await action(run) };
    } catch (error) {
      if (!run.killed) throw error;
      return { run, result: undefined };
    } finally {
      await run.ending;
      this.printed.push(...process.output, ...run.failures.map(({ message }) => message));
    }
  }

  async close(): Promise<void> {
    this.recover.close();
    await this.#process?.kill();
    await (await this.#spare)?.kill();
    await this.emulator.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The process of the last run as a new one, or one that was started ahead where that was killed. */
  async #next(): Promise<ProviderProcess> {
    if (this.#process !== undefined && !this.#process.ended) {
      await this.#process.renew();
      return this.#process;
    }
    const process = await (this.#spare ?? this.#start());
    this.#process = process;
    this.#spare = this.#start();
    return process;
  }

  #start(): Promise<ProviderProcess> {
    return startProcess(this.host, "tencent:Job", this.config, { env: this.command.env, secrets: SECRETS });
  }
}
