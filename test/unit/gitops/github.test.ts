import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { GithubRepository } from "../../toolchain/ci/githubRepository";
import { type JobResult, runJob } from "../../toolchain/ci/githubJob";
import { repositoryRoot } from "../../toolchain/repository";

const WORKFLOWS = join(repositoryRoot, "examples/gitops/github");

/** In place of the script: notes how it was called, writes the files that it is told to, and ends as it is told to. */
const STAND_IN = `
set -eu
echo "$1 plan=\${PIPELINE_PLAN_COMMIT:-} commit=\${PIPELINE_COMMIT:-} without=\${PIPELINE_WITHOUT_PLAN:-} exclusive=\${PIPELINE_EXCLUSIVE:-} confirm=\${PIPELINE_CONFIRM:-} id=\${TENCENTCLOUD_SECRET_ID:-} found=$(cat "$PIPELINE_OUT/plan.meta" 2>/dev/null || true)" >> calls
mkdir -p "$PIPELINE_OUT"
for file in $WRITES; do echo "$file of $NUMBER" > "$PIPELINE_OUT/$file"; done
exit "$CODE"
`;

let folder: string;
let repository: GithubRepository;
let runs: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "batchflow-workflow-"));
  mkdirSync(join(folder, "ci"));
  writeFileSync(join(folder, "ci/pipeline.sh"), STAND_IN);
  mkdirSync(join(folder, "bin"));
  writeFileSync(
    join(folder, "bin/npm"),
    '#!/bin/sh\n[ -z "${TENCENTCLOUD_SECRET_ID:-}" ] && [ "$1" = ci ]\n',
    { mode: 0o755 },
  );
  repository = new GithubRepository();
  runs = 0;
});
afterEach(() => {
  repository.dispose();
  rmSync(folder, { recursive: true, force: true });
});

interface Run {
  readonly sha: string;
  /** The files that the script writes, and its exit code. */
  readonly writes?: string;
  readonly code?: number;
  readonly event?: object;
  readonly inputs?: object;
  readonly actor?: string;
}

/** One run of a workflow on a new machine. */
function workflow(
  name: string,
  { sha, writes = "", code = 0, event = {}, inputs = {}, actor = "ann" }: Run,
): Promise<JobResult> {
  rmSync(join(folder, "pipeline-out"), { recursive: true, force: true });
  const run = ++runs;
  return runJob(join(WORKFLOWS, `pulumi-${name}.yml`), {
    folder,
    machine: {
      PATH: `${folder}/bin:${process.env.PATH}`,
      WRITES: writes,
      CODE: String(code),
      NUMBER: String(run),
    },
    contexts: {
      github: { repository: "render/farm", sha, actor, token: "token", event },
      vars: {},
      secrets: { TENCENTCLOUD_SECRET_ID: "AKID" },
      inputs,
    },
    actions: repository.actions(folder, { run, sha, issue: 5 }),
  });
}

const pullRequest = (sha: string, full_name = "render/farm") => ({
  pull_request: { number: 5, head: { sha, repo: { full_name } } },
});
const PREVIEW = "plan.json plan.meta review.md";
const calls = () => readFileSync(join(folder, "calls"), "utf8").trim().split("\n");

describe("pulumi-preview.yml", () => {
  const preview = (sha: string, run: Partial<Run> = {}) =>
    workflow("preview", { sha: "merge", event: pullRequest(sha), writes: PREVIEW, ...run });

  it("comments once, changes the comment later, and keeps the plan of each head commit", async () => {
    repository.comments.set(5, [{ id: 1, user: { type: "User" }, body: "<!-- preview of prod -->\nquoted" }]);
    expect(await preview("aaaa")).toMatchObject({ outcome: "success", codes: [0, 0] });
    expect(await preview("bbbb")).toMatchObject({ outcome: "success" });
    expect(repository.comments.get(5)?.map(({ body }) => body)).toEqual([
      "<!-- preview of prod -->\nquoted",
      "<!-- preview of prod -->\nreview.md of 2\n",
    ]);
    expect(repository.artifacts.map(({ name }) => name)).toEqual(["plan-prod-aaaa", "plan-prod-bbbb"]);
    expect(readdirSync(repository.artifacts[0]?.folder ?? "").sort()).toEqual(["plan.json", "plan.meta"]);
    expect(calls()[0]).toBe("preview plan= commit=aaaa without= exclusive= confirm= id=AKID found=");
  });

  it("comments what failed, and fails", async () => {
    expect(await preview("aaaa", { writes: "review.md", code: 1 })).toMatchObject({ outcome: "failure" });
    expect(repository.comments.get(5)).toHaveLength(1);
    expect(repository.artifacts).toEqual([]);
  });

  it("keeps the plan that a gate holds up, and fails", async () => {
    expect(await preview("aaaa", { code: 5 })).toMatchObject({ outcome: "failure" });
    expect(repository.artifacts).toHaveLength(1);
  });

  it("skips what gets no secrets", async () => {
    expect((await preview("aaaa", { event: pullRequest("aaaa", "fork/farm") })).outcome).toBe("skipped");
    expect((await preview("aaaa", { actor: "dependabot[bot]" })).outcome).toBe("skipped");
  });
});

