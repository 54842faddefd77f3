import type { Properties } from "./protocol";

/** How the engine reaches the provider: by its own process for dynamic resources, or by the plugin. */
export type HostName = "dynamic" | "plugin";
export const HOSTS: readonly HostName[] = ["dynamic", "plugin"];

/** What the engine's types begin with. */
export const MODULES: Readonly<Record<HostName, string>> = {
  dynamic: "pulumi-nodejs:dynamic/batchflow/",
  plugin: "batchflow:",
};

/** An object as a stack's state has it. */
export interface State {
  readonly id: string;
  /** As check has answered them. */
  readonly inputs: Properties;
  readonly outputs: Properties;
}

export interface CheckAnswer {
  readonly inputs: Properties;
  readonly failures: readonly { readonly property: string; readonly reason: string }[];
}

export interface DiffAnswer {
  /** Whether the provider says that nothing differs, or that something does; else the engine compares the inputs. */
  readonly unchanged: boolean;
  readonly changed: boolean;
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/**
 * A provider process, driven as the engine drives it. Inputs carry beside a resource's own properties what the engine
 * knows of it, by the names of the dynamic form (`__identity`, `__timeouts`, `__createFirst`): each host gets it in its way.
 */
export interface ProviderProcess {
  /** All that the process has said. */
  readonly output: string[];
  readonly ended: boolean;
  /** Begins as a new process does, without the time that one takes to start. May begin for another type. */
  renew(type?: string): Promise<void>;
  /** The same process as it serves another resource type in this run. */
  of(type: string): ProviderProcess;
  check(olds: Properties, news: Properties): Promise<CheckAnswer>;
  diff(old: State, news: Properties): Promise<DiffAnswer>;
  create(news: Properties): Promise<State>;
  /** What a preview shows of an object that is to be made, or changed; undefined where the engine does not ask. */
  previewCreate(news: Properties): Promise<Properties | undefined>;
  previewUpdate(old: State, news: Properties): Promise<Properties | undefined>;
  /** By the id alone as an import does. Undefined when the provider says that the object is gone. */
  read(old: Pick<State, "id"> & Partial<State>): Promise<State | undefined>;
  update(old: State, news: Properties): Promise<State>;
  delete(old: State): Promise<void>;
  /** Ends the process at once, as a killed run does. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Values that the program has marked secret. */
  readonly secrets?: readonly string[];
}
