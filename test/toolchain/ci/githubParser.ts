import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type * as Library from "@actions/workflow-parser" with { "resolution-mode": "import" };
import { build } from "esbuild";

import { repositoryRoot } from "../repository";

let loaded: Promise<typeof Library> | undefined;

/** GitHub's parser of workflows. It imports JSON in a way that Node.js refuses, so it is bundled first. */
async function load(): Promise<typeof Library> {
  const { outputFiles } = await build({
    stdin: { contents: 'export * from "@actions/workflow-parser"', resolveDir: repositoryRoot },
    bundle: true,
    platform: "node",
    format: "cjs",
    write: false,
    logLevel: "error",
  });
  const file = join(mkdtempSync(join(tmpdir(), "batchflow-parser-")), "parser.cjs");
  try {
    writeFileSync(file, outputFiles[0]?.contents ?? "");
    return createRequire(__filename)(file) as typeof Library;
  } finally {
    rmSync(dirname(file), { recursive: true, force: true });
  }
}

/** What GitHub's own parser finds wrong in a workflow. */
export async function problemsOf(name: string, content: string): Promise<string[]> {
  loaded ??= load();
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await loaded;
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map(String);
  if (errors.length > 0 || value === undefined) return errors;
  const { errors: later = [] } = await convertWorkflowTemplate(context, value);
  return later.map(({ Message }) => Message);
}
