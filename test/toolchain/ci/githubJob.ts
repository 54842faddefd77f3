import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parse } from "yaml";

import { run } from "../process";
import { type Contexts, Expressions, type Functions } from "./githubExpressions";

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Texts;
  readonly "working-directory"?: string;
}

interface Workflow {
  readonly env?: Texts;
  readonly jobs: Readonly<Record<string, { readonly if?: string; readonly steps?: readonly Step[] }>>;
}

/** What an action does in a job; what it returns are its outputs. */
export type Action = (inputs: Texts, env: Texts) => Promise<Readonly<Record<string, unknown>>>;

export interface JobOptions {
  /** The job's name; left out, the workflow must have one job. */
  readonly job?: string;
  /** The workspace. */
  readonly folder: string;
  /** The machine's own environment. */
  readonly machine: Texts;
  /** `github`, `vars`, `secrets` and `inputs`. */
  readonly contexts: Contexts;
  /** By name, without the version; an action that is not there fails the job. */
  readonly actions: Readonly<Record<string, Action>>;
}

export interface JobResult {
  /** What came of the job; `skipped` by its own condition. */
  readonly outcome: "success" | "failure" | "skipped";
  /** What its steps wrote. */
  readonly log: string;
  readonly summary: string;
  /** Exit codes of its `run:` steps. */
  readonly codes: readonly number[];
}

/** Runs a job of a workflow as GitHub does: its conditions and expressions, and its `run:` steps in a shell. */
export async function runJob(file: string, options: JobOptions): Promise<JobResult> {
  const expressions = await Expressions.load();
  const { env: workflowEnv = {}, jobs } = parse(readFileSync(file, "utf8")) as Workflow;
  const [name, ...others] = options.job === undefined ? Object.keys(jobs) : [options.job];
  const job = name === undefined ? undefined : jobs[name];
  if (job === undefined || others.length > 0) throw new Error(`${file} has not one job ${options.job ?? ""}`);
  const steps: Record<string, { outcome: string; outputs: Readonly<Record<string, unknown>> }> = {};
  const contexts = { ...options.contexts, env: workflowEnv, steps };
  const status = { failed: false };
  const functions = (): Functions => ({
    failed: status.failed,
    hasFiles: (patterns) => patterns.some((pattern) => existsSync(join(options.folder, pattern))),
  });
  if (job.if !== undefined && !expressions.holds(job.if, contexts, functions())) {
    return { outcome: "skipped", log: "", summary: "", codes: [] };
  }

  const own = mkdtempSync(join(tmpdir(), "batchflow-github-"));
  const [summary, codes] = [join(own, "summary"), [] as number[]];
  writeFileSync(summary, "");
  let log = "";
  try {
    for (const step of job.steps ?? []) {
      if (!expressions.holds(step.if ?? "success()", contexts, functions())) continue;
      const texts = (values: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
        Object.fromEntries(
          Object.entries(values).map(([key, value]) => [
            key,
            expressions.text(String(value), contexts, functions()),
          ]),
        );
      const env = {
        ...options.machine,
        ...workflowEnv,
        ...texts(step.env),
        CI: "true",
        GITHUB_STEP_SUMMARY: summary,
      };
      const outcome = { outcome: "success", outputs: {} as Readonly<Record<string, unknown>> };
      if (step.run !== undefined) {
        const script = expressions.text(step.run, contexts, functions());
        const cwd = join(options.folder, texts({ cwd: step["working-directory"] ?? "." }).cwd ?? "");
        const result = await run("sh", ["-e", "-c", script], { cwd, env });
        log += result.stdout + result.stderr;
        codes.push(result.exitCode);
        if (result.exitCode !== 0) outcome.outcome = "failure";
      } else {
        const [name = ""] = (step.uses ?? "").split("@");
        try {
          const action = options.actions[name];
          if (action === undefined) throw new Error(`no action ${name}`);
          outcome.outputs = await action(texts(step.with), env);
        } catch (error) {
          log += `${name}: ${String(error)}\n`;
          outcome.outcome = "failure";
        }
      }
      if (outcome.outcome === "failure") status.failed = true;
      if (step.id !== undefined) steps[step.id] = outcome;
    }
    const outcome = status.failed ? "failure" : "success";
    return { outcome, log, summary: readFileSync(summary, "utf8"), codes };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
