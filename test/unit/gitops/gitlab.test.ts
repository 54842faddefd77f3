import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, it } from "vitest";

import { GitlabApi } from "../../toolchain/ci/gitlabApi";
import { run, type Result } from "../../toolchain/process";
import { repositoryRoot } from "../../toolchain/repository";

const PROGRAM = join(repositoryRoot, "examples/gitops/gitlab/gitlab.mjs");

let api: GitlabApi;
let folder: string;

beforeEach(async () => {
  api = await GitlabApi.start();
  folder = mkdtempSync(join(tmpdir(), "batchflow-gitlab-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
});

/** Runs the jobs' program in `folder`. */
function gitlab(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<Result> {
  const env = { PATH: process.env.PATH, PULUMI_STACK: "prod", ...api.variables, ...variables };
  return run(process.execPath, [PROGRAM, ...args], { cwd: folder, env });
}

const write = (text: string) => writeFileSync(join(folder, "text.md"), text);

it("writes one note, and changes it later, however many others there are", async () => {
  api.notes.set(
    7,
    Array.from({ length: 120 }, (_, index) => ({ id: 1_000 + index, body: `note ${index}` })),
  );
  for (const text of ["first", "second"]) {
    write(text);
    expect(await gitlab(["note", "text.md"], { CI_MERGE_REQUEST_IID: "7" })).toMatchObject({ exitCode: 0 });
  }
  const own = api.notes.get(7)?.slice(120);
  expect(own).toHaveLength(1);
  expect(own?.[0]?.body).toMatch(/^<!-- preview of prod -->\nsecond$/);
});

it("says nothing where there is no review, and why it fails without the token", async () => {
  expect(await gitlab(["note", "none.md"], { CI_MERGE_REQUEST_IID: "7" })).toMatchObject({ exitCode: 0 });
  write("text");
  const { exitCode, stderr } = await gitlab(["note", "text.md"], {
    CI_MERGE_REQUEST_IID: "7",
    GITLAB_TOKEN: "wrong",
  });
  expect([exitCode, stderr]).toEqual([1, "gitlab.mjs: GET merge_requests/7/notes: 401\n"]);
  expect(await gitlab(["deploy"])).toMatchObject({ exitCode: 64 });
});

it("gets the plan of the merged merge request's newest preview, and that of an earlier try before it", async () => {
  const files = (name: string) => ({
    "pipeline-out/plan.json": `{"${name}":1}`,
    "pipeline-out/plan.meta": name,
  });
  api.mergeRequests.push({ iid: 6, state: "opened", sha: "ffff", pipelines: [] });
  api.mergeRequests.push({ iid: 7, state: "merged", sha: "aaaa", pipelines: [12, 11] });
  api.commits.set("cccc", [6, 7]);
  api.jobs.set(11, [{ id: 101, name: "preview", artifacts: files("older") }]);
  api.jobs.set(12, [
    { id: 102, name: "preview", artifacts: files("first try") },
    { id: 103, name: "preview", artifacts: files("preview") },
    { id: 104, name: "lint", artifacts: files("lint") },
  ]);
  api.jobs.set(20, [{ id: 201, name: "up", artifacts: {} }]);
  const variables = { CI_COMMIT_SHA: "cccc", CI_PIPELINE_ID: "20" };
  expect(await gitlab(["plan", "out"], variables)).toEqual({ exitCode: 0, stdout: "aaaa\n", stderr: "" });
  expect(readFileSync(join(folder, "out/plan.meta"), "utf8")).toBe("preview");
  expect(readFileSync(join(folder, "out/plan.json"), "utf8")).toBe('{"preview":1}');

  api.jobs.get(20)?.push({ id: 202, name: "up", artifacts: files("up") });
  expect(await gitlab(["plan", "out"], variables)).toMatchObject({ exitCode: 0, stdout: "cccc\n" });
  expect(readFileSync(join(folder, "out/plan.meta"), "utf8")).toBe("up");
});

it("leaves the folder empty where there is no plan, and names the commit", async () => {
  const variables = { CI_COMMIT_SHA: "dddd", CI_PIPELINE_ID: "20" };
  expect(await gitlab(["plan", "out"], variables)).toMatchObject({ exitCode: 0, stdout: "dddd\n" });
  expect(readdirSync(join(folder, "out"))).toEqual([]);
});

it("opens an issue after a job that failed, changes it, and closes it after one that did not", async () => {
  const job = async (status: string, text: string) => {
    write(text);
    expect(await gitlab(["issue", "text.md"], { CI_JOB_STATUS: status })).toMatchObject({ exitCode: 0 });
    return api.issues.map(({ title, description, state }) => [title, description, state]);
  };
  expect(await job("success", "none")).toEqual([]);
  expect(await job("failed", "some")).toEqual([["Drift of prod", "some", "opened"]]);
  expect(await job("failed", "more")).toEqual([["Drift of prod", "more", "opened"]]);
  expect(await job("success", "none")).toEqual([["Drift of prod", "none", "closed"]]);
  expect(await job("failed", "again")).toHaveLength(2);
});
