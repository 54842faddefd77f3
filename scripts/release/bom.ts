import { readFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { bundleOptions } from "../plugin/bundle";
import { packagesOf } from "../plugin/licenses";
import { succeed } from "../succeed";

interface Component {
  readonly "bom-ref": string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly [other: string]: unknown;
}

/** A bill of materials of CycloneDX, as `npm sbom` writes it. */
interface Bom {
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly [other: string]: unknown;
}

/** All packages of the lock file, with the versions that the tests ran with. */
async function lockedBom(root: string): Promise<Bom> {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  return JSON.parse(await succeed("npm", args, { cwd: root })) as Bom;
}

/** The bills of materials of the two packages, and of the bundle that is the plugin. */
export async function bomsOf(root: string): Promise<Record<"package" | "emulator" | "plugin", Bom>> {
  const locked = await lockedBom(root);
  const { component } = locked.metadata;
  // npm takes the names of the two packages' folders for theirs.
  const ref = `pulumi-batchflow-emulator@${component.version}`;
  const emulator = locked.components.find((one) => one["bom-ref"] === ref);
  if (emulator === undefined) throw new Error(`package-lock.json has no ${ref}`);
  const { metafile } = await build({ ...bundleOptions(root, "unused"), write: false });
  const name = "pulumi-resource-batchflow";
  const { purl: _, ...own } = component;
  const plugin = { ...own, "bom-ref": `${name}@${component.version}`, type: "application", name };
  return {
    package: withDependencies(locked, component, join(root, "package.json")),
    emulator: withDependencies(locked, emulator, join(root, "emulator/package.json")),
    plugin: billOf(locked, plugin, packagesOf(root, Object.keys(metafile.inputs))),
  };
}

/** The bill of a package with what npm installs for it. */
function withDependencies(locked: Bom, subject: Component, manifest: string): Bom {
  const { name, dependencies } = JSON.parse(readFileSync(manifest, "utf8")) as {
    name: string;
    dependencies: Record<string, string>;
  };
  const edges = new Map(locked.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const direct = (edges.get(subject["bom-ref"]) ?? []).filter((ref) =>
    Object.hasOwn(dependencies, ref.slice(0, ref.lastIndexOf("@"))),
  );
  const found = new Set<string>();
  const walk = (ref: string): void => {
    if (found.has(ref)) return;
    found.add(ref);
    edges.get(ref)?.forEach(walk);
  };
  direct.forEach(walk);
  return billOf(locked, { ...subject, name }, [...found], direct);
}

/** The part of a bill that has these components, without what differs from one run to the next. */
function billOf(
  { serialNumber: _serial, metadata: { timestamp: _time, ...metadata }, ...locked }: Bom,
  subject: Component,
  refs: readonly string[],
  direct = refs,
): Bom {
  const known = new Map(locked.components.map((one) => [one["bom-ref"], one]));
  const components = [...refs].sort().map((ref) => {
    const component = known.get(ref);
    if (component === undefined) throw new Error(`package-lock.json has no ${ref}`);
    return component;
  });
  const edges = locked.dependencies.filter(({ ref }) => refs.includes(ref));
  return {
    ...locked,
    metadata: { ...metadata, component: subject },
    components,
    dependencies: [{ ref: subject["bom-ref"], dependsOn: [...direct].sort() }, ...edges].map(
      ({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.includes(one)) }),
    ),
  };
}
