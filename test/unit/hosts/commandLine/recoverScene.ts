import type { Judge, Verdict } from "../../../../provider/hosts/commandLine/recover/judging";
import {
  type RecoverOptions,
  runRecover,
} from "../../../../provider/hosts/commandLine/recover/recoverCommand";
import { dynamicType } from "../../../../provider/hosts/token";
import { StandInPulumi } from "../standInPulumi";

export const NOW = Date.parse("2030-05-01T12:00:00Z");
export const TYPE = dynamicType("tencent:Job");
export const PROVIDER = "urn:pulumi:dev::shop::pulumi:providers:pulumi-nodejs::default";
export const urnOf = (name: string) => `urn:pulumi:dev::shop::${TYPE}::${name}`;
export const provider = { urn: PROVIDER, id: "p", type: "pulumi:providers:pulumi-nodejs", custom: true };
export const resource = (name: string, more = {}) => ({
  urn: urnOf(name),
  type: TYPE,
  custom: true,
  provider: `${PROVIDER}::p`,
  ...more,
});
export const pending = (name: string, type = "creating", more = {}) => ({
  type,
  resource: resource(name, more),
});
export const foreign = {
  type: "creating",
  resource: { urn: "urn:pulumi:dev::shop::aws:s3:B::b", type: "aws:s3:B" },
};

/** An object that a creation has made. */
export const found = (id: string, createTime?: number): Verdict => ({
  kind: "found",
  id,
  outputs: { state: "up" },
  ...(createTime !== undefined && { createTime }),
});

/** The command on stacks of a stand-in for the CLI, with what it printed and asked. */
export class RecoverScene {
  readonly pulumi = new StandInPulumi();
  readonly out: string[] = [];
  readonly notes: string[] = [];
  /** The creations that were judged, each with the ids that the state holds. */
  readonly asked: unknown[] = [];

  /** Judges creations by the resource's name; every object exists but those in `gone`. */
  judge(verdicts: Record<string, Verdict | Error>, gone: readonly string[] = []): Judge {
    return {
      creating: (operation, { ids }) => {
        this.asked.push([operation, [...ids]]);
        const verdict = verdicts[operation.urn.slice(operation.urn.lastIndexOf("::") + 2)] ?? {
          kind: "none",
        };
        if (verdict instanceof Error) return Promise.reject(verdict);
        const isHeld = verdict.kind === "found" && ids.has(verdict.id);
        return Promise.resolve(isHeld ? { kind: "none" } : verdict);
      },
      take: (_operation, id) =>
        id === "no"
          ? Promise.reject(new Error("there is no no"))
          : Promise.resolve({ id, outputs: { taken: true } }),
      exists: ({ id }) => Promise.resolve(!gone.includes(id)),
    };
  }

  /** Runs the command; `answer` is what the user says to its question, undefined where there is no terminal. */
  recover(options: RecoverOptions, by?: Judge, answer?: boolean): Promise<number> {
    return runRecover(options, {
      terminal: {
        out: (line) => this.out.push(line),
        page: (lines) => this.out.push(...lines),
        json: (value) => this.out.push(JSON.stringify(value)),
        note: (line) => this.notes.push(line),
        confirm: () => Promise.resolve(answer),
      },
      judge: () => (by ? Promise.resolve(by) : Promise.reject(new Error("no judge is needed"))),
      configuration: () => Promise.resolve({}),
      now: () => new Date(NOW),
    });
  }
}
