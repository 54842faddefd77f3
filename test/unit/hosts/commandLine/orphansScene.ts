import type { MarkedObject } from "../../../../provider/core/operation";
import type { Inventory } from "../../../../provider/hosts/commandLine/orphans/orphanSearch";
import {
  type OrphansOptions,
  runOrphans,
} from "../../../../provider/hosts/commandLine/orphans/orphansCommand";
import { dynamicType } from "../../../../provider/hosts/token";
import { StandInPulumi } from "../standInPulumi";

const NOW = Date.parse("2030-05-01T12:00:00Z");
export const JOB = "tencent:Job";
export const urnOf = (name: string, stack = "dev") =>
  `urn:pulumi:${stack}::shop::${dynamicType(JOB)}::${name}`;
export const resource = (name: string, more = {}) => ({ urn: urnOf(name), type: dynamicType(JOB), ...more });
/** A resource's mark in these tests: 24 digits that tell its name. */
const whoIs = (identity: string) =>
  Buffer.from(identity.slice(identity.lastIndexOf("::") + 2))
    .toString("hex")
    .padEnd(24, "0");
export const mark = (name: string) => whoIs(`::${name}`);

/** The command on stacks of a stand-in for the CLI, with what it printed and deleted. */
export class OrphansScene {
  readonly pulumi = new StandInPulumi();
  readonly out: string[] = [];
  readonly notes: string[] = [];
  readonly deleted: string[] = [];
  /** The marked objects by type and connection; what is not here cannot be listed. */
  objects: Record<string, MarkedObject[]> = {
    "tencent:Job tencent": [
      { id: "held", who: mark("a"), createTime: NOW },
      { id: "surplus", who: mark("a"), createTime: NOW - 5 * 3_600_000 },
      { id: "named", name: "job-abcdefg", who: mark("abcdefg").slice(0, 7) },
      { id: "making", who: mark("pending"), createTime: NOW },
      { id: "kept", who: mark("keep") },
      { id: "theirs", who: "f".repeat(24) },
    ],
  };

  constructor() {
    this.pulumi.setState({
      resources: [
        resource("a", { id: "held" }),
        resource("abcdefg", { id: "other" }),
        resource("keep", { id: "keep-2", retainOnDelete: true }),
      ],
      pending_operations: [{ type: "creating", resource: resource("pending") }],
    });
  }

  /** Runs the command; `confirm` answers its question, with undefined where there is no terminal. */
  orphans(options: OrphansOptions, confirm: () => boolean | undefined = () => undefined): Promise<number> {
    return runOrphans(options, {
      terminal: {
        out: (line) => this.out.push(line),
        page: (lines) => this.out.push(...lines),
        json: (value) => this.out.push(JSON.stringify(value)),
        note: (line) => this.notes.push(line),
        confirm: () => Promise.resolve(confirm()),
      },
      inventory: () => Promise.resolve({ inventory: this.#inventory, connections: ["tencent", "unused"] }),
      now: () => NOW,
    });
  }

  readonly #inventory: Inventory = {
    typesOf: (platform) => (platform === "tencent" ? [JOB] : []),
    list: (type, connection) => {
      const listed = this.objects[`${type} ${connection}`];
      return listed ? Promise.resolve(listed) : Promise.reject(new Error("no route"));
    },
    whoIs,
    delete: (type, id, connection) => {
      if (id === "stubborn") return Promise.reject(new Error("refused"));
      this.deleted.push(`${type} ${id} ${connection}`);
      return Promise.resolve();
    },
  };
}
