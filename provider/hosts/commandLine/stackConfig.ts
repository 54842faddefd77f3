import { z } from "zod";

import type { ConfigSource } from "../../core/connection";
import { ConfigurationError } from "../../core/errors";
import { PulumiCliError, runPulumi } from "../pulumiCli";

const configuration = z.record(z.string(), z.looseObject({ value: z.string().optional() }));

export interface StackConfig {
  readonly get: ConfigSource;
  /** The keys that are set, such as `batchflow:tencent`. */
  readonly keys: readonly string[];
}

/** The stack's configuration, decrypted by the Pulumi CLI; outside a project the environment alone counts. */
export async function stackConfig(stack?: string): Promise<StackConfig> {
  const selection = stack === undefined ? [] : ["--stack", stack];
  try {
    const text = await runPulumi(["config", "--json", "--show-secrets", ...selection]);
    const values = configuration.parse(JSON.parse(text));
    return { get: (key) => values[key]?.value, keys: Object.keys(values) };
  } catch (error) {
    const why = stack === undefined ? whyNoStack(error) : undefined;
    if (why !== undefined) {
      console.error(`${why}: using the environment's credentials.`);
      return { get: () => undefined, keys: [] };
    }
    throw new ConfigurationError(
      `the configuration of ${stack === undefined ? "the selected stack" : `stack ${stack}`} cannot be read`,
      { advice: "`pulumi config` says why" },
    );
  }
}

/** Why there is no configuration, where that is no failure to read one: its credentials may be of another account. */
function whyNoStack(error: unknown): string | undefined {
  if (!(error instanceof PulumiCliError)) return undefined;
  if (error.reason === "notFound") return "The Pulumi CLI was not found";
  return error.reason === "noStack" ? "No stack is selected here" : undefined;
}
