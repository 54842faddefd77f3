import type { ResourceValidationPolicy } from "@pulumi/policy";

import type { Path } from "../../provider/core/disclosure/places";
import { isPlainHttp } from "../../provider/core/rest/transport/endpoint";
import { isRecord, isUnknown } from "../../provider/core/schema/values";
import { type Connection, connectionsOf, isProvider } from "./judging/connection";
import { read } from "./judging/offered";
import { type About, head, type PolicyOptions } from "./judging/policy";

/** No connection sends its requests as fast as they come (`rateLimits: "off"`). */
export function noUnlimitedRates(options: PolicyOptions = {}): ResourceValidationPolicy {
  const about = {
    name: "no-unlimited-rates",
    description: "No connection sends its requests without a limit.",
    settings: /^rateLimits$/,
  };
  return connectionPolicy(about, options, (rates) =>
    rates === "off" ? 'is "off": leave it out, or give rates of your own' : undefined,
  );
}

/**
 * No connection sends its requests in clear: none allows it (`allowHttp`), and none has an address that begins with
 * `http://`. Addresses of this machine may, such as those of a tunnel.
 */
export function noPlainHttp(options: PolicyOptions = {}): ResourceValidationPolicy {
  const about = {
    name: "no-plain-http",
    description: "No connection sends its requests in clear.",
    settings: /^allowHttp$|endpoint$/i,
  };
  return connectionPolicy(about, options, (value) => {
    if (isPlainHttp(value)) return "begins with http://: use https";
    // A program may give it as a text.
    return String(value) === "true" ? "is true: leave it out" : undefined;
  });
}

/**
 * A policy on settings of connections, which are in the inputs of providers. Whether a setting is a secret is not told:
 * a violation quotes only what the policy looks for.
 */
function connectionPolicy(
  about: About & { readonly settings: RegExp },
  options: PolicyOptions,
  judge: (value: unknown) => string | undefined,
): ResourceValidationPolicy {
  return {
    ...head(about, options),
    validateResource(args, report) {
      if (!isProvider(args.type)) return args.notApplicable();
      const values = connectionsOf(args).flatMap((connection) => valuesOf(connection, about.settings));
      for (const { key, value } of values) {
        const violation = judge(value);
        if (violation !== undefined) report(`${titleOf(args.name, key)} ${violation}`);
      }
      for (const { path } of values.filter(({ value }) => isUnknown(value))) read(args.props, path);
    },
  };
}

interface Value {
  /** The key in the configuration, such as `batchflow:tencent.rateLimits`. */
  readonly key: string;
  readonly value: unknown;
  /** Where it is in the provider's inputs. */
  readonly path: Path;
}

/** The settings that a policy looks at; the connection itself where it is not known yet. */
function valuesOf({ name, settings, path }: Connection, wanted: RegExp): readonly Value[] {
  if (!isRecord(settings)) return [{ key: `batchflow:${name}`, value: settings, path }];
  return Object.entries(settings)
    .filter(([setting]) => wanted.test(setting))
    .map(([setting, value]) => ({
      key: `batchflow:${name}.${setting}`,
      value,
      path: [...path, setting],
    }));
}

/** The key in the stack's configuration; in the arguments of a provider of the program's own, with the provider's name. */
function titleOf(provider: string, key: string): string {
  return provider.startsWith("default") ? key : `${provider}: ${key}`;
}
