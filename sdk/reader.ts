import * as pulumi from "@pulumi/pulumi";

import { markedSecrets, type SecretPath } from "./secrets";

/** Options of a reader or function. */
export interface ReaderOptions {
  /** Seconds until it is given up. Default: 120; longer for functions that wait for work, whose descriptions say how long. */
  timeoutSeconds?: number | undefined;
}

/** Calls a reader or function in the program, with the connection of the stack's configuration. */
export async function call<Result>(
  type: string,
  args: object,
  options: ReaderOptions = {},
  marked: readonly SecretPath[] = [],
): Promise<Result> {
  // Loaded when first used: most programs declare resources and read nothing.
  const [{ callFunction }, { loadFunction }] = await Promise.all([
    import("../provider/core/lifecycle/call.js"),
    import("../provider/registry.js"),
  ]);
  const definition = await loadFunction(type);
  if (definition === undefined) throw new TypeError(`there is no function ${type}`);
  const host = {
    config: (key: string) => pulumi.runtime.getConfig(key),
    log: (line: string, { resource }: { resource: string }) => void pulumi.log.info(`${resource}: ${line}`),
  };
  const given = { ...args } as Record<string, unknown>;
  return (await callFunction(definition, given, host, options.timeoutSeconds, marked)) as Result;
}

/** Calls what changes something, which a preview must not do: there the answer is undefined. */
export async function perform<Result>(
  type: string,
  args: object,
  options?: ReaderOptions,
): Promise<Result | undefined> {
  if (!pulumi.runtime.isDryRun()) return call<Result>(type, args, options);
  await pulumi.log.info(`${type}: not called in a preview`);
  return undefined;
}

/** The same for arguments that are outputs: called once all of them are known. */
export function callOutput<Result>(
  type: string,
  args: object,
  options?: ReaderOptions,
): pulumi.Output<Result> {
  const secrets = markedSecrets(args, undefined, undefined);
  return pulumi.output(args).apply(async (known) => {
    const marked = (await secrets).filter((path) => path !== undefined);
    return call<Result>(type, known, options, marked);
  });
}
