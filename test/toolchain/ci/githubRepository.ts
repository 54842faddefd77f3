import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import type { Action } from "./githubJob";

interface Text {
  readonly id: number;
  readonly user: { readonly type: "Bot" | "User" };
  body: string;
}

interface Issue extends Text {
  readonly title: string;
  state: "open" | "closed";
}

interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly expired: boolean;
  readonly workflow_run: {
    readonly id: number;
    readonly repository_id: number;
    readonly head_repository_id: number;
  };
  /** Where its files are. */
  readonly folder: string;
}

const OWN = 1;
const BOT = { type: "Bot" } as const;
// eslint-disable-next-line @typescript-eslint/require-await -- only its constructor is wanted
const AsyncFunction = (async () => undefined).constructor as new (
  ...args: string[]
) => (...args: unknown[]) => Promise<unknown>;

/** What of a GitHub repository workflows see: its comments, issues, pull requests and artifacts. */
export class GithubRepository {
  readonly comments = new Map<number, Text[]>();
  readonly issues: Issue[] = [];
  /** The pull requests of commits. */
  readonly pulls = new Map<
    string,
    { readonly merged_at: string | null; readonly head: { readonly sha: string } }[]
  >();
  readonly artifacts: Artifact[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), "batchflow-artifacts-"));
  #id = 100;

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The actions that the workflows use, in one run of one of them. */
  actions(
    folder: string,
    { run, sha, issue = 0 }: { run: number; sha: string; issue?: number },
  ): Record<string, Action> {
    const nothing: Action = () => Promise.resolve({});
    return {
      "actions/checkout": nothing,
      "actions/setup-node": nothing,
      "pulumi/actions": nothing,
      "actions/upload-artifact": async (inputs) => {
        this.upload(
          folder,
          run,
          inputs.name ?? "",
          (inputs.path ?? "").trim().split("\n"),
          inputs.overwrite === "true",
        );
        return Promise.resolve({});
      },
      "actions/download-artifact": (inputs) => {
        const found = this.artifacts.find(
          ({ name, workflow_run: { id } }) => name === inputs.name && id === Number(inputs["run-id"]),
        );
        if (found === undefined) throw new Error(`no artifact ${inputs.name} in run ${inputs["run-id"]}`);
        cpSync(found.folder, join(folder, inputs.path ?? ""), { recursive: true });
        return Promise.resolve({});
      },
      "actions/github-script": async ({ script = "" }, env) => {
        const outputs: Record<string, unknown> = {};
        const core = { setOutput: (name: string, value: unknown) => (outputs[name] = value) };
        const context = { repo: { owner: "render", repo: "farm" }, issue: { number: issue }, sha };
        // The script reads its workspace by relative paths.
        const fs = createRequire(__filename)("node:fs") as {
          readFileSync: (path: string, encoding: string) => string;
        };
        const requires = () => ({
          readFileSync: (path: string, encoding: string) => fs.readFileSync(join(folder, path), encoding),
        });
        const body = new AsyncFunction("github", "context", "core", "require", "process", script);
        await body(this.#api(), context, core, requires, { env });
        return outputs;
      },
    };
  }

  /** Keeps files of a workspace: as GitHub does, flat below their least common folder. */
  upload(
    folder: string,
    run: number,
    name: string,
    paths: readonly string[],
    overwrite: boolean,
    from = OWN,
  ): void {
    const index = this.artifacts.findIndex((one) => one.name === name && one.workflow_run.id === run);
    if (index >= 0 && !overwrite) throw new Error(`the run has an artifact ${name}`);
    if (index >= 0) this.artifacts.splice(index, 1);
    const kept = join(this.#folder, String(this.#id));
    mkdirSync(kept);
    for (const path of paths.map((one) => join(folder, one.trim()))) {
      if (existsSync(path)) cpSync(path, join(kept, basename(path)));
    }
    if (readdirSync(kept).length === 0) throw new Error(`no files for ${name}`);
    const workflow_run = { id: run, repository_id: OWN, head_repository_id: from };
    this.artifacts.push({ id: this.#id++, name, expired: false, workflow_run, folder: kept });
  }

  #api() {
    const commentsOf = (issue: number) => this.comments.get(issue) ?? [];
    const found = <T extends Text>(list: readonly T[], id: number): T => {
      const one = list.find((item) => item.id === id);
      if (one === undefined) throw new Error("Not Found");
      return one;
    };
    type Input = Record<string, never> & {
      issue_number: number;
      comment_id: number;
      body: string;
      title: string;
    };
    const issues = {
      listComments: ({ issue_number }: Input) => commentsOf(issue_number),
      createComment: ({ issue_number, body }: Input) => {
        const comment = { id: this.#id++, user: BOT, body };
        this.comments.set(issue_number, [...commentsOf(issue_number), comment]);
      },
      updateComment: ({ comment_id, body }: Input) => {
        found([...this.comments.values()].flat(), comment_id).body = body;
      },
      listForRepo: () => this.issues.filter(({ state }) => state === "open"),
      create: ({ title, body }: Input) => {
        this.issues.push({ id: this.#id++, user: BOT, title, body, state: "open" });
      },
      update: ({ issue_number, body, state }: Input & { state?: "closed" }) => {
        const issue = found(this.issues, issue_number);
        issue.body = body;
        if (state !== undefined) issue.state = state;
      },
    };
    return {
      // The lists here are as long as they are.
      paginate: (method: (input: Input) => unknown, input: Input) =>
        Promise.resolve(
          (method(input) as (Text & { number?: number })[]).map((one) => ({ ...one, number: one.id })),
        ),
      rest: {
        issues,
        repos: {
          listPullRequestsAssociatedWithCommit: ({ commit_sha }: { commit_sha: string }) =>
            Promise.resolve({ data: this.pulls.get(commit_sha) ?? [] }),
        },
        actions: {
          listArtifactsForRepo: ({ name }: { name: string }) =>
            Promise.resolve({ data: { artifacts: this.artifacts.filter((one) => one.name === name) } }),
        },
      },
    };
  }
}
