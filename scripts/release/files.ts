import { archiveNames, SUMS } from "../plugin/archive";

/** The names of a release's files, all in one folder, by what they are. */
export function filesOf(version: string) {
  return {
    packages: [`pulumi-batchflow-emulator-${version}.tgz`, `pulumi-batchflow-${version}.tgz`],
    plugin: archiveNames(version),
    nodejs: `pulumi-batchflow-batchflow-${version}.tgz`,
    python: [`pulumi_batchflow-${version}.tar.gz`, `pulumi_batchflow-${version}-py3-none-any.whl`],
    go: `pulumi-batchflow-sdk-go-v${version}.tar.gz`,
    boms: {
      package: `pulumi-batchflow-${version}.cdx.json`,
      emulator: `pulumi-batchflow-emulator-${version}.cdx.json`,
      plugin: `pulumi-resource-batchflow-v${version}.cdx.json`,
    },
    sums: SUMS,
  };
}

export function allFilesOf(version: string): string[] {
  const { packages, plugin, nodejs, python, go, boms, sums } = filesOf(version);
  return [...packages, ...plugin, nodejs, ...python, go, ...Object.values(boms), sums].sort();
}
