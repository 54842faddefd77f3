import { readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, it } from "vitest";

import type { Emulator } from "pulumi-batchflow-emulator";
import { GitlabApi } from "../../toolchain/ci/gitlabApi";
import { gitlabCiLocal } from "../../toolchain/ci/gitlabCiLocal";
import { run, type Result } from "../../toolchain/process";
import type { TestStack } from "../../toolchain/stack";
import { orSkip } from "../../toolchain/unavailable";
import { start } from "../tencent/setup";
import { checkOut, createPipelineStack, ended, machine, settings } from "./setup";

type Variables = Readonly<Record<string, string>>;

const MERGE_REQUEST: Variables = {
  CI_PIPELINE_SOURCE: "merge_request_event",
  CI_MERGE_REQUEST_IID: "7",
  CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "render/farm",
  CI_PROJECT_PATH: "render/farm",
  CI_COMMIT_BRANCH: "",
};
const PUSH: Variables = { CI_PIPELINE_SOURCE: "push" };

let emulator: Emulator;
let stack: TestStack;
let api: GitlabApi;
let bin: string;

beforeAll(async () => {
  emulator = await start();
  api = await GitlabApi.start();
  stack = await createPipelineStack(emulator, { stack: "prod", credentials: false });
  bin = checkOut(stack, { "ci/gitlab.mjs": "gitlab/gitlab.mjs", ".gitlab-ci.yml": "gitlab/.gitlab-ci.yml" });
  const git = (...args: string[]) => run("git", args, { cwd: stack.projectFolder });
  await git("init", "--initial-branch=main");
  await git("remote", "add", "origin", "https://gitlab.example.com/render/farm.git");
  await git("add", "ci", ".gitlab-ci.yml", "Pulumi.yaml");
  await git("-c", "user.name=ann", "-c", "user.email=ann@example.com", "commit", "-m", "first");
});
afterAll(async () => {
  stack.remove();
  await api.close();
  await emulator.close();
});

/** Runs gitlab-ci-local as a pipeline of this kind. */
async function gitlab(
  context: Parameters<typeof orSkip>[0],
  args: readonly string[],
  variables: Variables,
): Promise<Result> {
  const local = await orSkip(context, gitlabCiLocal());
  const { secrets, variables: own } = settings(stack, emulator);
  return local(args, {
    folder: stack.projectFolder,
    env: machine(stack, bin),
    settings: { ...secrets, ...own, ...api.variables },
    variables,
  });
}

it("runs each job where it belongs, and none for a fork", async (context) => {
  const jobs = async (variables: Variables) =>
    ended(await gitlab(context, ["--list-csv"], variables), 0)
      .stdout.split(/^name;.*$/m)[1]
      ?.trim()
      .split("\n")
      .map((line) => line.split(";")[0]);
  expect(await jobs(MERGE_REQUEST)).toEqual(["preview"]);
  expect(await jobs({ ...MERGE_REQUEST, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "fork/farm" })).toEqual([""]);
  expect(await jobs(PUSH)).toEqual(["up"]);
  expect(await jobs({ CI_PIPELINE_SOURCE: "schedule" })).toEqual(["drift"]);
  expect(await jobs({ CI_PIPELINE_SOURCE: "web" })).toEqual(["up"]);
  expect(await jobs({ CI_PIPELINE_SOURCE: "web", PIPELINE_CONFIRM: "prod" })).toEqual(["destroy"]);
});

it("previews a merge request and applies its plan after the merge", async (context) => {
  ended(await gitlab(context, ["preview"], { ...MERGE_REQUEST, CI_COMMIT_SHA: "aaaa" }), 0);
  expect(api.notes.get(7)?.[0]?.body).toContain("Preview of prod");
  const kept = ["plan.json", "plan.meta"].map((name) => `pipeline-out/${name}`);
  const artifacts = Object.fromEntries(
    kept.map((path) => [path, readFileSync(join(stack.projectFolder, path), "utf8")]),
  );
  api.jobs.set(11, [{ id: 101, name: "preview", artifacts }]);
  api.mergeRequests.push({ iid: 7, state: "merged", sha: "aaaa", pipelines: [11] });
  api.commits.set("cccc", [7]);

  const up = await gitlab(context, ["up"], { ...PUSH, CI_COMMIT_SHA: "cccc", CI_PIPELINE_ID: "12" });
  ended(up, 0);
  expect(up.stdout + up.stderr).not.toContain("a new preview follows");
  expect(emulator.control.state("tencent")).toMatchObject({ computeEnvs: [{}], taskTemplates: [{}] });
});

it("reports drift as a warning, and destroys what is confirmed", async (context) => {
  const [{ id = "" } = {}] = emulator.control.state("tencent").computeEnvs;
  emulator.control.tencent.setFields(id, { DesiredComputeNodeCount: 4 });
  const drift = await gitlab(context, ["drift"], { CI_PIPELINE_SOURCE: "schedule" });
  expect(drift.stdout + drift.stderr).toContain("something differs from the state");
  expect(api.issues).toMatchObject([{ title: "Drift of prod", state: "opened" }]);
  ended(drift, 0);
  ended(await gitlab(context, ["destroy"], { CI_PIPELINE_SOURCE: "web", PIPELINE_CONFIRM: "prod" }), 0);
  expect(emulator.control.state("tencent").computeEnvs).toEqual([]);
});
