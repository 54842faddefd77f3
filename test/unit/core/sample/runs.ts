import type { Host, Properties } from "../../../../provider/core/lifecycle";
import { EngineRun, State } from "../../../engineRun";
import { sample } from "./definition";

export const SECRET_KEY = "canary-key-0001";

export const URN = "urn:pulumi:dev::proj::pulumi-nodejs:dynamic/sample/sample:Object::train";
export const IDENTITY = { __identity: URN };
export const INPUTS: Properties = { ...IDENTITY, name: "train", size: 2, zone: "z1" };

/** The URN of another resource of the same type. */
export const urnOf = (name: string): string => URN.replace("::train", `::${name}`);

export interface Run extends EngineRun {
  readonly printed: string[];
}

/** What a definition may have of its own, in place of the sample's. */
export type Spec = Partial<typeof sample.spec>;

export interface RunOptions {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly state?: State;
  readonly host?: Partial<Host>;
  readonly spec?: Spec;
}

/** A run in a new process: what an earlier one knew is forgotten. */
export function runOf({ config = {}, state = new State(), host, spec }: RunOptions = {}): Run {
  const printed: string[] = [];
  const settings = { key: SECRET_KEY, lateAnswers: 0, ...config };
  const run = new EngineRun(
    { ...sample, spec: { ...sample.spec, ...spec } },
    {
      config: (key) => (key.startsWith("batchflow:") ? JSON.stringify(settings) : undefined),
      log: (line, { resource }) => printed.push(`${resource}: ${line}`),
      checkpoint: () => Promise.resolve(state),
      ...host,
    },
  );
  return Object.assign(run, { printed });
}

/** A run with a configuration of its own. */
export function newRun(config?: Readonly<Record<string, unknown>>): Run {
  return config === undefined
    ? runOf()
    : runOf({ host: { config: (key) => (key === "batchflow:sample" ? JSON.stringify(config) : undefined) } });
}

/** A run of a definition that differs in this. */
export function withSpec(spec: Spec): Run {
  return runOf({ spec });
}

/** A state in which an earlier run's creation of the resource is unresolved. */
export function afterKill(): State {
  const state = new State();
  state.interrupted(URN);
  return state;
}

/** The error with which a promise is rejected. */
export function failureOf(made: Promise<unknown>): Promise<unknown> {
  return made.catch((error: unknown) => error);
}
