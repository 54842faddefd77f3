import { describe, expect, it } from "vitest";

import { Identity } from "../../../../provider/core/identity";
import type { Call } from "../../../../provider/core/rest/call";
import type { CromwellClient } from "../../../../provider/platforms/huawei/api/cromwell";
import { findSubmitted, listMarked } from "../../../../provider/platforms/huawei/cromwell/find";
import { digestOf } from "../../../../provider/platforms/huawei/cromwell/submission";
import { cromwellArgs } from "../../../../provider/platforms/huawei/cromwell/inputs";

const MARK = new Identity("execution").newMark();
const SUBMISSION = "2020-07-08T08:00:00.000Z";
const inputs = cromwellArgs.parse({ workflowSource: "workflow w {}", workflowInputs: { "w.n": 1 } });
const others = cromwellArgs.parse({ workflowSource: "workflow w {}", workflowInputs: { "w.n": 2 } });

interface Row {
  readonly id: string;
  readonly status: string;
  readonly inputs: typeof inputs;
  /** What the workflow itself says, where the list lags behind it. */
  readonly now?: { readonly status?: string; readonly mark?: string };
}

const labels = (row: Row, who = MARK.who) => ({
  "pulumi-batchflow": who,
  "pulumi-batchflow-create": MARK.which,
  "pulumi-batchflow-inputs": digestOf(row.inputs),
});

/** A server that lists the rows, the newest first and `pageSize` on a page. */
function server(rows: readonly Row[], pageSize = 100) {
  const asked: Call[] = [];
  const answer = (call: Call) => {
    asked.push(call);
    if (call.path === "/api/workflows/v1/query") {
      const start = (Number(call.query?.page) - 1) * pageSize;
      const results = rows.slice(start, start + pageSize).map((row) => ({
        id: row.id,
        status: row.status,
        name: "w",
        submission: SUBMISSION,
        labels: labels(row),
      }));
      return { results, totalResultsCount: rows.length };
    }
    const [id, part] = call.path.split("/").slice(-2);
    const row = rows.find((one) => one.id === id);
    if (row === undefined) throw new Error(`no ${call.path}`);
    return part === "status"
      ? { id, status: row.now?.status ?? row.status }
      : { id, labels: labels(row, row.now?.mark) };
  };
  const client = { call: (call: Call) => Promise.resolve(answer(call)) } as unknown as CromwellClient;
  return { client, asked };
}

const { signal } = new AbortController();

async function find(rows: readonly Row[], pageSize?: number) {
  const { client, asked } = server(rows, pageSize);
  return { found: await findSubmitted(client, inputs, MARK.who, signal), asked };
}

describe("the search for what an interrupted run has submitted to Cromwell", () => {
  it("asks for the mark, without workflows that are parts of others", async () => {
    const { found, asked } = await find([]);
    expect(found).toEqual([]);
    expect(asked).toMatchObject([
      { query: { label: [`pulumi-batchflow:${MARK.who}`], includeSubworkflows: false, page: 1 } },
    ]);
  });

  it.each(["Running", "Succeeded", "Aborted"])(
    "finds one that is %s with the same inputs, on whatever page",
    async (status) => {
      const rows = [
        { id: "b", status: "Failed", inputs: others },
        { id: "a", status, inputs },
      ];
      const { found } = await find(rows, 1);
      expect(found).toEqual([{ id: "a", which: MARK.which, createTime: Date.parse(SUBMISSION) }]);
    },
  );

  it.each(["On Hold", "Submitted", "Running"])(
    "says that one with other inputs that is %s cannot be used",
    async (status) => {
      const { found } = await find([{ id: "a", status, inputs: others }]);
      expect(found).toMatchObject([{ id: "a", which: MARK.which, createTime: Date.parse(SUBMISSION) }]);
      expect(found[0]?.unusable?.reason).toMatch(/other inputs/);
      expect(found[0]?.unusable?.advice).toContain("`stopCromwellExecution`");
    },
  );

  it.each([
    ["has ended with other inputs", { status: "Failed", inputs: others }],
    ["is being aborted with other inputs", { status: "Aborting", inputs: others }],
    [
      "has ended, which the list does not show",
      { status: "Running", inputs: others, now: { status: "Failed" } },
    ],
    ["was given up, which the list does not show", { status: "Running", inputs, now: { mark: "released" } }],
    [
      "was given up and had other inputs, which the list does not show",
      { status: "Running", inputs: others, now: { mark: "released" } },
    ],
  ])("leaves alone one that %s", async (_what, row) => {
    expect((await find([{ id: "a", ...row }])).found).toEqual([]);
  });

  it("finds all, so that no one of several is taken", async () => {
    const rows = [
      { id: "b", status: "Running", inputs: others },
      { id: "a", status: "Running", inputs },
    ];
    expect((await find(rows)).found).toMatchObject([{ id: "b", unusable: {} }, { id: "a" }]);
  });

  it("lists what carries a mark and goes on", async () => {
    const { client, asked } = server([{ id: "a", status: "Running", inputs }]);
    const { who, which } = MARK;
    const createTime = Date.parse(SUBMISSION);
    expect(await listMarked(client, signal)).toEqual([{ id: "a", who, which, name: "w", createTime }]);
    expect(asked).toMatchObject([{ query: { status: ["On Hold", "Submitted", "Running"] } }]);
  });
});

describe("the digest of a submission", () => {
  const args = { workflowSource: "workflow w {}", workflowInputs: { a: 1, b: { c: 2, d: 3 } } };
  const digest = (more: object = {}) => digestOf(cromwellArgs.parse({ ...args, ...more }));

  it.each([
    ["labels", { labels: { team: "oncology" } }],
    ["what creation waits for", { waitFor: "finished" }],
    ["the order of members", { workflowInputs: { b: { d: 3, c: 2 }, a: 1 } }],
    ["a default", { workflowOnHold: false }],
  ])("does not depend on %s", (_what, more) => {
    expect(digest(more)).toBe(digest());
  });

  it.each([
    { workflowSource: "workflow v {}" },
    { workflowInputs: { a: 2 } },
    { workflowOptions: { write_to_cache: false } },
    { workflowType: "WDL" },
    { workflowTypeVersion: "1.0" },
    { workflowDependencies: "UEs=" },
    { workflowOnHold: true },
    { triggers: [1] },
  ])("changes with %o", (more) => {
    expect(digest(more)).not.toBe(digest());
  });
});
