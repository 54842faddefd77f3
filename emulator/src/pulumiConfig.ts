import { platformNames, type PlatformName } from "./core/platformNames";
import type { PlatformAccess } from "./platforms";

/** A value of a stack's configuration, as the Automation API of Pulumi takes it. */
export interface PulumiConfigValue {
  value: string;
  secret: boolean;
}

type Connection = Readonly<Record<"plain" | "secret", Readonly<Record<string, string>>>>;

/** The connection to each platform by the provider's names; the package of the provider is not needed for it. */
const CONNECTIONS: { readonly [Name in PlatformName]: (access: PlatformAccess[Name]) => Connection } = {
  alibaba: ({ endpoint, region, accessKeyId, accessKeySecret }) => ({
    plain: { endpoint, region },
    secret: { accessKeyId, accessKeySecret },
  }),
  huawei: ({ endpoint, iamEndpoint, cromwellEndpoint, region, projectId, accessKey, secretKey }) => ({
    plain: { endpoint, iamEndpoint, cromwellEndpoint, region, projectId },
    secret: { accessKey, secretKey },
  }),
  otc: ({ endpoint, iamEndpoint, region, projectId, username, domainName, password }) => ({
    plain: { endpoint, iamEndpoint, region, projectId, username, domainName },
    secret: { password },
  }),
  paddleflow: ({ endpoint, username, password }) => ({
    plain: { endpoint, username },
    secret: { password },
  }),
  tencent: ({ endpoint, region, edition, secretId, secretKey }) => ({
    plain: { endpoint, region, ...(edition !== "current" && { edition }) },
    secret: { secretId, secretKey },
  }),
};

/**
 * The configuration with which a stack reaches the emulator: paths such as `batchflow:tencent.endpoint`, for
 * `stack.setAllConfig(config, true)` of the Automation API. Takes a started emulator or the line of JSON that its
 * command line prints. Without names, the connections to all platforms.
 */
export function pulumiConfig(
  { platforms }: { platforms: PlatformAccess },
  ...names: readonly PlatformName[]
): Record<string, PulumiConfigValue> {
  const chosen = names.length > 0 ? names : platformNames;
  return Object.fromEntries(chosen.flatMap((name) => entriesOf(name, platforms[name])));
}

/** The same as commands for a shell, one a line, with an empty line between two platforms. */
export function configCommands(
  emulator: { platforms: PlatformAccess },
  ...names: readonly PlatformName[]
): string {
  const chosen = names.length > 0 ? names : platformNames;
  return chosen
    .map((name) =>
      Object.entries(pulumiConfig(emulator, name))
        .map(
          ([key, { value, secret }]) =>
            `pulumi config set --path ${secret ? "--secret " : ""}${key} ${value}\n`,
        )
        .join(""),
    )
    .join("\n");
}

function entriesOf<Name extends PlatformName>(
  name: Name,
  access: PlatformAccess[Name],
): [string, PulumiConfigValue][] {
  const { plain, secret } = CONNECTIONS[name](access);
  const entries = (values: Readonly<Record<string, string>>, isSecret: boolean) =>
    Object.entries(values).map(([key, value]): [string, PulumiConfigValue] => [
      `batchflow:${name}.${key}`,
      { value, secret: isSecret },
    ]);
  return [...entries(plain, false), ...entries(secret, true)];
}
