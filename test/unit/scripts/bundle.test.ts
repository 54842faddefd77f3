import { build, type Metafile } from "esbuild";
import { beforeAll, expect, it } from "vitest";
import { bundleOptions } from "../../../scripts/plugin/bundle";
import { repositoryRoot } from "../../toolchain/repository";

const MAIN = "provider/hosts/plugin/main.ts";

let inputs: Metafile["inputs"];
beforeAll(async () => {
  const { metafile } = await build({ ...bundleOptions(repositoryRoot, "unused"), write: false });
  inputs = metafile.inputs;
});

/** The files that run when `file` does. */
function atStart(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path, kind } of inputs[file]?.imports ?? []) {
    if (kind !== "dynamic-import") atStart(path, found);
  }
  return found;
}

it("runs no platform's module at the plugin's start", () => {
  const platforms = Object.keys(inputs).filter((file) => file.startsWith("provider/platforms/"));
  const started = atStart(MAIN);
  expect(started).toContain("provider/registry.ts");
  expect(platforms).toContain("provider/platforms/tencent/index.ts");
  expect(platforms.filter((file) => started.has(file))).toEqual([]);
});

it("holds no engine for the scripts of automatic proxies, nor Pulumi's own SDK besides its messages", () => {
  const files = Object.keys(inputs);
  expect(files.filter((file) => /pac-proxy-agent|pac-resolver|quickjs|degenerator/.test(file))).toEqual([]);
  const sdk = files.filter((file) => file.includes("node_modules/@pulumi/"));
  expect(sdk.filter((file) => !file.includes("node_modules/@pulumi/pulumi/proto/"))).toEqual([]);
});
