import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { problemsOf } from "../../toolchain/ci/githubParser";
import { repositoryRoot } from "../../toolchain/repository";

const FOLDER = join(repositoryRoot, "examples/gitops/github");

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly permissions: object;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, { readonly permissions: object; readonly steps: readonly Step[] }>>;
}

const workflow = (name: string) =>
  parse(readFileSync(join(FOLDER, `pulumi-${name}.yml`), "utf8")) as Workflow;
const NAMES = ["destroy", "drift", "preview", "up"];

describe("GitHub's workflows", () => {
  it("are all of the folder's files", () => {
    expect(readdirSync(FOLDER).sort()).toEqual(NAMES.map((name) => `pulumi-${name}.yml`));
  });

  it.each(NAMES)("pulumi-%s.yml is what GitHub's own parser takes", async (name) => {
    const file = `pulumi-${name}.yml`;
    const text = readFileSync(join(FOLDER, file), "utf8");
    expect(await problemsOf(file, text)).toEqual([]);
    expect(await problemsOf(file, text.replace("timeout-minutes", "timeout"))).toEqual([
      expect.stringContaining("Unexpected value 'timeout'"),
    ]);
    expect(await problemsOf(file, text.replace("secrets.", "secret."))).toHaveLength(1);
  });

  it.each([
    ["preview", { contents: "read", "pull-requests": "write" }],
    ["up", { actions: "read", contents: "read", "pull-requests": "read" }],
    ["drift", { contents: "read", issues: "write" }],
    ["destroy", { contents: "read" }],
  ])("pulumi-%s.yml has the rights that its job needs, and no more", (name, rights) => {
    const { permissions, jobs } = workflow(name);
    expect(permissions).toEqual({});
    expect(Object.values(jobs).map((job) => job.permissions)).toEqual([rights]);
  });

  it("let one run at a time change a stack, and cancel none", () => {
    const groups = Object.fromEntries(NAMES.map((name) => [name, workflow(name).concurrency]));
    expect(groups.up).toEqual({ group: "pulumi-prod", "cancel-in-progress": false });
    expect(groups.destroy).toEqual(groups.up);
    expect(groups.drift?.group).not.toBe(groups.up?.group);
  });

  it.each(NAMES)("pulumi-%s.yml gives secrets only to the step that runs the script", (name) => {
    const steps = Object.values(workflow(name).jobs).flatMap((job) => job.steps);
    // A run that quotes what others have written would run it.
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
    const withSecrets = steps.filter((step) => JSON.stringify(step).includes("secrets."));
    expect(withSecrets.map(({ run }) => run)).toEqual([`sh ci/pipeline.sh ${name}`]);
  });

  it.each(NAMES)("pulumi-%s.yml has its actions at a major version", (name) => {
    const steps = Object.values(workflow(name).jobs).flatMap((job) => job.steps);
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@v\d+$/);
  });
});
