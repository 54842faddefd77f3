import { existsSync, readFileSync, writeFileSync } from "node:fs";

import { z } from "zod";

import { ConfigurationError } from "../../../core/errors";
import { loadAll, loadResource } from "../../../registry";
import { importEntry } from "./importFile";
import { stackConfig } from "../stackConfig";
import { terminal } from "../terminal";

const importFile = z.looseObject({
  resources: z.array(z.looseObject({ type: z.string(), name: z.string() })),
});

export interface ImportOptions {
  readonly file: string;
  readonly connection?: string;
  readonly stack?: string;
}

/** Writes an entry for `pulumi import --file`. */
export async function runImport(
  type: string,
  name: string,
  id: string,
  options: ImportOptions,
): Promise<void> {
  const definition = await loadResource(type);
  if (definition === undefined) {
    const types = (await loadAll()).flatMap(({ resources }) => [...resources.keys()]);
    throw new ConfigurationError(`there is no resource type ${type}; there are ${types.join(", ")}`);
  }
  const known = existsSync(options.file) ? readImportFile(options.file) : { resources: [] };
  const { connection } = options;
  const { get } = await stackConfig(options.stack);
  const request = { definition, name, id, ...(connection !== undefined && { connection }) };
  const entry = await importEntry(request, get);
  const others = known.resources.filter((other) => other.type !== entry.type || other.name !== entry.name);
  writeFileSync(options.file, `${JSON.stringify({ ...known, resources: [...others, entry] }, null, 2)}\n`, {
    mode: 0o600,
  });
  terminal.note(`Wrote ${options.file}. Now run: pulumi import --file ${options.file} --generate-code=false`);
}

function readImportFile(file: string): z.output<typeof importFile> {
  try {
    return importFile.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // It may hold credentials: neither it nor the parser's message, which quotes it, is shown.
    throw new ConfigurationError(`${file} exists, and is no file for pulumi import`, {
      advice: "Name another one with --file",
    });
  }
}
