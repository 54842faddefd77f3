import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { problemsOf } from "../../../toolchain/ci/githubParser";
import { repositoryRoot } from "../../../toolchain/repository";

const FOLDER = join(repositoryRoot, ".github");
const textOf = (path: string) => readFileSync(join(FOLDER, path), "utf8");

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions: object;
        readonly needs?: readonly string[];
        readonly environment?: string;
        readonly steps?: readonly { readonly uses?: string; readonly run?: string; readonly with?: object }[];
      }
    >
  >;
}

/** The rights of the jobs that publish, and their environments: what npm, PyPI and GitHub Pages ask for. */
const PUBLISHING = new Map<string, { readonly permissions: object; readonly environment: unknown }>([
  [
    "release.yml",
    {
      permissions: { contents: "write", "id-token": "write", attestations: "write" },
      environment: "release",
    },
  ],
  [
    "docs.yml",
    { permissions: { pages: "write", "id-token": "write" }, environment: { name: "github-pages" } },
  ],
]);

describe.each(readdirSync(join(FOLDER, "workflows")))("the workflow %s", (name) => {
  const text = textOf(`workflows/${name}`);
  const { permissions, jobs } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  it("is what GitHub's own parser takes", async () => {
    expect(await problemsOf(name, text)).toEqual([]);
    expect(await problemsOf(name, text.replace("timeout-minutes", "timeout"))).toHaveLength(1);
  });

  it("has no secret, and quotes nothing in a command", () => {
    expect(text).not.toContain("secrets.");
    for (const { run = "" } of steps) expect(run).not.toContain("${{");
  });

  it("uses GitHub's own actions alone, at a major version", () => {
    for (const { uses } of steps) if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@v\d+$/);
  });

  it("keeps no credentials in the working copy", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with).toMatchObject({ "persist-credentials": false });
  });

  it("has the rights that its jobs need, and no more", () => {
    expect(permissions).toEqual({});
    const { publish, ...others } = jobs;
    for (const job of Object.values(others)) expect(job.permissions).toEqual({ contents: "read" });
    if (publish === undefined) return;
    expect(publish).toMatchObject({ ...PUBLISHING.get(name), needs: Object.keys(others) });
    expect(publish.permissions).toEqual(PUBLISHING.get(name)?.permissions);
  });
});

/** By GitHub's syntax for issue forms: the elements of a form, and what each needs. */
const ELEMENTS = new Map([
  ["markdown", ["value"]],
  ["textarea", ["label"]],
  ["input", ["label"]],
  ["dropdown", ["label", "options"]],
  ["checkboxes", ["label", "options"]],
]);

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly { readonly type: string; readonly id?: string; readonly attributes: object }[];
}

const forms = readdirSync(join(FOLDER, "ISSUE_TEMPLATE")).filter((name) => name !== "config.yml");
it.each(forms)("the issue form %s has what GitHub asks of one", (name) => {
  const form = parse(textOf(`ISSUE_TEMPLATE/${name}`)) as Form;
  expect(form.name.length).toBeGreaterThan(3);
  expect(form.description.length).toBeGreaterThan(3);
  expect(form.body.some(({ type }) => type !== "markdown")).toBe(true);
  for (const { type, attributes } of form.body) {
    expect(ELEMENTS.keys()).toContain(type);
    for (const needed of ELEMENTS.get(type) ?? []) expect(attributes).toHaveProperty(needed);
  }
  const ids = form.body.flatMap(({ id }) => id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
});
