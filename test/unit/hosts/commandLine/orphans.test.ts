import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { MarkedObject } from "../../../../provider/core/operation";
import { type Inventory, knownFrom } from "../../../../provider/hosts/commandLine/orphans/orphanSearch";
import {
  type OrphansOptions,
  runOrphans,
} from "../../../../provider/hosts/commandLine/orphans/orphansCommand";
import { dynamicType } from "../../../../provider/hosts/token";
import { StandInPulumi } from "../standInPulumi";

const NOW = Date.parse("2030-05-01T12:00:00Z");
const JOB = "tencent:Job";
const urnOf = (name: string, stack = "dev") => `urn:pulumi:${stack}::shop::${dynamicType(JOB)}::${name}`;
const resource = (name: string, more = {}) => ({ urn: urnOf(name), type: dynamicType(JOB), ...more });
/** A resource's mark in these tests: 24 digits that tell its name. */
const whoIs = (identity: string) =>
  Buffer.from(identity.slice(identity.lastIndexOf("::") + 2))
    .toString("hex")
    .padEnd(24, "0");
const mark = (name: string) => whoIs(`::${name}`);

let pulumi: StandInPulumi;
let out: string[];
let notes: string[];
let deleted: string[];
let objects: Record<string, MarkedObject[]>;
beforeEach(() => {
  pulumi = new StandInPulumi();
  [out, notes, deleted] = [[], [], []];
  objects = {
    "tencent:Job tencent": [
      { id: "held", who: mark("a"), createTime: NOW },
      { id: "surplus", who: mark("a"), createTime: NOW - 5 * 3_600_000 },
      { id: "named", name: "job-abcdefg", who: mark("abcdefg").slice(0, 7) },
      { id: "making", who: mark("pending"), createTime: NOW },
      { id: "kept", who: mark("keep") },
      { id: "theirs", who: "f".repeat(24) },
    ],
  };
  pulumi.setState({
    resources: [
      resource("a", { id: "held" }),
      resource("abcdefg", { id: "other" }),
      resource("keep", { id: "keep-2", retainOnDelete: true }),
    ],
    pending_operations: [{ type: "creating", resource: resource("pending") }],
  });
});
afterEach(() => pulumi.remove());

const inventory: Inventory = {
  typesOf: (platform) => (platform === "tencent" ? [JOB] : []),
  list: (type, connection) => {
    const listed = objects[`${type} ${connection}`];
    return listed ? Promise.resolve(listed) : Promise.reject(new Error("no route"));
  },
  whoIs,
  delete: (type, id, connection) => {
    if (id === "stubborn") return Promise.reject(new Error("refused"));
    deleted.push(`${type} ${id} ${connection}`);
    return Promise.resolve();
  },
};

function orphans(
  options: OrphansOptions,
  confirm: () => boolean | undefined = () => undefined,
): Promise<number> {
  return runOrphans(options, {
    terminal: {
      out: (line) => out.push(line),
      page: (lines) => out.push(...lines),
      json: (value) => out.push(JSON.stringify(value)),
      note: (line) => notes.push(line),
      confirm: () => Promise.resolve(confirm()),
    },
    inventory: () => Promise.resolve({ inventory, connections: ["tencent", "unused"] }),
    now: () => NOW,
  });
}

