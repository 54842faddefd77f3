/** How a tool is built where only Go modules are reachable. */
export interface GoBuild {
  /** The main package. The module versions are pinned by `go/<tool>/go.mod` and `go.sum`. */
  readonly package: string;
  /** The variable that the linker sets to the tool's version. */
  readonly versionVariable?: string;
  /** What is told before the build starts. */
  readonly duration: string;
  /** Executables that the module has ready, by their paths in it: they are put beside the tool. */
  readonly moduleFiles?: { readonly module: string; readonly files: readonly string[] };
}

/** One tool of the toolchain: a row of the table below. */
export interface Tool {
  readonly version: string;
  readonly go?: GoBuild;
  /** Other tools whose executables are put beside it: from elsewhere on PATH the CLI takes them with a warning. */
  readonly beside?: readonly string[];
  /** Small executables that are put beside the tool, by file name. */
  readonly scripts?: Readonly<Record<string, string>>;
  /** The name by which the CLI's own `plugin install` knows it. */
  readonly plugin?: { readonly kind: "resource"; readonly name: string };
}

/** The oldest CLI on PATH that is used instead of one of our own. */
export const oldestCli = "3.200.0";

/** The parts that a CLI needs to run this project's programs. */
export const companions = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"] as const;

/**
 * Starts the provider of dynamic resources with the SDK of the program, as the script of this name in Pulumi's own
 * distribution does.
 */
const dynamicProviderScript = `#!/bin/sh
script=$(node -p 'require.resolve("@pulumi/pulumi/cmd/dynamic-provider")') || exit 1
exec node "$script" "$@"
`;

export const tools = {
  pulumi: {
    version: "v3.255.0",
    go: {
      package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
      versionVariable: "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version",
      duration: "about 4 minutes on 2 cores",
    },
    beside: ["pulumi-language-nodejs"],
    scripts: { "pulumi-resource-pulumi-nodejs": dynamicProviderScript },
  },
  // The last version of the module that carries this command; it works with newer CLIs and SDKs.
  "pulumi-language-nodejs": {
    version: "v3.68.0",
    go: {
      package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
      duration: "about half a minute",
    },
  },
  "pulumi-language-python": {
    version: "v3.68.0",
    go: {
      package: "github.com/pulumi/pulumi/sdk/v3/python/cmd/pulumi-language-python",
      duration: "about half a minute",
      moduleFiles: {
        module: "github.com/pulumi/pulumi/sdk/v3",
        files: ["python/cmd/pulumi-language-python-exec"],
      },
    },
  },
  "pulumi-language-yaml": {
    version: "v1.25.0",
    go: {
      package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      duration: "about 2 minutes on 2 cores",
    },
  },
  // A program of this repository over the CLI's own generators. The last number is to be raised with every change to it.
  "pulumi-sdkgen": { version: "v3.255.0-1", go: { package: ".", duration: "about 2 minutes on 2 cores" } },
  // Programs of this repository are raised in the same way: this one serves S3 in memory, for state backends.
  "batchflow-s3": { version: "v2", go: { package: ".", duration: "about half a minute" } },
  // No Go build: the module of this version holds no provider/, which is a module of its own without a release.
  "pulumi-resource-command": { version: "v1.2.1", plugin: { kind: "resource", name: "command" } },
} as const satisfies Record<string, Tool>;

export type ToolName = keyof typeof tools;

/** A row of the table with every column that a row may have. */
export function toolNamed(name: ToolName): Tool & { readonly beside?: readonly ToolName[] } {
  return tools[name];
}
