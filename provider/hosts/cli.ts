#!/usr/bin/env node
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { Command } from "commander";
import { z } from "zod";

import type { ConfigSource } from "../core/connection";
import { ConfigurationError, messageOf } from "../core/errors";
import { resources } from "../index";
import { importEntry } from "./importFile";

const importFile = z.looseObject({
  resources: z.array(z.looseObject({ type: z.string(), name: z.string() })),
});

interface ImportOptions {
  readonly file: string;
  readonly connection?: string;
  readonly stack?: string;
}

/** The stack's configuration, decrypted by the Pulumi CLI; outside a project the environment alone counts. */
function stackConfig(stack: string | undefined): ConfigSource {
  const selection = stack === undefined ? [] : ["--stack", stack];
  try {
    const text = execFileSync("pulumi", ["config", "--json", "--show-secrets", ...selection], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const values = z
      .record(z.string(), z.looseObject({ value: z.string().optional() }))
      .parse(JSON.parse(text));
    return (key) => values[key]?.value;
  } catch (error) {
    const why = stack === undefined ? whyNoStack(error) : undefined;
    if (why !== undefined) {
      console.error(`${why}: using the environment's credentials.`);
      return () => undefined;
    }
    // The output of a failed call may hold decrypted values.
    throw new ConfigurationError(
      `the configuration of ${stack === undefined ? "the selected stack" : `stack ${stack}`} cannot be read`,
      { advice: "`pulumi config` says why" },
    );
  }
}

const NO_STACK = /no Pulumi\.yaml|no Pulumi project|no stack selected|--stack/i;

/** Why there is no configuration, where that is no failure to read one: its credentials may be of another account. */
function whyNoStack(error: unknown): string | undefined {
  const { code, stderr } = error as { code?: unknown; stderr?: unknown };
  if (code === "ENOENT") return "The Pulumi CLI was not found";
  return typeof stderr === "string" && NO_STACK.test(stderr) ? "No stack is selected here" : undefined;
}

async function runImport(type: string, name: string, id: string, options: ImportOptions): Promise<void> {
  const definition = resources.get(type);
  if (definition === undefined) {
    throw new ConfigurationError(
      `there is no resource type ${type}; there are ${[...resources.keys()].join(", ")}`,
    );
  }
  const { connection } = options;
  const entry = await importEntry(
    { definition, name, id, ...(connection !== undefined && { connection }) },
    stackConfig(options.stack),
  );
  const known = existsSync(options.file)
    ? importFile.parse(JSON.parse(readFileSync(options.file, "utf8")))
    : { resources: [] };
  const others = known.resources.filter((other) => other.type !== entry.type || other.name !== entry.name);
  writeFileSync(options.file, `${JSON.stringify({ ...known, resources: [...others, entry] }, null, 2)}\n`, {
    mode: 0o600,
  });
  console.error(`Wrote ${options.file}. Now run: pulumi import --file ${options.file} --generate-code=false`);
}

const program = new Command("batchflow").description("Tools beside the Pulumi provider pulumi-batchflow");

program
  .command("import")
  .description("Write the file with which `pulumi import --file` takes an existing object into the stack")
  .argument("<type>", "the resource's type, such as tencent:ComputeEnv")
  .argument("<name>", "the resource's name in the program")
  .argument("<id>", "the object's id on the platform")
  .option(
    "--file <file>",
    "the file to write; entries for other resources in it stay",
    "batchflow-import.json",
  )
  .option("--connection <name>", "the connection in the stack's configuration")
  .option("--stack <name>", "the stack whose configuration is used; left out, the selected one")
  .action(runImport);

program.parseAsync().catch((error: unknown) => {
  console.error(`batchflow: ${messageOf(error)}`);
  process.exitCode = 1;
});
