import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build, type BuildOptions } from "esbuild";

import { licensesOf } from "./licenses";

const HOST = "provider/hosts/plugin";

/** How the bundle is made. */
export function bundleOptions(root: string, folder: string) {
  return {
    absWorkingDir: root,
    entryPoints: { main: `${HOST}/main.ts`, worker: "provider/core/schema/yaml/worker.ts" },
    outdir: folder,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // Short identifiers would save 0.7 MB of text and cost 11 MiB of memory, and the names of errors' classes.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  } as const satisfies BuildOptions;
}

/**
 * Writes the folder of the plugin: all that it needs besides Node.js. The modules of a platform are in the bundle, and
 * run when the platform is first used.
 */
export async function bundlePlugin(root: string, folder: string): Promise<void> {
  const { metafile } = await build(bundleOptions(root, folder));
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, HOST, "executable"), folder, { recursive: true });
  cpSync(join(root, HOST, "schema.json"), join(folder, "schema.json"));
  writeFileSync(join(folder, "LICENSES.txt"), licensesOf(root, Object.keys(metafile.inputs)));
  writeFileSync(join(folder, "package.json"), packageFile(root));
}

/** Tells the release, and that the files are CommonJS whatever a package around the folder says. */
function packageFile(root: string): string {
  const { version, license } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<
    string,
    string
  >;
  const name = "pulumi-resource-batchflow";
  return `${JSON.stringify({ name, version, license, private: true, type: "commonjs" }, null, 2)}\n`;
}