describe("pulumi-up.yml", () => {
  const merged = (sha: string, head: string) =>
    repository.pulls.set(sha, [
      { merged_at: null, head: { sha: "open" } },
      { merged_at: "2030-01-01T00:00:00Z", head: { sha: head } },
    ]);
  const preview = (sha: string) =>
    workflow("preview", { sha: "merge", event: pullRequest(sha), writes: PREVIEW });

  it("applies the plan of the merged pull request's head commit, the newest", async () => {
    await preview("aaaa");
    await preview("aaaa");
    await preview("bbbb");
    merged("cccc", "aaaa");
    expect(await workflow("up", { sha: "cccc" })).toMatchObject({ outcome: "success", summary: "" });
    expect(calls().at(-1)).toBe(
      "up plan=aaaa commit= without=stop exclusive=true confirm= id=AKID found=plan.meta of 2",
    );
    expect(repository.artifacts).toHaveLength(3);
  });

  it("takes no plan that a fork's workflow has kept", async () => {
    await preview("aaaa");
    const { folder: kept } = repository.artifacts[0] ?? { folder: "" };
    repository.upload(kept, 99, "plan-prod-dddd", ["plan.json", "plan.meta"], false, 2);
    merged("cccc", "dddd");
    await workflow("up", { sha: "cccc" });
    expect(calls().at(-1)).toContain("up plan=dddd");
    expect(calls().at(-1)).toMatch(/found=$/);
  });

  it("keeps a new plan for the next try, which applies it", async () => {
    const first = await workflow("up", { sha: "cccc", writes: PREVIEW, code: 6 });
    expect(first).toMatchObject({ outcome: "failure", summary: "review.md of 1\n" });
    expect(calls()).toEqual([expect.stringMatching(/^up plan=cccc .* found=$/)]);
    expect(repository.artifacts.map(({ name }) => name)).toEqual(["plan-prod-cccc"]);
    merged("cccc", "aaaa");
    expect(await workflow("up", { sha: "cccc" })).toMatchObject({ outcome: "success" });
    expect(calls().at(-1)).toContain("up plan=cccc");
    expect(calls().at(-1)).toContain("found=plan.meta of 1");
  });

  it("does as it is told by hand", async () => {
    await workflow("up", { sha: "cccc", inputs: { "without-plan": "apply" } });
    expect(calls()[0]).toContain("without=apply");
  });
});

it("pulumi-drift.yml opens an issue while something differs, changes it, and closes it", async () => {
  const drift = async (code: number) => {
    const { outcome, summary } = await workflow("drift", { sha: "main", writes: "drift.md", code });
    expect(summary).toBe(`drift.md of ${runs}\n`);
    const issues = repository.issues.map(({ title, body, state }) => `${title}: ${state}, ${body.trim()}`);
    return [outcome, ...issues];
  };
  repository.issues.push({
    id: 1,
    user: { type: "User" },
    title: "Drift of prod",
    body: "mine",
    state: "open",
  });
  const mine = "Drift of prod: open, mine";
  expect(await drift(0)).toEqual(["success", mine]);
  expect(await drift(7)).toEqual(["failure", mine, "Drift of prod: open, drift.md of 2"]);
  expect(await drift(1)).toEqual(["failure", mine, "Drift of prod: open, drift.md of 3"]);
  expect(await drift(0)).toEqual(["success", mine, "Drift of prod: closed, drift.md of 4"]);
});

it("pulumi-destroy.yml hands on what was typed in", async () => {
  expect(await workflow("destroy", { sha: "main", inputs: { confirm: "pr'od" } })).toMatchObject({
    outcome: "success",
  });
  expect(calls()).toEqual(["destroy plan= commit= without= exclusive=true confirm=pr'od id=AKID found="]);
});
