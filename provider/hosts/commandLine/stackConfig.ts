import { z } from "zod";

import type { ConfigSource } from "../../core/connection";
import { ConfigurationError } from "../../core/errors";
import { PulumiCliError, runPulumi } from "../stack/pulumiCli";
import { terminal } from "./terminal";

const configuration = z.record(
  z.string(),
  z.looseObject({ value: z.string().optional(), secret: z.boolean().optional() }),
);

export interface StackConfig {
  readonly get: ConfigSource;
  /** All values that are set, by keys such as `batchflow:tencent`. */
  readonly values: ReadonlyMap<string, { readonly value: string; readonly isSecret: boolean }>;
}

/** The stack's configuration, decrypted by the Pulumi CLI; outside a project the environment alone counts. */
export async function stackConfig(stack?: string): Promise<StackConfig> {
  const selection = stack === undefined ? [] : ["--stack", stack];
  try {
    const text = await runPulumi(["config", "--json", "--show-secrets", ...selection]);
    const set = Object.entries(configuration.parse(JSON.parse(text)));
    const values = new Map(
      set.flatMap(([key, { value, secret = false }]) =>
        value === undefined ? [] : [[key, { value, isSecret: secret }] as const],
      ),
    );
    return { get: (key) => values.get(key)?.value, values };
  } catch (error) {
    const why = stack === undefined ? whyNoStack(error) : undefined;
    if (why !== undefined) {
      terminal.note(`${why}: using the environment's credentials.`);
      return { get: () => undefined, values: new Map() };
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
