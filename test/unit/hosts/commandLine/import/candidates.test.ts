import { describe, expect, it } from "vitest";

import type { ResourceDefinition } from "../../../../../provider/core/definition";
import type { Listed } from "../../../../../provider/core/operation";
import {
  type CandidatesHost,
  listCandidates,
} from "../../../../../provider/hosts/commandLine/import/candidates";
import { knownFrom } from "../../../../../provider/hosts/commandLine/orphans/orphanSearch";
import type { Format } from "../../../../../provider/hosts/commandLine/terminal";
import { PulumiCliError } from "../../../../../provider/hosts/stack/pulumiCli";
import { resources } from "../../../../definitions";
import { mark, resource } from "../orphansScene";

const NOW = Date.parse("2030-05-01T12:00:00Z");
const JOB = resources.get("tencent:Job")!;
const SHARE = resources.get("otc:ImageShare")!;
const OBJECTS: readonly Listed[] = [
  { id: "job-held", name: "a", createTime: NOW - 3 * 3_600_000 },
  { id: "job-left", name: "b", createTime: NOW - 5 * 60_000 },
  { id: "job-theirs", createTime: NOW },
  { id: "job-free", name: "by | hand" },
];
const MARKS = [
  { id: "job-held", who: mark("held") },
  { id: "job-left", who: mark("left") },
  { id: "job-theirs", who: "f".repeat(24) },
];
const STATE = {
  resources: [resource("held", { id: "job-held" }), resource("left", { id: "job-new" })],
};

/** Lists the candidates of some types on a stand-in for the platforms. */
async function listed(
  format: Format,
  host: Partial<CandidatesHost> = {},
  definitions: readonly ResourceDefinition[] = [JOB],
) {
  const [out, notes]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => out.push(text),
    page: (lines: readonly string[]) => out.push(...lines),
    json: (value: unknown) => out.push(JSON.stringify(value)),
    note: (text: string) => notes.push(text),
    confirm: () => Promise.resolve(undefined),
  };
  const inventory = {
    all: () => Promise.resolve(OBJECTS),
    list: () => Promise.resolve(MARKS),
    whoIs: (identity: string) => mark(identity.slice(identity.lastIndexOf("::") + 2)),
    typesOf: () => [],
    delete: () => Promise.reject(new Error("nothing is deleted")),
  };
  const exitCode = await listCandidates(definitions, { format }, terminal, {
    inventory: () => Promise.resolve({ inventory, connections: [] }),
    known: () => Promise.resolve(knownFrom([STATE])),
    now: () => NOW,
    ...host,
  });
  return { exitCode, out, notes };
}

describe("objects that can be imported are listed", () => {
  it("with whose they are, by the states and by their marks", async () => {
    expect(await listed("text")).toEqual({
      exitCode: 0,
      notes: [],
      out: [
        "TYPE         ID          NAME       AGE            RESOURCE",
        "tencent:Job  job-held    a          3 h            in state: held (dev)",
        "tencent:Job  job-left    b          5 min          left by: left (dev)",
        "tencent:Job  job-theirs             0 min          unknown resource",
        "tencent:Job  job-free    by | hand  age not known",
      ],
    });
  });

  it("for programs", async () => {
    const { out } = await listed("json");
    expect(JSON.parse(out.join(""))).toMatchObject({
      candidates: [
        { id: "job-held", standing: "held", resource: expect.stringMatching(/::held$/) as string },
        { id: "job-left", standing: "left", createTime: "2030-05-01T11:55:00.000Z" },
        { id: "job-theirs", standing: "unknown" },
        { type: "tencent:Job", id: "job-free", name: "by | hand", standing: "free" },
      ],
      errors: [],
    });
  });

  it("as Markdown, in which a name is no markup", async () => {
    const { out } = await listed("markdown");
    expect(out).toContain("| `tencent:Job` | `job-held` | `a` | 3 h | in state: `held (dev)` |");
    expect(out.at(-1)).not.toContain("by | hand");
  });

  it("without a stack too, which is said", async () => {
    const known = () => Promise.reject(new PulumiCliError("no stack is selected", "noStack"));
    const { exitCode, out, notes } = await listed("text", { known });
    expect(exitCode).toBe(0);
    expect(out[1]).toContain("unknown resource");
    expect(notes).toEqual(["Without a stack nothing shows which of the objects are in a state already."]);
  });

  it("and not where the states cannot be read for another reason", async () => {
    const known = () => Promise.reject(new PulumiCliError("locked out", "passphrase"));
    await expect(listed("text", { known })).rejects.toThrow("locked out");
  });

  it("beside types of which the platform has no list, which are named", async () => {
    const { exitCode, out, notes } = await listed("text", {}, [SHARE, JOB]);
    expect(exitCode).toBe(0);
    expect(out).toHaveLength(5);
    expect(notes).toEqual([
      "batchflow: the platform has no list of all objects of otc:ImageShare; by an id they can be imported",
    ]);
  });
});
