import type { Control, Emulator } from "pulumi-batchflow-emulator";
import type { Fixture } from "../matrix";
import type { Properties } from "../process";

/** The ids of a scene's objects, by the resources' names. */
export type Ids = Readonly<Record<string, string>>;

export interface Resource {
  readonly name: string;
  /** Has its type, its inputs, and what is drift or its end. */
  readonly fixture: Fixture;
  /** What it has in place of the fixture's inputs, given the objects that are there already. */
  readonly inputs?: (ids: Ids, control: Control) => Properties;
  /** Whether it has come to an end by then, after which the platform changes it no more: it can only be removed. */
  readonly isOver?: boolean;
}

/** Resources of one platform that need each other, and what becomes of them by themselves and by others in a day. */
export interface Scene {
  readonly title: string;
  readonly start: () => Promise<Emulator>;
  readonly config: Fixture["config"];
  readonly prepare?: (emulator: Emulator) => Promise<void>;
  /** Each after those that it needs. */
  readonly resources: readonly Resource[];
  /** What happens at the beginning of an hour, from 0 on, beside what takes its course in virtual time. */
  readonly hour: (control: Control, ids: Ids, hour: number) => void;
  /** Expects that the platform has lived: a day in which nothing happens proves nothing. */
  readonly lived: (control: Control, ids: Ids) => void;
}
