import { existsSync } from "node:fs";

import { z } from "zod";

import type { ConfigSource } from "../../../core/connection";
import { ArgumentError, ConfigurationError, messageOf } from "../../../core/errors";
import { shellWord } from "../../shell";
import { EXIT, type ExitCode } from "../exitCodes";
import { readNamed, writeNamed } from "../files";
import { stackConfig } from "../stackConfig";
import { type Format, terminal as realTerminal, type Terminal } from "../terminal";
import { type CandidatesHost, listCandidates } from "./candidates";
import { type ImportEntry, importEntry } from "./importFile";
import { type NamedObject, objectsIn, typesIn } from "./objects";

const importFile = z.looseObject({
  resources: z.array(z.looseObject({ type: z.string(), name: z.string() })),
});

export interface ImportOptions {
  readonly file?: string;
  readonly connection?: string;
  readonly stack?: string;
  /** Lists what can be imported. */
  readonly list?: boolean;
  readonly format?: Format;
}

export interface ImportHost {
  readonly terminal: Terminal;
  readonly config: (stack: string | undefined) => Promise<ConfigSource>;
  readonly candidates?: CandidatesHost;
}

const host: ImportHost = {
  terminal: realTerminal,
  config: async (stack) => (await stackConfig(stack)).get,
};

export const IMPORT_FILE = "batchflow-import.json";

/** Writes entries for `pulumi import --file`, all or none; or lists what they could be of. */
export async function runImport(
  words: readonly string[],
  options: ImportOptions,
  { terminal, config, candidates }: ImportHost = host,
): Promise<ExitCode> {
  const { file = IMPORT_FILE, connection, stack, list = false, format } = options;
  if (list) {
    const named = words.find((word) => word.includes("="));
    if (named !== undefined)
      throw new ArgumentError(`--list takes types and platforms only, but not ${named}`);
    return listCandidates(await typesIn(words), { connection, stack, format }, terminal, candidates);
  }
  if (format !== undefined) throw new ArgumentError("--format is for --list");
  const objects = await objectsIn(words);
  const known = existsSync(file) ? parse(readNamed(file), file) : { resources: [] };
  const entries = await read(objects, connection, await config(stack));
  const isOf = (entry: ImportEntry, other: { type: string; name: string }) =>
    other.type === entry.type && other.name === entry.name;
  const others = known.resources.filter((other) => !entries.some((entry) => isOf(entry, other)));
  writeNamed(file, `${JSON.stringify({ ...known, resources: [...others, ...entries] }, null, 2)}\n`);
  const count = `${entries.length} ${entries.length === 1 ? "object" : "objects"}`;
  const rest = others.length === 0 ? "" : `, beside ${others.length} that were there`;
  const selection = stack === undefined ? "" : ` --stack ${shellWord(stack)}`;
  terminal.note(
    `Wrote ${count} to ${file}${rest}. Declare them in the program under the same names, and run: ` +
      `pulumi import --file ${shellWord(file)} --generate-code=false${selection}`,
  );
  return EXIT.done;
}

/** Reads all objects. Throws with what is wrong of each, where anything is. */
async function read(
  objects: readonly NamedObject[],
  connection: string | undefined,
  config: ConfigSource,
): Promise<ImportEntry[]> {
  const requests = objects.map((object) => ({ ...object, ...(connection !== undefined && { connection }) }));
  const results = await Promise.allSettled(requests.map((request) => importEntry(request, config)));
  const failures = results.flatMap((result) =>
    result.status === "rejected" ? [messageOf(result.reason)] : [],
  );
  if (failures.length > 0) {
    // One wrong connection is wrong for all.
    const reasons = [...new Set(failures)];
    throw new ConfigurationError(
      `nothing was written, as ${failures.length} of ${objects.length} cannot be read: ${reasons.join("; ")}`,
    );
  }
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

function parse(text: string, file: string): z.output<typeof importFile> {
  try {
    return importFile.parse(JSON.parse(text));
  } catch {
    // It may hold credentials: neither it nor the parser's message, which quotes it, is shown.
    throw new ConfigurationError(`${file} exists, and is no file for pulumi import`, {
      advice: "Name another one with --file",
    });
  }
}
