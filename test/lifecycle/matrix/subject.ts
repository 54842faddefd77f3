import { expect } from "vitest";

import type { Control, Emulator } from "pulumi-batchflow-emulator";
import { loadResource } from "../../../provider/registry";
import {
  type HostName,
  MODULES,
  PluginProcess,
  type Properties,
  type ProviderProcess,
  startProcess,
  type State,
} from "../process";
import { StateFile } from "../stateFile";
import type { Fixture } from "./fixture";

const TIMEOUTS = { create: 60, update: 60, delete: 60 };
/** Seconds for which a request without an answer counts as under way. */
const LATE_ANSWERS = 0.3;
/** Seconds until a request without an answer is given up: short, as each subject waits for four of them. */
const REQUEST_TIMEOUT = 0.7;

/** The one resource that the cases are about, with the provider process of the present run and the platform. */
export class Subject {
  readonly urn: string;
  /** The provider's own properties of the resource. */
  readonly internal: Properties;
  readonly stateFile = new StateFile();
  provider!: ProviderProcess;
  /** What the program declares. */
  news: Properties;
  #emulator!: Emulator;
  /** All processes of a test: what a killed one printed counts too. */
  #processes: ProviderProcess[] = [];

  constructor(
    readonly fixture: Fixture,
    readonly host: HostName = "dynamic",
  ) {
    this.urn = `urn:pulumi:dev::proj::${MODULES[host]}${fixture.type}::subject`;
    this.internal = { __identity: this.urn, __timeouts: TIMEOUTS };
    this.news = { ...this.internal, ...fixture.inputs };
  }

  get control(): Control {
    return this.#emulator.control;
  }

  get recovery(): NonNullable<Fixture["recovery"]> {
    return this.fixture.recovery ?? "mark";
  }

  async open(): Promise<void> {
    this.#emulator = await this.fixture.start();
  }

  async close(): Promise<void> {
    await this.provider.kill();
    await this.#emulator.close();
    this.stateFile.remove();
  }

  /** Before each case. */
  async begin(): Promise<void> {
    this.stateFile.write();
    const prepared = (await this.fixture.prepare?.(this.#emulator)) ?? {};
    this.news = { ...this.internal, ...this.fixture.inputs, ...prepared };
    this.control.clearRequests();
    const running = this.provider as ProviderProcess | undefined;
    this.#processes = running === undefined || running.ended ? [] : [running];
    if (this.#processes.length > 0) await this.provider.renew();
    else await this.startRun();
  }

  /** After each case. */
  end(): void {
    const printed = this.#processes.flatMap(({ output }) => output).join("\n");
    this.control.clearFaults();
    this.control.reset(this.fixture.platform);
    this.control.clearRequests();
    for (const secret of this.fixture.secrets) expect(printed).not.toContain(secret);
    const name = this.urn.slice(this.urn.indexOf("::"));
    for (const process of this.#processes) {
      if (!(process instanceof PluginProcess)) continue;
      for (const urn of process.spoken) expect(urn, "a line's resource").toContain(name);
    }
  }

  /** Starts another provider process, which knows nothing of the one before. */
  async startRun(): Promise<void> {
    const config = mapValues(this.fixture.config(this.#emulator), (settings) =>
      typeof settings === "object"
        ? { lateAnswers: LATE_ANSWERS, ...settings, requestTimeout: REQUEST_TIMEOUT }
        : settings,
    );
    const { type, secrets } = this.fixture;
    this.provider = await startProcess(this.host, type, config, { env: this.stateFile.env, secrets });
    this.#processes.push(this.provider);
  }

  /** The ids of the objects on the platform. */
  ids(): string[] {
    return this.fixture.objects(this.control).map(({ id }) => id);
  }

  /** The ids that the definition's list of all objects has; undefined where the platform has no such list. */
  async listed(): Promise<string[] | undefined> {
    const { platform, spec } = (await loadResource(this.fixture.type))!;
    const config = this.fixture.config(this.#emulator);
    const { client, settings } = platform.connection((key) => JSON.stringify(config[key]));
    const operation = { client, settings, signal: AbortSignal.timeout(30_000), log: () => undefined };
    return (await spec.lookup.all?.(operation))?.map(({ id }) => id);
  }

  /** Checks the inputs and makes the object. */
  async created(news: Properties = this.news): Promise<State> {
    const { inputs, failures } = await this.provider.check({}, news);
    expect(failures).toEqual([]);
    return this.provider.create(inputs);
  }

  /** Reads an object that is there. */
  async refreshed(state: Parameters<ProviderProcess["read"]>[0]): Promise<State> {
    const found = await this.provider.read(state);
    if (found === undefined) throw new Error(`${state.id} is gone`);
    return found;
  }

  /** Waits for a line: the answer to which it belongs may come before it. */
  async says(line: RegExp): Promise<void> {
    await expect.poll(() => this.provider.output.join("\n")).toMatch(line);
  }

  /** The actions so far that do not only read. */
  changing(): string[] {
    const { reads = /^Describe/ } = this.fixture;
    return Object.keys(this.control.countRequests()).filter((action) => !reads.test(action));
  }

  /** The inputs without a chosen name, where a generated one tells whose an object is. */
  unnamed(): Properties {
    return typeof this.recovery === "object" ? omit(this.news, this.recovery.without) : this.news;
  }

  /** Kills the run that makes the object, once the platform has made it, and starts the next; returns the ids. */
  async killAfterCommit(inputs: Properties): Promise<string[]> {
    const { id: held } = this.fault({ action: this.fixture.actions.create, kind: "hold" });
    const killed = this.provider.create(inputs).catch((error: unknown) => error);
    await this.control.waitForFault(held);
    await this.provider.kill();
    await killed;
    // What the platform has accepted it may carry out later.
    await expect.poll(() => this.ids()).toHaveLength(1);
    this.control.clearFaults();
    await this.startRun();
    this.stateFile.interrupted(this.urn);
    return this.ids();
  }

  fault(spec: Omit<Parameters<Control["injectFault"]>[0], "platform">): ReturnType<Control["injectFault"]> {
    return this.control.injectFault({ platform: this.fixture.platform, ...spec });
  }
}

export function omit(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => unknown): Properties {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
