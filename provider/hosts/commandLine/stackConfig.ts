import { z } from "zod";

import type { ConfigSource } from "../../core/connection";
import { ConfigurationError } from "../../core/errors";
import { PulumiCliError, type PulumiFailure, runPulumi } from "../stack/pulumiCli";
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
    const whose = stack === undefined ? "the selected stack" : `stack ${stack}`;
    // Of other errors, the message may quote what was read.
    const reason = error instanceof PulumiCliError ? error.message : "the CLI's answer is not understood";
    throw new ConfigurationError(`the configuration of ${whose} cannot be read: ${reason}`);
  }
}

/** Why there is no configuration, where that is no failure to read one: its credentials may be of another account. */
export function whyNoStack(error: unknown): string | undefined {
  return error instanceof PulumiCliError ? NO_STACK[error.reason] : undefined;
}

const NO_STACK: Partial<Record<PulumiFailure, string>> = {
  notFound: "The Pulumi CLI was not found",
  noProject: "There is no Pulumi.yaml here or in a folder above",
  noStack: "No stack is selected here",
};
