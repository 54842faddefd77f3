import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { findOnPath, run, type Result } from "../process";
import { repositoryRoot } from "../repository";
import { Unavailable } from "../unavailable";

const PROGRAM = join(repositoryRoot, "node_modules/gitlab-ci-local/src/index.js");

export interface GitlabRun {
  /** The checkout, a git repository. */
  readonly folder: string;
  /** What the project has set, secrets among it. */
  readonly settings: Readonly<Record<string, string>>;
  /** What GitLab says of the pipeline. */
  readonly variables: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** gitlab-ci-local, which runs the jobs of `.gitlab-ci.yml` in a shell here. */
export function gitlabCiLocal(): Promise<(args: readonly string[], run: GitlabRun) => Promise<Result>> {
  for (const tool of ["rsync", "git", "bash"]) {
    if (findOnPath(tool) === undefined) {
      return Promise.reject(new Unavailable(`gitlab-ci-local needs ${tool}, which is not on PATH`));
    }
  }
  if (!existsSync(PROGRAM)) return Promise.reject(new Unavailable("gitlab-ci-local is not installed"));
  return Promise.resolve((args, { folder, settings, variables, env }) => {
    // JSON is YAML.
    writeFileSync(join(folder, ".gitlab-ci-local-variables.yml"), JSON.stringify(settings));
    const given = Object.entries(variables).flatMap(([key, value]) => ["--variable", `${key}=${value}`]);
    const all = [PROGRAM, ...args, "--force-shell-executor", "--no-color", ...given];
    return run(process.execPath, all, { cwd: folder, env });
  });
}