describe("orphans", () => {
  it("are the marked objects that no state has, with whose they are", async () => {
    expect(await orphans({})).toBe(0);
    expect(out).toEqual([
      "TYPE         ID       NAME         AGE            RESOURCE",
      "tencent:Job  surplus               5 h            a",
      "tencent:Job  named    job-abcdefg  age not known  abcdefg",
      "tencent:Job  making                0 min          creation pending: pending",
      "tencent:Job  kept                  age not known  retained: keep",
      "tencent:Job  theirs                age not known  unknown resource",
    ]);
    expect(deleted).toEqual([]);
  });

  it.each(["dev's", "another project's"])(
    "are none of what another stack of the project has, as after a rename; the working directory is %s",
    async (folder) => {
      pulumi.setStacks("dev", "prod");
      if (folder !== "dev's") pulumi.file("stacks.json", "[]");
      pulumi.setState({ resources: [{ ...resource("x"), urn: urnOf("x", "prod"), id: "surplus" }] }, "prod");
      expect(await orphans({ delete: true, yes: true })).toBe(0);
      expect(deleted).toEqual(["tencent:Job named tencent"]);
    },
  );

  it("are left to another stack of the project that was making them, or keeps them, before its rename", async () => {
    pulumi.setStacks("dev", "prod");
    const before = (name: string, more = {}) => ({
      ...resource(name, { inputs: { __identity: urnOf(name) }, ...more }),
      urn: urnOf(name, "prod"),
    });
    const made = before("abcdefg", { id: "replaced", retainOnDelete: true });
    const pending_operations = [{ type: "creating", resource: before("a") }];
    pulumi.setState({ resources: [made], pending_operations }, "prod");
    expect(await orphans({ delete: true, yes: true })).toBe(0);
    expect(deleted).toEqual([]);
    expect(out.slice(1, 3)).toEqual([
      "tencent:Job  surplus               5 h            creation pending: a",
      "tencent:Job  named    job-abcdefg  age not known  retained: abcdefg",
    ]);
  });

  it("are looked for in the states of many stacks, of which few are read at once", async () => {
    const names = Array.from({ length: 12 }, (_, index) => `stack-${index}`);
    pulumi.setStacks("dev", ...names);
    for (const name of names) pulumi.setState(null, name);
    pulumi.file("slow", "");
    expect(await orphans({})).toBe(0);
    expect(out).toHaveLength(6);
    expect(pulumi.exportsAtOnce()).toBeLessThanOrEqual(4);
  });

  it("are deleted after consent only, and of unknown resources only by name", async () => {
    expect(await orphans({ delete: true })).toBe(3);
    expect(await orphans({ delete: true }, () => false)).toBe(3);
    expect(deleted).toEqual([]);
    await expect(orphans({ delete: true, yes: true, also: ["held"] })).rejects.toThrow(
      "no such object is listed",
    );
    await expect(orphans({ delete: true, yes: true, also: ["making"] })).rejects.toThrow("batchflow recover");
    expect(await orphans({ delete: true, also: ["theirs"] }, () => true)).toBe(0);
    expect(deleted).toEqual([
      "tencent:Job surplus tencent",
      "tencent:Job named tencent",
      "tencent:Job theirs tencent",
    ]);
  });

  it("stay where a run has begun on them while the user thought", async () => {
    const answer = () => {
      pulumi.setState({
        resources: [resource("a", { id: "surplus" })],
        pending_operations: [{ type: "creating", resource: resource("abcdefg") }],
      });
      return true;
    };
    expect(await orphans({ delete: true }, answer)).toBe(1);
    expect(deleted).toEqual([]);
    expect(notes.filter((line) => line.includes("meanwhile"))).toHaveLength(2);
  });

  it("of a connection that cannot be listed are an error, and the others are handled", async () => {
    pulumi.setState({
      resources: [resource("a", { id: "held" }), resource("b", { inputs: { connection: "east" } })],
    });
    objects["tencent:Job tencent"]?.unshift({ id: "stubborn", who: mark("a") });
    expect(await orphans({ delete: true, yes: true, format: "json" })).toBe(1);
    const answer = JSON.parse(out.join("\n")) as { orphans: Record<string, unknown>[]; errors: string[] };
    expect(answer.errors).toEqual([
      "tencent:Job by connection east: no route",
      "tencent:Job stubborn: refused",
    ]);
    expect(answer.orphans.slice(0, 2)).toEqual([
      {
        type: JOB,
        id: "stubborn",
        connection: "tencent",
        standing: "left",
        deleted: false,
        resource: urnOf("a"),
      },
      {
        type: JOB,
        id: "surplus",
        connection: "tencent",
        standing: "left",
        deleted: true,
        createTime: "2030-05-01T07:00:00.000Z",
        resource: urnOf("a"),
      },
    ]);
  });

  it("are summed up in Markdown, those that need somebody first", async () => {
    objects["tencent:Job tencent"]?.push({ id: "`|<b>@all", name: "a|b", who: "e".repeat(24) });
    expect(await orphans({ format: "markdown" })).toBe(0);
    expect(out).toEqual([
      "## Orphans",
      "",
      "**6 objects that nobody owns**: 2 left by resources, 1 of pending creations, 1 retained, 2 of unknown resources.",
      "",
      "| type | id | name | age | resource |",
      "| --- | --- | --- | --- | --- |",
      "| `tencent:Job` | `surplus` |  | 5 h | `a` |",
      "| `tencent:Job` | `named` | `job-abcdefg` | age not known | `abcdefg` |",
      "| `tencent:Job` | `making` |  | 0 min | creation pending: `pending` |",
      "| `tencent:Job` | `kept` |  | age not known | retained: `keep` |",
      "| `tencent:Job` | `theirs` |  | age not known | unknown resource |",
      "| `tencent:Job` | <code>&#96;&#124;&#60;b&#62;&#64;all</code> | <code>a&#124;b</code> | age not known | unknown resource |",
    ]);
  });

  it("in Markdown are none in so many words, unless some could not be listed", async () => {
    objects = { "tencent:Job tencent": [] };
    expect(await orphans({ format: "markdown", stack: ["dev"] })).toBe(0);
    expect(out).toEqual(["## Orphans of dev", "", "Nothing that nobody owns."]);
    [out, objects] = [[], {}];
    expect(await orphans({ format: "markdown", expectNone: "stacks" })).toBe(1);
    expect(out.slice(2)).toEqual([
      "Nothing that nobody owns was found. **1 failed: the list may not be whole.**",
      "",
      "What failed:",
      "",
      "- `tencent:Job by connection tencent: no route`",
    ]);
    expect(notes).toEqual([]);
  });

  it("in Markdown are so few as somebody reads, and what was deleted is said to be", async () => {
    objects["tencent:Job tencent"] = [
      { id: "surplus", who: mark("a") },
      ...Array.from({ length: 60 }, (_, index) => ({ id: `theirs-${index}`, who: "f".repeat(24) })),
    ];
    expect(await orphans({ format: "markdown", delete: true, yes: true, expectNone: "stacks" })).toBe(0);
    expect(out[2]).toBe(
      "**61 objects that nobody owns**: 1 left by resources, 60 of unknown resources; 1 deleted.",
    );
    expect(out[6]).toBe("| `tencent:Job` | `surplus` |  | age not known | `a` (deleted) |");
    expect(out.slice(-3)).toEqual([
      "| `tencent:Job` | `theirs-48` |  | age not known | unknown resource |",
      "",
      "_11 more are listed by `npx batchflow orphans`._",
    ]);
  });

  it.each([
    ["what resources have left", ["surplus"], { stacks: 5, all: 5 }],
    ["what a pending creation has made", ["making"], { stacks: 5, all: 5 }],
    ["what a replacement has kept on purpose", ["kept"], { stacks: 0, all: 0 }],
    ["what is of unknown resources", ["theirs"], { stacks: 0, all: 5 }],
    ["nothing", ["held"], { stacks: 0, all: 0 }],
  ])("that must not be end with an exit code of their own: %s", async (_what, ids, codes) => {
    const listed = objects["tencent:Job tencent"]?.filter(({ id }) => ids.includes(id)) ?? [];
    objects["tencent:Job tencent"] = listed;
    expect(await orphans({})).toBe(0);
    expect(await orphans({ expectNone: "stacks" })).toBe(codes.stacks);
    expect(await orphans({ expectNone: "all" })).toBe(codes.all);
  });

  it("of the plugin's resources have the marks and connections that dynamic ones have", () => {
    const [own, parent] = ["batchflow:tencent:Job", "test:farm:Farm"];
    const urn = (type: string) => `urn:pulumi:dev::shop::${parent}$${type}::render`;
    const entry = { urn: urn(own), type: own, id: "job-1", inputs: { connection: "prod" } };
    const known = knownFrom([{ resources: [entry] }]);
    expect(known.identities).toEqual([urn(dynamicType(JOB))]);
    expect([...known.objects]).toEqual(["tencent:Job job-1"]);
    expect([...known.connections]).toEqual([["prod", "tencent"]]);
  });
});
